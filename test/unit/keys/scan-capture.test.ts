import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Capture,
  type CaptureInput,
  NOTHING_HELD,
  SCAN_GAP_MS,
  SHORTEST_SCAN,
  stepCapture,
  type Where,
} from '../../../renderer/lib/scanning/scan-capture.ts';

/** One press as the console meets it: which character (or the end of a code), when, and what had the focus. */
interface Press {
  readonly character: string;
  readonly at: number;
  readonly where: Where;
}

/** Plays a trace with a timer that fires whenever nothing came for a gap, and with a text field that takes what is not swallowed. */
const play = (presses: readonly Press[], rules = { gapMs: SCAN_GAP_MS, inFields: false }) => {
  let capture: Capture<string> = NOTHING_HELD;
  const keys: string[] = [];
  const scans: string[] = [];
  let field = '';
  let before = '';
  let submitted = 0;
  const take = (input: CaptureInput<string>): boolean => {
    const step = stepCapture(capture, input, rules);
    capture = step.capture;
    keys.push(...step.keys);
    if (step.scan !== null) {
      scans.push(step.scan.text);
      if (step.scan.where === 'field') field = before;
    }
    return step.swallow;
  };
  let lastAt = -Infinity;
  for (const { character, at, where } of presses) {
    if (at - lastAt > rules.gapMs) take({ kind: 'silence' });
    lastAt = at;
    if (character === 'Enter' || character === 'Tab') {
      if (!take({ kind: 'end', at }) && where === 'field') submitted += 1;
      continue;
    }
    const was = field;
    const swallowed = take({ kind: 'character', character, key: character.toUpperCase(), at, where });
    if (capture.held.length === 1) before = was;
    if (where === 'field' && !swallowed) field += character;
  }
  take({ kind: 'silence' });
  return { keys, scans, field, submitted };
};

/** Pieces of a shift: a person pressing keys or typing, and a scanner reading a code. */
type Piece =
  | { readonly kind: 'key'; readonly character: string }
  | { readonly kind: 'quickPair'; readonly characters: readonly [string, string] }
  | { readonly kind: 'typing'; readonly text: string }
  | { readonly kind: 'scan'; readonly code: string; readonly gapMs: number; readonly end: 'Enter' | 'Tab'; readonly where: Where };

const letter = fc.constantFrom(...'abcdefghjkmnpqrstuxyz0123456789');
const code = fc.string({ minLength: SHORTEST_SCAN, maxLength: 40, unit: fc.constantFrom(...'ABCXYZ0123456789*-/.$') });
const where = fc.constantFrom<Where>('page', 'field');
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({ kind: fc.constant('key' as const), character: letter }),
  fc.record({ kind: fc.constant('quickPair' as const), characters: fc.tuple(letter, letter) }),
  fc.record({ kind: fc.constant('typing' as const), text: fc.string({ minLength: 1, maxLength: 12, unit: letter }) }),
  fc.record({ kind: fc.constant('scan' as const), code, gapMs: fc.integer({ min: 0, max: SCAN_GAP_MS }), end: fc.constantFrom('Enter', 'Tab'), where }),
);

/** Writes the pieces on a time line, people slower than the gap. */
const traceOf = (pieces: readonly Piece[], pauses: readonly number[]): readonly Press[] => {
  const presses: Press[] = [];
  let at = 1000;
  const press = (character: string, afterMs: number, target: Where) => presses.push({ character, at: (at += afterMs), where: target });
  pieces.forEach((one, index) => {
    const pause = SCAN_GAP_MS + 1 + (pauses[index % pauses.length] ?? 0);
    if (one.kind === 'key') press(one.character, pause, 'page');
    if (one.kind === 'quickPair') one.characters.forEach((character, place) => press(character, place === 0 ? pause : 12, 'page'));
    if (one.kind === 'typing') for (const character of one.text) press(character, pause, 'field');
    if (one.kind !== 'scan') return;
    Array.from(one.code).forEach((character, place) => press(character, place === 0 ? pause : one.gapMs, one.where));
    press(one.end, one.gapMs, one.where);
  });
  return presses;
};
const wantedOf = (pieces: readonly Piece[], inFields: boolean) => ({
  keys: pieces.flatMap((one) => (one.kind === 'key' ? [one.character] : one.kind === 'quickPair' ? one.characters : [])).map((key) => key.toUpperCase()),
  scans: pieces.flatMap((one) => (one.kind === 'scan' && (one.where === 'page' || inFields) ? [one.code] : [])),
  field: pieces.map((one) => (one.kind === 'typing' ? one.text : one.kind === 'scan' && one.where === 'field' && !inFields ? one.code : '')).join(''),
  submitted: inFields ? 0 : pieces.filter((one) => one.kind === 'scan' && one.where === 'field').length,
});
const pauses = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 8 });

