import type { KeyPress, ScannerLayout } from './key-press.ts';

/** Keys in rows from the left, each with what it types alone and with Shift. */
const CODES = {
  digits: ['Backquote', ...'1234567890'.split('').map((digit) => `Digit${digit}`), 'Minus', 'Equal'],
  upper: [...'QWERTYUIOP'].map((letter) => `Key${letter}`).concat('BracketLeft', 'BracketRight', 'Backslash'),
  home: [...'ASDFGHJKL'].map((letter) => `Key${letter}`).concat('Semicolon', 'Quote'),
  lower: ['IntlBackslash', ...[...'ZXCVBNM'].map((letter) => `Key${letter}`), 'Comma', 'Period', 'Slash'],
};
const ORDER: readonly string[] = [...CODES.digits, ...CODES.upper, ...CODES.home, ...CODES.lower];

const ROWS: Readonly<Record<Exclude<ScannerLayout, 'host'>, readonly [plain: string, shifted: string]>> = {
  us: ["`1234567890-=qwertyuiop[]\\asdfghjkl;'\\zxcvbnm,./", '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"|ZXCVBNM<>?'],
  de: ['^1234567890ß´qwertzuiopü+#asdfghjklöä<yxcvbnm,.-', '°!"§$%&/()=?`QWERTZUIOPÜ*\'ASDFGHJKLÖÄ>YXCVBNM;:_'],
  fr: ['²&é"\'(-è_çà)=azertyuiop^$*qsdfghjklmù<wxcvbn,;:!', '²1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%>WXCVBN?./§'],
};

const NUMPAD: Readonly<Record<string, string>> = { Decimal: '.', Divide: '/', Multiply: '*', Subtract: '-', Add: '+' };

const isLetter = (key: string): boolean => key.toLowerCase() !== key.toUpperCase();
const swapCase = (key: string): string => (key === key.toLowerCase() ? key.toUpperCase() : key.toLowerCase());

/**
 * The character a scanner meant with this press; undefined when the press types none. A scanner that plays a keyboard of its own is read by the place
 * of its keys: then neither the host's layout nor caps lock nor an input method can change a code.
 */
export function characterOf(press: KeyPress, layout: ScannerLayout): string | undefined {
  // Both together are AltGr, which types characters; either alone is a command.
  if (press.ctrl !== press.alt) return undefined;
  if (press.code === 'Space') return ' ';
  const pad = /^Numpad(?:(\d)|(\w+))$/u.exec(press.code);
  if (pad !== null) return pad[1] ?? NUMPAD[pad[2] ?? ''];
  // An input method keeps the characters to itself: the place of the key is all there is, and scanners leave the factory with the US layout.
  const played = layout === 'host' && press.key === 'Process' ? 'us' : layout;
  if (played !== 'host') return ROWS[played][press.shift ? 1 : 0].charAt(ORDER.indexOf(press.code)) || undefined;
  if ([...press.key].length !== 1) return undefined;
  return press.caps && isLetter(press.key) ? swapCase(press.key) : press.key;
}
