/** A key event as it came, with the time it carries itself (milliseconds of the page's clock): timers are late when the page is busy. */
export interface KeyPress {
  readonly at: number;
  /** What the host's keyboard layout makes of it (`KeyboardEvent.key`); `Process` while an input method is open. */
  readonly key: string;
  /** Which key it is, whatever is printed on it (`KeyboardEvent.code`). */
  readonly code: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly caps: boolean;
  /** Held down by a person; no scanner does that. */
  readonly repeat: boolean;
  /** Whether a text field has the focus. */
  readonly inField: boolean;
}

export type KeyInput =
  | { readonly kind: 'press'; readonly press: KeyPress }
  /** A key let go; only Alt says anything, by ending a code typed on the number pad. */
  | { readonly kind: 'release'; readonly code: string; readonly at: number }
  /** So much time passed with nothing typed. */
  | { readonly kind: 'silence'; readonly at: number };

export const SCANNER_LAYOUTS = ['host', 'us', 'de', 'fr'] as const;
/** The keyboard a scanner plays. `host`: the same as the computer's, so that what the computer makes of its keys is right but for caps lock. */
export type ScannerLayout = (typeof SCANNER_LAYOUTS)[number];

export interface ScannerProfile {
  /** The longest time between two characters of one scan. */
  readonly gapMs: number;
  /** Shorter bursts are quick fingers. */
  readonly shortest: number;
  readonly layout: ScannerLayout;
  /** Put before and behind each code by the scanner and taken off again. With a prefix, typing that touches a scan is told apart from it. */
  readonly prefix: string;
  readonly suffix: string;
  /** Some scanners send no Enter and no Tab; then silence ends a scan. */
  readonly endsWithKey: boolean;
}

export const PLAIN_SCANNER: ScannerProfile = { gapMs: 30, shortest: 3, layout: 'host', prefix: '', suffix: '', endsWithKey: true };

/** FNC1 of a GS1 code, as scanners that have to type it do: Ctrl+], F8, or Alt with 29 on the number pad. */
export const GROUP_SEPARATOR = '\u001d';
