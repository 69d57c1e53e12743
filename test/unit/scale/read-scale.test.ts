import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHidScale, readHidScan } from '../../../shared/core/scale/read-hid.ts';
import { readScaleLine } from '../../../shared/core/scale/read-scale-line.ts';
import { readToledoFrame } from '../../../shared/core/scale/read-toledo-frame.ts';
import { NO_FRAME, splitFrames } from '../../../shared/core/scale/split-frames.ts';
import { hearScale, NOTHING_WEIGHED, offeredGrams } from '../../../shared/core/scale/steady-weight.ts';

const stable = (grams: number, net = false) => ({ kind: 'weight', grams, stable: true, net });
const moving = (grams: number, net = false) => ({ kind: 'weight', grams, stable: false, net });

describe('a line of a scale', () => {
  it.each([
    ['S S     1234.5 g', stable(1235)],
    ['S D     1234.4 g', moving(1234)],
    ['S S       0.512 kg', stable(512)],
    ['S S      -12.00 g', stable(-12)],
    ['SI D   2.5 lb', moving(1134)],
    ['S I', { kind: 'busy' }],
    ['S +', { kind: 'overload' }],
    ['S -', { kind: 'underload' }],
    ['ST,GS,+001.234kg', stable(1234)],
    ['ST,NT,+  1.234 kg', stable(1234, true)],
    ['US,GS,   0.500kg', moving(500)],
    ['ST,GS,1,A,   0.500kg', stable(500)],
    ['ST,+00012.34  g', stable(12)],
    ['US,-00012.34  g', moving(-12)],
    ['OL,+9999999E+19', { kind: 'overload' }],
    ['OL', { kind: 'overload' }],
    ['   12.6 g', stable(13)],
    ['   12.6 g ?', moving(13)],
    ['1.500 kg   N', stable(1500, true)],
    ['N     +   12.34 g', stable(12, true)],
    ['16 oz', stable(454)],
    ['2 lb 8.0 oz', stable(1134)],
    ['1,250 kg', stable(1250)],
  ])('%s', (line, reading) => {
    expect(readScaleLine(line)).toEqual(reading);
  });

  it.each(['6901234567892', '12', 'SB*WEIGH', 'QT,+00000012 PC', 'TM-MUG01', '', 'S', 'SGB 12', '12 g 13 g', '1234567890 kg', '100T'])('%s is none', (line) => {
    expect(readScaleLine(line)).toBeUndefined();
  });
});

/** Status characters: decimal places, then unit, net, sign and motion. */
const toledo = (places: number, bits: { kg?: boolean; net?: boolean; minus?: boolean; over?: boolean; motion?: boolean }, digits: string, unit = 0): string =>
  String.fromCharCode(
    0x20 + 0x10 + 2 + places,
    0x20 +
      (bits.kg === true ? 16 : 0) +
      (bits.motion === true ? 8 : 0) +
      (bits.over === true ? 4 : 0) +
      (bits.minus === true ? 2 : 0) +
      (bits.net === true ? 1 : 0),
    0x20 + unit,
  ) +
  digits.padStart(6) +
  '000000';

describe('the continuous output of Toledo scales', () => {
  it.each([
    ['kilograms', toledo(3, { kg: true }, '1234'), stable(1234)],
    ['in motion, net', toledo(3, { kg: true, motion: true, net: true }, '001234'), moving(1234, true)],
    ['below zero', toledo(2, { kg: true, minus: true }, '5'), stable(-50)],
    ['pounds', toledo(2, {}, '250'), stable(1134)],
    ['grams', toledo(0, { kg: true }, '812', 1), stable(812)],
    ['ounces', toledo(1, {}, '160', 3), stable(454)],
    ['over', toledo(3, { over: true }, '1'), { kind: 'overload' }],
    ['under', toledo(3, { over: true, minus: true }, '1'), { kind: 'underload' }],
  ])('%s', (_, frame, reading) => {
    expect(readToledoFrame(frame)).toEqual(reading);
  });

  it('is no line of another format, and no line is it', () => {
    for (const line of ['S S     1234.5 g', 'ST,GS,+001.234kg', '  0.512 kg     ']) expect(readToledoFrame(line), line).toBeUndefined();
    expect(readScaleLine(toledo(3, { kg: true }, '1234'))).toBeUndefined();
  });
});