describe('scans among keys and typing', () => {
  it.each([false, true])('nothing is lost, doubled or fired, and typing stays (a desk that listens in fields: %s)', (inFields) => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pauses, (pieces, waits) => {
        expect(play(traceOf(pieces, waits), { gapMs: SCAN_GAP_MS, inFields })).toEqual(wantedOf(pieces, inFields));
      }),
      { numRuns: 2000 },
    );
  });

  it('the same holds for a slower scanner when the gap is set for it', () => {
    const slow = fc.record({ kind: fc.constant('scan' as const), code, gapMs: fc.integer({ min: 31, max: 80 }), end: fc.constant('Enter' as const), where });
    fc.assert(
      fc.property(fc.array(slow, { maxLength: 10 }), (pieces) => {
        const trace = traceOf(pieces, [200]);
        expect(play(trace, { gapMs: 80, inFields: true })).toEqual(wantedOf(pieces, true));
      }),
    );
  });

  it('however the presses fall, every character of the page ends in exactly one key or one scan, in order', () => {
    const press = fc.record({ character: letter, afterMs: fc.integer({ min: 1, max: 120 }) });
    fc.assert(
      fc.property(fc.array(press, { maxLength: 40 }), (presses) => {
        let at = 0;
        const { keys, scans } = play(presses.map(({ character, afterMs }) => ({ character, at: (at += afterMs), where: 'page' })));
        expect(keys.length + scans.join('').length).toBe(presses.length);
        for (const scan of scans) expect(scan.length).toBeGreaterThanOrEqual(SHORTEST_SCAN);
      }),
    );
  });
});

describe('a burst', () => {
  const at = (character: string, time: number, target: Where = 'page'): Press => ({ character, at: time, where: target });
  const spell = (text: string, target: Where = 'page', from = 100, gap = 8): readonly Press[] =>
    Array.from(text, (character, index) => at(character, from + index * gap, target));

  it('of two is quick fingers', () => expect(play(spell('gq')).keys).toEqual(['G', 'Q']));

  it('without an end is settled by silence, and the next letter is a key again', () => {
    expect(play([...spell('6901234567892'), at('a', 900)])).toMatchObject({ keys: ['A'], scans: ['6901234567892'] });
  });

  it('belongs where it began: a field that takes the focus in the middle gets none of it', () => {
    const presses = [...spell('SB*CA'), ...spell('GE', 'field', 140), at('Enter', 156, 'field')];
    expect(play(presses)).toEqual({ keys: [], scans: ['SB*CAGE'], field: '', submitted: 0 });
  });

  it('in a field without an end is typing, whoever listens', () => {
    expect(play(spell('690123456', 'field'), { gapMs: SCAN_GAP_MS, inFields: true })).toMatchObject({ scans: [], field: '690123456' });
  });

  it('lets an Enter pass that a person pressed', () => {
    expect(
      stepCapture(stepCapture<string>(NOTHING_HELD, { kind: 'character', character: 'j', key: 'J', at: 0, where: 'page' }).capture, { kind: 'end', at: 500 }),
    ).toMatchObject({
      keys: ['J'],
      swallow: false,
    });
  });

  it('is told apart by the times of the presses: a timer that never fired changes nothing', () => {
    const first = stepCapture<string>(NOTHING_HELD, { kind: 'character', character: 'j', key: 'J', at: 0, where: 'page' });
    expect(stepCapture(first.capture, { kind: 'character', character: '6', key: '6', at: 900, where: 'page' }).keys).toEqual(['J']);
  });
});
