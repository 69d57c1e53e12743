import { describe, expect, it } from 'vitest';
import { type KeyInput, PLAIN_SCANNER, type ScannerProfile } from '../../../shared/core/scanning/key-press.ts';
import { SETUP_CODE } from '../../../shared/core/scanning/learn-scanner.ts';
import { tryScan, type Trial } from '../../../shared/core/scanning/try-scan.ts';
import { emptyTrace, scan, type SeparatorStyle, type Surroundings } from '../../fixtures/key-traces.ts';

const here: Surroundings = { scanner: 'us', host: 'us', caps: false, ime: false, inField: false };

interface Tried {
  readonly text: string;
  readonly profile?: Partial<ScannerProfile>;
  readonly around?: Partial<Surroundings>;
  readonly gapMs?: number;
  readonly style?: SeparatorStyle;
  readonly end?: 'Enter' | null;
}
function tried({ text, profile = {}, around = {}, gapMs = 6, style = 'ctrl', end = 'Enter' }: Tried): Trial {
  const trace = emptyTrace();
  scan(trace, text, { ...here, ...around }, () => gapMs, style, end);
  return tryScan(trace.inputs, { ...PLAIN_SCANNER, ...profile });
}

describe('a trial of a scanner', () => {
  it('that reads the set-up code teaches, and reads by what it taught', () => {
    const trial = tried({ text: `~${SETUP_CODE}`, around: { host: 'fr', caps: true }, gapMs: 22 });
    expect(trial.learned).toEqual({ ...PLAIN_SCANNER, layout: 'us', prefix: '~', gapMs: 44 });
    expect(trial.codes).toEqual([SETUP_CODE]);
  });

  it('takes the pace from character to character, and not from Shift to character', () => {
    const trace = emptyTrace();
    scan(trace, SETUP_CODE, here, () => 20, 'ctrl', 'Enter');
    const halved = trace.inputs.flatMap((input): readonly KeyInput[] =>
      input.kind === 'press' ? [{ ...input, press: { ...input.press, key: 'Shift', code: 'ShiftLeft', at: input.press.at - 10 } }, input] : [input],
    );
    expect(tryScan(halved, PLAIN_SCANNER).learned?.gapMs).toBe(40);
  });

  it.each(['ctrl', 'f8', 'alt'] as const)('says that the group separator came by %s', (style) => {
    const trial = tried({ text: '0109526064000028\u001d10AbC', style });
    expect(trial).toMatchObject({ codes: ['0109526064000028\u001d10AbC'], learned: undefined, separators: [style], typed: null });
  });

  it('says of several codes that they are several', () => {
    const trace = emptyTrace();
    for (const code of ['6900000000014', '6900000000021']) scan(trace, code, here, () => 5, 'ctrl', 'Enter');
    expect(tryScan(trace.inputs, PLAIN_SCANNER).codes).toEqual(['6900000000014', '6900000000021']);
  });

  it.each([
    ['a slow scanner', { text: '6900000000014', gapMs: 48 }, { because: 'slow', slowestMs: 48 }],
    ['no end', { text: '6900000000014', end: null }, { because: 'no_end' }],
    ['a prefix that is not there', { text: '6900000000014', profile: { prefix: '~' } }, { because: 'fixes' }],
    ['too few characters', { text: '69' }, { because: 'short' }],
  ] as const)('explains %s', (_, how, typed) => {
    expect(tried(how)).toMatchObject({ codes: [], learned: undefined, typed });
  });
});
