import { GROUP_SEPARATOR, type KeyInput, type KeyPress, type ScannerProfile } from './key-press.ts';
import { characterOf } from './scanner-layouts.ts';

/**
 * A scanner types like a person, only faster. A burst of presses, each within the gap of the one before, is held until it is known what it was:
 *
 *   J ───── silence ─────▶ typed J
 *   6 9 0 1 2 3 … Enter ─────▶ scan "690123…", and nothing was typed
 *   g q  (rolled over one another, then silence) ─────▶ typed g, typed q
 *   Alt(0 2 9) inside a burst ─────▶ one FNC1
 *
 * Every press leaves exactly once, as typing or as part of one scan, and in the order it came: nothing is lost, doubled or overtaken.
 */
interface Held {
  readonly presses: readonly KeyPress[];
  /** One character, or none for presses that only lead to one (Alt, digits of a character's number). */
  readonly character: string;
}

export interface KeyAssembly {
  readonly burst: readonly Held[];
  /** Alt is down and a number is being typed: the presses so far. */
  readonly altCode: readonly KeyPress[] | null;
  readonly lastAt: number;
}
export const NOTHING_HELD: KeyAssembly = { burst: [], altCode: null, lastAt: Number.NEGATIVE_INFINITY };

export type KeyOutcome =
  | { readonly kind: 'typed'; readonly press: KeyPress }
  | {
      readonly kind: 'scan';
      readonly text: string;
      readonly startedAt: number;
      readonly endedAt: number;
      /** Presses that went into it, its end included. */
      readonly presses: number;
      /** Where it fell: what a text field shows of it has to be taken out again. */
      readonly inField: boolean;
    };

export interface KeyStep {
  readonly assembly: KeyAssembly;
  readonly outcomes: readonly KeyOutcome[];
}

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'CapsLock', 'AltGraph', 'Meta', 'Fn', 'NumLock', 'Dead']);
const ENDS: ReadonlySet<string> = new Set(['Enter', 'NumpadEnter', 'Tab']);

/** Leads to a character and is none. */
export const isModifier = ({ key }: Pick<KeyPress, 'key'>): boolean => MODIFIERS.has(key);

/** Remote desktops and tablets that play a keyboard say which character, and not which key. */
export const isEnd = ({ code, key }: KeyPress): boolean => ENDS.has(code === '' ? key : code);

const pressesOf = (burst: readonly Held[]): readonly KeyPress[] => burst.flatMap(({ presses }) => presses);
const asTyped = (presses: readonly KeyPress[]): readonly KeyOutcome[] => presses.map((press) => ({ kind: 'typed', press }));

/** Takes prefix and suffix off, and gives back as typing what stood before the prefix. Undefined when it is no scan of this scanner. */
function asScan(burst: readonly Held[], end: KeyPress | null, profile: ScannerProfile): readonly KeyOutcome[] | undefined {
  const prefix = [...profile.prefix];
  const start = prefix.length === 0 ? 0 : burst.findIndex((_, at) => prefix.every((character, step) => burst[at + step]?.character === character));
  if (start < 0) return undefined;
  const own = burst.slice(start);
  const text = own.map(({ character }) => character).join('');
  if (!text.endsWith(profile.suffix)) return undefined;
  const inner = text.slice(profile.prefix.length, text.length - profile.suffix.length);
  if ([...inner].length < profile.shortest) return undefined;
  const presses = [...pressesOf(own), ...(end === null ? [] : [end])];
  const [first] = presses;
  const last = presses.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const scan: KeyOutcome = { kind: 'scan', text: inner, startedAt: first.at, endedAt: last.at, presses: presses.length, inField: first.inField };
  return [...asTyped(pressesOf(burst.slice(0, start))), scan];
}

/** What is held, once it is known that no more comes. */
function settle({ burst, altCode }: KeyAssembly, profile: ScannerProfile): readonly KeyOutcome[] {
  const scan = profile.endsWithKey || altCode !== null ? undefined : asScan(burst, null, profile);
  return scan ?? asTyped([...pressesOf(burst), ...(altCode ?? [])]);
}

/** Alone, either is a key on the desk: the burst of one comes out as typing. */
export const isSeparator = ({ ctrl, alt, code, key }: Pick<KeyPress, 'ctrl' | 'alt' | 'code' | 'key'>): boolean =>
  (ctrl && !alt && (code === 'BracketRight' || key === ']')) || code === 'F8';

function stepPress(held: KeyAssembly, press: KeyPress, profile: ScannerProfile): KeyStep {
  if (isModifier(press)) return { assembly: held, outcomes: [] };
  const together = press.at - held.lastAt <= profile.gapMs && !press.repeat;
  const before = together ? [] : settle(held, profile);
  const now: KeyAssembly = together ? held : NOTHING_HELD;
  const add = (character: string, presses: readonly KeyPress[]): KeyStep => ({
    assembly: { burst: [...now.burst, { presses, character }], altCode: null, lastAt: press.at },
    outcomes: before,
  });

  if (press.key === 'Alt') return { assembly: { ...now, altCode: [press], lastAt: press.at }, outcomes: [...before, ...asTyped(now.altCode ?? [])] };
  if (now.altCode !== null && press.alt && /^Numpad\d$/u.test(press.code)) {
    return { assembly: { ...now, altCode: [...now.altCode, press], lastAt: press.at }, outcomes: before };
  }
  if (isSeparator(press) && !press.repeat) return add(GROUP_SEPARATOR, [...(now.altCode ?? []), press]);
  if (isEnd(press) && now.altCode === null) {
    const scan = together ? asScan(now.burst, press, profile) : undefined;
    return { assembly: NOTHING_HELD, outcomes: scan ?? [...before, ...settle(now, { ...profile, endsWithKey: true }), ...asTyped([press])] };
  }
  const character = press.repeat ? undefined : characterOf(press, profile.layout);
  if (character === undefined || now.altCode !== null) {
    return { assembly: NOTHING_HELD, outcomes: [...before, ...settle(now, profile), ...asTyped([press])] };
  }
  return add(character, [press]);
}

/** Alt let go ends a character's number: Alt+029 is FNC1, Alt+065 an A. */
function stepRelease(held: KeyAssembly, code: string, at: number): KeyStep {
  if (held.altCode === null || !code.startsWith('Alt')) return { assembly: held, outcomes: [] };
  const number = held.altCode.flatMap((press) => /^Numpad(\d)$/u.exec(press.code)?.[1] ?? []).join('');
  if (number === '') return { assembly: { ...held, altCode: null }, outcomes: asTyped(held.altCode) };
  return {
    assembly: { burst: [...held.burst, { presses: held.altCode, character: String.fromCharCode(Number(number) % 256) }], altCode: null, lastAt: at },
    outcomes: [],
  };
}

export function assembleKeys(held: KeyAssembly, input: KeyInput, profile: ScannerProfile): KeyStep {
  switch (input.kind) {
    case 'press':
      return stepPress(held, input.press, profile);
    case 'release':
      return stepRelease(held, input.code, input.at);
    case 'silence':
      return input.at - held.lastAt <= profile.gapMs ? { assembly: held, outcomes: [] } : { assembly: NOTHING_HELD, outcomes: settle(held, profile) };
  }
}
