import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, it } from 'vitest';
import { assembleKeys, type KeyAssembly, type KeyOutcome, NOTHING_HELD } from '../../../shared/core/scanning/assemble-keys.ts';
import { type KeyInput, PLAIN_SCANNER, type ScannerProfile } from '../../../shared/core/scanning/key-press.ts';
import { type Board, emptyTrace, scan, silence, type, type SeparatorStyle, type Surroundings } from '../../fixtures/key-traces.ts';

const named = (outcome: KeyOutcome): string => (outcome.kind === 'typed' ? `t:${outcome.press.code}` : `s:${outcome.text}`);

const run = (inputs: readonly KeyInput[], profile: ScannerProfile): readonly string[] => {
  let assembly: KeyAssembly = NOTHING_HELD;
  const out: string[] = [];
  for (const input of inputs) {
    const step = assembleKeys(assembly, input, profile);
    assembly = step.assembly;
    for (const outcome of step.outcomes) out.push(named(outcome));
  }
  return out;
};

const here: Surroundings = { scanner: 'us', host: 'us', caps: false, ime: false, inField: false };
const scanned = (text: string, around: Partial<Surroundings>, profile: Partial<ScannerProfile> = {}, style: SeparatorStyle = 'ctrl'): readonly string[] => {
  const trace = emptyTrace();
  const full = { ...PLAIN_SCANNER, ...profile };
  scan(trace, full.prefix + text + full.suffix, { ...here, ...around }, () => 4, style, full.endsWithKey ? 'Enter' : null);
  silence(trace, 100);
  return run(trace.inputs, full);
};

describe('what a scanner types', () => {
  it.each([
    ['plain', {}, {}],
    ['with caps lock on', { caps: true }, {}],
    ['under a Chinese input method', { ime: true }, {}],
    ['on a French computer, as a US keyboard', { host: 'fr' }, { layout: 'us' }],
    ['on a German computer, as a US keyboard, with caps lock', { host: 'de', caps: true }, { layout: 'us' }],
    ['as a French keyboard on a US computer', { scanner: 'fr' }, { layout: 'fr' }],
    ['as a German keyboard on a German computer', { scanner: 'de', host: 'de' }, {}],
    ['with prefix and suffix', {}, { prefix: '~', suffix: '$$' }],
    ['without Enter', {}, { endsWithKey: false }],
  ] as const)('%s', (_, around, profile) => {
    expect(scanned('SB*Cage-42/x', around, profile)).toEqual(['s:SB*Cage-42/x']);
  });

  it.each(['ctrl', 'f8', 'alt'] as const)('FNC1 typed by %s', (style) => {
    expect(scanned('0109526064000028\u001d10AbC', {}, {}, style)).toEqual(['s:0109526064000028\u001d10AbC']);
  });

  it('F8 alone is the key on the desk, and Alt alone the menu', () => {
    const trace = emptyTrace();
    type(trace, { code: 'F8', key: 'F8' }, 500);
    type(trace, { code: 'AltLeft', key: 'Alt', alt: true }, 500);
    trace.inputs.push({ kind: 'release', code: 'AltLeft', at: trace.at + 80 });
    silence(trace, 200);
    expect(run(trace.inputs, PLAIN_SCANNER)).toEqual(trace.expected);
  });

  it('a shorter burst, a slow Enter and a held key are a person', () => {
    const trace = emptyTrace();
    type(trace, { code: 'KeyG', key: 'g' }, 500);
    type(trace, { code: 'KeyQ', key: 'q' }, 10);
    for (const letter of 'abcd') type(trace, { code: `Key${letter.toUpperCase()}`, key: letter }, 60);
    type(trace, { code: 'Enter', key: 'Enter' }, 60);
    type(trace, { code: 'KeyX', key: 'x' }, 100);
    for (let n = 0; n < 30; n += 1) type(trace, { code: 'KeyX', key: 'x', repeat: true }, 25);
    silence(trace, 100);
    expect(run(trace.inputs, PLAIN_SCANNER)).toEqual(trace.expected);
  });

  it('typing that touches a scan with a prefix stays typing', () => {
    const trace = emptyTrace();
    type(trace, { code: 'KeyJ', key: 'j' }, 500);
    scan(trace, '~6901234567892', here, () => 3, 'ctrl', 'Enter');
    silence(trace, 50);
    expect(run(trace.inputs, { ...PLAIN_SCANNER, prefix: '~' })).toEqual(['t:KeyJ', 's:6901234567892']);
  });

  it('a burst nobody ended is handed back key by key', () => {
    const trace = emptyTrace();
    scan(trace, '690', here, () => 3, 'ctrl', null);
    silence(trace, 100);
    expect(run(trace.inputs, PLAIN_SCANNER)).toEqual(['t:Digit6', 't:Digit9', 't:Digit0']);
  });
});

