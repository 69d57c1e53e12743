import { assembleKeys, isEnd, isModifier, isSeparator, type KeyAssembly, NOTHING_HELD } from './assemble-keys.ts';
import type { KeyInput, KeyPress, ScannerProfile } from './key-press.ts';
import { learnScanner } from './learn-scanner.ts';

export const SEPARATOR_FORMS = ['ctrl', 'f8', 'alt'] as const;
/** How a scanner types FNC1: Ctrl and a bracket, F8, or Alt with a number. */
export type SeparatorForm = (typeof SEPARATOR_FORMS)[number];

/** Why presses came out as typing. `slow` and `no_end` are settings of the scanner or of this computer; `fixes`: prefix or suffix are not there. */
export type TypedBecause = { readonly because: 'slow'; readonly slowestMs: number } | { readonly because: 'no_end' | 'fixes' | 'short' };

/** What became of the presses of a trial. */
export interface Trial {
  readonly codes: readonly string[];
  /** Set where the set-up code was in it: how this scanner has to be listened to. */
  readonly learned: ScannerProfile | undefined;
  readonly separators: readonly SeparatorForm[];
  readonly msPerKey: number | null;
  /** Null where a code was read. */
  readonly typed: TypedBecause | null;
}

const formOf = (press: KeyPress): SeparatorForm => (press.code === 'F8' ? 'f8' : 'ctrl');

function whyTyped(presses: readonly KeyPress[], slowestMs: number, profile: ScannerProfile): TypedBecause {
  const { gapMs, endsWithKey, shortest, prefix, suffix } = profile;
  if (slowestMs > gapMs) return { because: 'slow', slowestMs };
  const last = presses.at(-1);
  if (endsWithKey && (last === undefined || !isEnd(last))) return { because: 'no_end' };
  return { because: presses.length <= shortest || (prefix === '' && suffix === '') ? 'short' : 'fixes' };
}

/** Plays the presses through the one assembler, as any desk would hear them, and says what came of it and why. */
export function tryScan(inputs: readonly KeyInput[], profile: ScannerProfile): Trial {
  const presses = inputs.flatMap((input) => (input.kind === 'press' && !isModifier(input.press) ? [input.press] : []));
  const learned = learnScanner(presses);
  let assembly: KeyAssembly = NOTHING_HELD;
  const codes: string[] = [];
  for (const input of [...inputs, { kind: 'silence', at: Number.POSITIVE_INFINITY } as const]) {
    const step = assembleKeys(assembly, input, learned ?? profile);
    assembly = step.assembly;
    for (const outcome of step.outcomes) if (outcome.kind === 'scan') codes.push(outcome.text);
  }
  const gaps = presses.slice(1).map((press, at) => press.at - (presses[at]?.at ?? press.at));
  const separators = new Set(presses.filter(isSeparator).map(formOf));
  if (presses.some(({ alt, code }) => alt && /^Numpad\d$/u.test(code))) separators.add('alt');
  return {
    codes,
    learned,
    separators: SEPARATOR_FORMS.filter((form) => separators.has(form)),
    msPerKey: gaps.length === 0 ? null : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
    typed: codes.length > 0 ? null : whyTyped(presses, Math.max(0, ...gaps), profile),
  };
}
