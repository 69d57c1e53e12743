import { describe, expect, it } from 'vitest';
import { jpegPixels } from '../../../electron/host/adapters/barcode-images/jpeg-pixels.ts';
import { code128 } from '../../../shared/kernel/code-128.ts';
import { WHITE_ON_BLACK_JPEGS, WHITE_ON_BLACK_TEXT, whiteOnBlack } from '../../fixtures/white-on-black.ts';

/** The bars as they were drawn before a JPEG was made of them: two pixels for a module, twenty before the first. */
function drawn(width: number): readonly boolean[] {
  const light = Array.from({ length: width }, () => false);
  let at = 20;
  for (const [place, modules] of (code128(WHITE_ON_BLACK_TEXT) ?? []).entries()) {
    if (place % 2 === 0) light.fill(true, at, at + 2 * modules);
    at += 2 * modules;
  }
  return light;
}

describe('the brightness of a JPEG', () => {
  it.each(WHITE_ON_BLACK_JPEGS)('%s: light where the bars are, dark between and around them', (name) => {
    const pixels = jpegPixels(whiteOnBlack(name));
    if (pixels === undefined) throw new Error('not read');
    const { data, width, height } = pixels;
    const lightAt = (x: number, y: number): boolean => (data[4 * (y * width + x)] ?? 0) > 128;
    const row = (y: number): readonly boolean[] => Array.from({ length: width }, (_, x) => lightAt(x, y));
    expect([width, height]).toEqual([462, 60]);
    for (const y of [10, 30, 50]) expect(row(y), `row ${y}`).toEqual(drawn(width));
    for (const y of [0, 3, 56, 59]) expect(row(y).includes(true), `row ${y}`).toBe(false);
    expect([data[1], data[3]]).toEqual([data[0], 255]);
  });

  it('is not told of what is coded otherwise', () => expect(jpegPixels(whiteOnBlack('arithmetic.jpg'))).toBeUndefined());

  it('cut off anywhere it is what was there, nothing, or refused; never a wait', () => {
    for (const name of ['baseline.jpg', 'progressive-restarts.jpg'] as const) {
      const whole = whiteOnBlack(name);
      for (let length = 0; length < whole.length; length += 41) {
        try {
          expect([undefined, 462]).toContain(jpegPixels(whole.subarray(0, length))?.width);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }
    }
  });

  it('with any byte changed it is drawn, nothing, or refused', () => {
    const whole = whiteOnBlack('progressive.jpg');
    // Behind the header, whose size the reader of pictures has believed before.
    for (let at = 180; at < whole.length; at += 7) {
      const bent = Uint8Array.from(whole);
      bent[at] = (bent[at] ?? 0) ^ 0x5a;
      try {
        jpegPixels(bent);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }
  });
});