describe('a million keystrokes', () => {
  const SEED = 20_261_128;
  it(`scans mixed with typing, seed ${SEED}: none lost, none doubled, none swallowed`, { timeout: 120_000 }, () => {
    const random = xoroshiro128plus(SEED);
    const pick = <T>(of: readonly T[]): T => of[uniformInt(random, 0, of.length - 1)] as T;
    const between = (low: number, high: number): number => uniformInt(random, low, high);
    const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-/.*+'];
    let keystrokes = 0;
    while (keystrokes < 1_000_000) {
      const scanner = pick<Board>(['us', 'de', 'fr']);
      const host = pick<Board>(['us', 'de', 'fr']);
      const around = { scanner, host, caps: between(0, 3) === 0, ime: between(0, 3) === 0, inField: between(0, 1) === 1 };
      // A scanner whose keyboard is not the computer's, or an open input method, needs to be told which keyboard it plays.
      const layout = scanner === host && !around.ime && between(0, 1) === 0 ? ('host' as const) : scanner;
      const withPrefix = between(0, 1) === 0;
      const profile: ScannerProfile = {
        ...PLAIN_SCANNER,
        layout,
        prefix: withPrefix ? '+' : '',
        suffix: between(0, 3) === 0 ? '.' : '',
        endsWithKey: between(0, 4) > 0,
      };
      const trace = emptyTrace();
      for (let event = 0; event < 120; event += 1) {
        if (between(0, 2) === 0) {
          const body = Array.from({ length: between(3, 34) }, () => (between(0, 25) === 0 ? '\u001d' : pick(alphabet))).join('');
          // A prefix is a character that does not come in codes.
          const text = withPrefix ? body.replaceAll('+', '-') : body;
          trace.at += withPrefix && profile.endsWithKey && event > 0 ? between(1, 50) : between(31, 50);
          scan(
            trace,
            profile.prefix + text + profile.suffix,
            around,
            () => between(1, 14),
            pick(['ctrl', 'f8', 'alt']),
            profile.endsWithKey ? pick(['Enter', 'Tab']) : null,
          );
          trace.expected.push(`s:${text}`);
          if (!profile.endsWithKey || between(0, 1) === 0) silence(trace, 31);
        } else {
          for (let n = between(1, 12); n > 0; n -= 1) {
            const letter = pick([...'abcdefghijklmnopqrstuvwxyz']);
            const code = `Key${letter.toUpperCase()}`;
            type(trace, { code, key: around.ime ? 'Process' : letter, inField: around.inField, caps: around.caps }, between(31, 400));
            const extra = between(0, 9);
            // Rolled over one another, held down, or a key that types nothing.
            if (extra === 0) type(trace, { code: 'KeyE', key: 'e', inField: around.inField }, between(5, 29));
            if (extra === 1) for (let held = 0; held < 4; held += 1) type(trace, { code, key: letter, repeat: true, inField: around.inField }, between(20, 40));
            if (extra === 2) type(trace, { code: pick(['ArrowLeft', 'Escape', 'Backspace', 'F2', 'F8']), key: 'x1', inField: around.inField }, between(60, 90));
            if (extra === 3) type(trace, { code: 'Enter', key: 'Enter', inField: around.inField }, between(40, 90));
          }
          if (!withPrefix || !profile.endsWithKey) trace.at += 31;
        }
      }
      silence(trace, 1000);
      // Keys going down; that one comes up, or that nothing comes, is none.
      keystrokes += trace.inputs.filter(({ kind }) => kind === 'press').length;
      const out = run(trace.inputs, profile);
      if (out.join('\n') !== trace.expected.join('\n')) {
        const at = out.findIndex((item, place) => item !== trace.expected[place]);
        expect({ profile, around, at, got: out.slice(at - 3, at + 4) }).toEqual({ profile, around, at, got: trace.expected.slice(at - 3, at + 4) });
      }
    }
    expect(keystrokes).toBeGreaterThanOrEqual(1_000_000);
  });
});
