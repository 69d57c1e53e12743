import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPEN_GATE, SCAN_GAP_MS, type ScanGate, SHORTEST_SCAN, stepScanGate } from '../../../renderer/lib/keys/scan-gate.ts';

interface Press {
  readonly character: string;
  readonly afterMs: number;
}

/** Types the presses with the timer firing whenever a gap is longer than it, then leaves the keyboard alone. */
const play = (presses: readonly Press[], end: 'silence' | 'enter' = 'silence') => {
  let gate: ScanGate<string> = OPEN_GATE;
  let at = 0;
  const keys: string[] = [];
  const scans: string[] = [];
  const take = (step: ReturnType<typeof stepScanGate<string>>) => {
    gate = step.state;
    keys.push(...step.keys);
    if (step.scan !== null) scans.push(step.scan);
    return step.swallowed;
  };
  for (const { character, afterMs } of presses) {
    if (afterMs > SCAN_GAP_MS) take(stepScanGate(gate, { kind: 'silence' }));
    at += afterMs;
    take(stepScanGate(gate, { kind: 'character', typed: { character, key: character.toUpperCase(), at } }));
  }
  const swallowed = take(end === 'enter' ? stepScanGate(gate, { kind: 'enter', at: at + 5 }) : stepScanGate(gate, { kind: 'silence' }));
  return { keys, scans, swallowed };
};
const spell = (text: string, afterMs: number): readonly Press[] => Array.from(text, (character) => ({ character, afterMs }));

describe('the scan gate', () => {
  it('gives a lone letter as a key after the gap', () => {
    expect(play([{ character: 'j', afterMs: 500 }])).toEqual({ keys: ['J'], scans: [], swallowed: false });
  });

  it('gives a scan as a scan and fires none of its letters, and keeps its Enter', () => {
    expect(play(spell('SB*CAGE', 8), 'enter')).toEqual({ keys: [], scans: ['SB*CAGE'], swallowed: true });
  });

  it('takes two letters of quick fingers as two keys', () => {
    expect(play(spell('gq', 20))).toEqual({ keys: ['G', 'Q'], scans: [], swallowed: false });
  });

  it('settles a scan without Enter by silence, and the next letter is a key again', () => {
    expect(play([...spell('6901234567892', 5), { character: 'a', afterMs: 400 }])).toEqual({ keys: ['A'], scans: ['6901234567892'], swallowed: false });
  });

  it('uses the times of the keys: a timer that never fired changes nothing', () => {
    // The page hung; no silence was seen between j and the scan.
    let step = stepScanGate<string>(OPEN_GATE, { kind: 'character', typed: { character: 'j', key: 'J', at: 0 } });
    step = stepScanGate(step.state, { kind: 'character', typed: { character: '6', key: '6', at: 900 } });
    expect(step.keys).toEqual(['J']);
  });

  it('lets an Enter pass that comes after a person typed', () => {
    expect(play(spell('j', 500), 'enter')).toEqual({ keys: ['J'], scans: [], swallowed: false });
  });

  it('loses and invents nothing: every character ends in exactly one key or one scan, in order', () => {
    const press = fc.record({ character: fc.constantFrom(...Array.from('abcxyz0123456789*-')), afterMs: fc.integer({ min: 1, max: 120 }) });
    fc.assert(
      fc.property(fc.array(press, { maxLength: 40 }), (presses) => {
        const { keys, scans } = play(presses);
        expect(keys.length + scans.join('').length).toBe(presses.length);
        for (const scan of scans) expect(scan.length).toBeGreaterThanOrEqual(SHORTEST_SCAN);
        const slow = presses.filter((one, index) => one.afterMs > SCAN_GAP_MS && (presses[index + 1]?.afterMs ?? Infinity) > SCAN_GAP_MS);
        expect(keys.length).toBeGreaterThanOrEqual(slow.length);
      }),
    );
  });

  it('never fires a key out of any code scanned at scanner speed', () => {
    fc.assert(
      fc.property(fc.string({ minLength: SHORTEST_SCAN, maxLength: 60, unit: 'grapheme-ascii' }), fc.integer({ min: 0, max: SCAN_GAP_MS }), (code, gap) => {
        expect(play(spell(code, gap), 'enter')).toEqual({ keys: [], scans: [code], swallowed: true });
      }),
    );
  });
});
