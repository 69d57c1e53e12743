import { expect, it } from 'vitest';
import { assembleKeys, isModifier, type KeyAssembly, NOTHING_HELD } from '../../../shared/core/scanning/assemble-keys.ts';
import { type KeyInput, PLAIN_SCANNER } from '../../../shared/core/scanning/key-press.ts';
import recorded from '../../fixtures/recorded-keys/x11-chromium.json' with { type: 'json' };
import type { RecordedKey, Recording } from '../../fixtures/recorded-keys/recording.ts';

/* What a real browser told about keys that were really pressed, with its own times (how: fixtures/recorded-keys/record-main.ts). */

const PAUSE_MS = 100;

/** As the window's ear gives them on: modifiers alone say nothing, and a timer tells that nothing comes any more. */
const inputsOf = (keys: readonly RecordedKey[]): readonly KeyInput[] => {
  const heard = keys.flatMap((event, place): readonly KeyInput[] => {
    const { went, ...key } = event;
    const before = keys[place - 1];
    const paused: readonly KeyInput[] = before !== undefined && event.at - before.at > PAUSE_MS ? [{ kind: 'silence', at: before.at + PAUSE_MS }] : [];
    if (went === 'up') return [...paused, { kind: 'release', code: event.code, at: event.at }];
    return isModifier(event) ? paused : [...paused, { kind: 'press', press: { ...key, inField: false } }];
  });
  return [...heard, { kind: 'silence', at: Number.POSITIVE_INFINITY }];
};

it.each(recorded.recordings as readonly Recording[])('$what', ({ keys, layout, scans, typed }) => {
  const got = { scans: [] as string[], typed: '' };
  let assembly: KeyAssembly = NOTHING_HELD;
  for (const input of inputsOf(keys)) {
    const step = assembleKeys(assembly, input, { ...PLAIN_SCANNER, layout });
    assembly = step.assembly;
    for (const outcome of step.outcomes) {
      if (outcome.kind === 'scan') got.scans.push(outcome.text);
      else if (!outcome.press.repeat) got.typed += outcome.press.key;
    }
  }
  expect(got).toEqual({ scans, typed });
});

it('the codes came as quickly as a scanner sends them, and the person was slow', () => {
  const of = (what: string): Recording => (recorded.recordings as readonly Recording[]).find((one) => one.what === what) as Recording;
  const many = of('codes without a pause');
  const seconds = ((many.keys.at(-1)?.at ?? 0) - (many.keys[0]?.at ?? 0)) / 1000;
  expect(many.scans.length / seconds).toBeGreaterThan(20);
  expect(of('a key held down').keys.filter(({ repeat }) => repeat).length).toBeGreaterThan(5);
});