describe('what a serial line brings', () => {
  it('is the same frames in whatever pieces it comes', () => {
    const whole = '\u0002\u0035\u0030\u0020  1234000000\rx\u0002ST,GS,+001.234kg\r\n\u0003\nS S 5 g\r\nhal';
    const expected = ['\u0035\u0030\u0020  1234000000', 'ST,GS,+001.234kg', 'S S 5 g'];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 40 }), (sizes) => {
        const out: string[] = [];
        let rest = NO_FRAME;
        let at = 0;
        for (const size of [...sizes, whole.length]) {
          const step = splitFrames(rest, whole.slice(at, at + size));
          rest = step.rest;
          out.push(...step.frames);
          at += size;
        }
        expect(out).toEqual(expected);
        expect(rest.text).toBe('hal');
      }),
    );
  });

  it('noise without an end is not kept', () => {
    expect(splitFrames(NO_FRAME, 'x'.repeat(10_000)).rest.text.length).toBeLessThan(8192);
  });
});

describe('USB devices', () => {
  it.each([
    ['grams', 3, [4, 2, 0, 0x10, 0x01], stable(272)],
    ['tenths of an ounce', 3, [4, 11, 255, 160, 0], stable(454)],
    ['in motion', 3, [3, 2, 0, 10, 0], moving(10)],
    ['empty', 3, [2, 2, 0, 0, 0], stable(0)],
    ['over', 3, [6, 2, 0, 0, 0], { kind: 'overload' }],
    ['under', 3, [5, 2, 0, 0, 0], { kind: 'underload' }],
    ['wants its zero', 3, [8, 2, 0, 0, 0], { kind: 'busy' }],
    ['another report', 4, [4, 2, 0, 1, 0], undefined],
    ['too short', 3, [4, 2], undefined],
  ])('a scale: %s', (_, report, bytes, reading) => {
    expect(readHidScale(report, Uint8Array.from(bytes))).toEqual(reading);
  });

  it('a scanner: length, symbology, code, and whether more follows', () => {
    const report = (text: string, more: boolean): Uint8Array => {
      const bytes = new Uint8Array(63);
      bytes.set([text.length, ...[...']C0', ...text].map((character) => character.charCodeAt(0))]);
      bytes[62] = more ? 1 : 0;
      return bytes;
    };
    expect(readHidScan(report('6901234567892', false))).toEqual({ text: '6901234567892', more: false });
    expect(readHidScan(report('A'.repeat(58), true))).toEqual({ text: 'A'.repeat(58), more: true });
    expect(readHidScan(new Uint8Array(63))).toBeUndefined();
  });
});

describe('a parcel on the scale', () => {
  it('is offered once when it stands still, and the next one after the scale was empty', () => {
    let state = NOTHING_WEIGHED;
    const hear = (grams: number, still: boolean): number | null => {
      state = hearScale(state, { kind: 'weight', grams, stable: still, net: false });
      return offeredGrams(state);
    };
    expect([hear(0, true), hear(640, false), hear(812, true), hear(812, true)]).toEqual([null, null, 812, 812]);
    state = { ...state, taken: true };
    // Pushed about, not lifted: it is the same parcel.
    expect([hear(815, false), hear(812, true), hear(3, false), hear(2, true), hear(420, true)]).toEqual([null, null, null, null, 420]);
    state = hearScale(state, { kind: 'overload' });
    expect(offeredGrams(state)).toBeNull();
  });
});
