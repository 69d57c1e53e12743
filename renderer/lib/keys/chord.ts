/** What this module needs of a KeyboardEvent, so that it can be tried without a browser. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const CODE_TO_CHARACTER: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Slash: ['/', '?'],
  Comma: [',', '<'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
};

const fromCode = (code: string, shift: boolean): string | undefined => {
  if (/^Key[A-Z]$/.test(code)) return code.slice(3);
  if (/^Digit\d$/.test(code)) return code.slice(5);
  return CODE_TO_CHARACTER[code]?.[shift ? 1 : 0];
};

/**
 * The name of a key press as the key map writes it, or undefined for what is no key of ours (a modifier alone, AltGr).
 * A keyboard that writes no ASCII letter here (Cyrillic, a Chinese full-width mode) is read by the key's place.
 */
export const chordOfPress = (press: KeyPress): string | undefined => {
  if (press.altKey || ['Control', 'Shift', 'Alt', 'Meta', 'CapsLock', 'Process', 'Dead'].includes(press.key)) return undefined;
  const ctrl = press.ctrlKey || press.metaKey;
  let key = press.key;
  if (key === ' ') key = 'Space';
  else if (key.length === 1 && (key < '!' || key > '~')) {
    const placed = fromCode(press.code, press.shiftKey);
    if (placed === undefined) return undefined;
    key = placed;
  }
  const letter = /^[a-zA-Z]$/.test(key);
  if (letter) key = key.toUpperCase();
  // Shift is already inside a sign ("?"), and stands by itself with letters and named keys.
  const shift = press.shiftKey && (letter || key.length > 1);
  return `${ctrl ? 'Ctrl+' : ''}${shift ? 'Shift+' : ''}${key}`;
};

/** Characters a scanner could type: these wait for the scan gate. `Shift+N` counts, scanners write capitals with shift. */
export const isSingleCharacter = (press: KeyPress): boolean => !press.ctrlKey && !press.metaKey && !press.altKey && Array.from(press.key).length === 1;
