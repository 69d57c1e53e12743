import { DESKS, GO_KEYS, KEY_MAP } from './key-map.ts';

type Map = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Owned by browser, system, screen reader or input method. `Ctrl+Shift` and `Alt` with a letter are refused by shape. */
const FORBIDDEN = new Set(
  ['W', 'T', 'N', 'L', 'R', 'J', 'H', 'D', 'Tab', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'Space', '.']
    .map((key) => `Ctrl+${key}`)
    .concat('F1', 'F3', 'F5', 'F7', 'F10', 'F11', 'F12', 'Shift', 'Shift+Space', 'Shift+F10', 'ContextMenu', 'Tab', 'Shift+Tab')
    // The page's own size, and the keys screen readers stand on.
    .concat('Ctrl++', 'Ctrl+-', 'Ctrl+0', 'Ctrl+=', 'Ctrl', 'Insert', 'CapsLock', 'Meta'),
);

export const isForbidden = (chord: string): boolean => FORBIDDEN.has(chord) || chord.includes('Alt+') || /^Ctrl\+Shift\+[A-Z]$/.test(chord);

/** One sentence per mistake in a key map; empty when it is sound. */
export const findClashes = (map: Map = KEY_MAP, desks: Readonly<Record<string, readonly string[]>> = DESKS): readonly string[] => {
  const mistakes: string[] = [];
  for (const [scope, actions] of Object.entries(map))
    for (const [action, chords] of Object.entries(actions))
      for (const chord of chords) if (isForbidden(chord)) mistakes.push(`${scope}.${action} may not use ${chord}`);
  for (const [desk, scopes] of Object.entries(desks)) {
    const taken: Record<string, string> = {};
    for (const scope of scopes)
      for (const [action, chords] of Object.entries(map[scope] ?? {}))
        for (const chord of chords) {
          const other = taken[chord];
          if (other !== undefined) mistakes.push(`on ${desk}, ${chord} is both ${other} and ${scope}.${action}`);
          taken[chord] = `${scope}.${action}`;
        }
  }
  const letters = Object.values(GO_KEYS);
  if (new Set(letters).size !== letters.length) mistakes.push('two places share a letter after G');
  return mistakes;
};
