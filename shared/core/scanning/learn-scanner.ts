import { GROUP_SEPARATOR, type KeyPress, PLAIN_SCANNER, SCANNER_LAYOUTS, type ScannerProfile } from './key-press.ts';
import { isModifier } from './assemble-keys.ts';
import { characterOf } from './scanner-layouts.ts';

/** What is printed on the setting-up sheet: letters of both cases, digits and signs that move from keyboard to keyboard. */
export const SETUP_CODE = 'Sb-SETUP/19*yzAQ';

/**
 * Reads the setting-up code as it arrived and answers how this scanner must be listened to: which keyboard it plays, what it puts around a code, how far its
 * characters lie apart and how it ends. Undefined when the presses hold the code in no way that is known.
 */
export function learnScanner(presses: readonly KeyPress[], code: string = SETUP_CODE): ScannerProfile | undefined {
  const last = presses.at(-1);
  if (last === undefined) return undefined;
  const endsWithKey = ['Enter', 'NumpadEnter', 'Tab'].includes(last.code);
  const body = endsWithKey ? presses.slice(0, -1) : presses;
  const typed = presses.filter((press) => !isModifier(press));
  const gaps = typed.slice(1).map((press, at) => press.at - (typed[at]?.at ?? press.at));
  // Twice the slowest gap seen, but never so long that fast typing falls into it.
  const gapMs = Math.min(60, Math.max(PLAIN_SCANNER.gapMs, Math.ceil(2 * Math.max(0, ...gaps))));
  for (const layout of SCANNER_LAYOUTS) {
    const text = body.map((press) => (press.ctrl && press.code === 'BracketRight' ? GROUP_SEPARATOR : (characterOf(press, layout) ?? ''))).join('');
    const at = text.indexOf(code);
    if (at >= 0) return { ...PLAIN_SCANNER, layout, gapMs, prefix: text.slice(0, at), suffix: text.slice(at + code.length), endsWithKey };
  }
  return undefined;
}
