import { describe, expect, it } from 'vitest';
import { enlarged, inverted, type Pixels } from '../../../shared/core/barcode/pixels.ts';

const grey = (width: number, ...lights: readonly number[]): Pixels => ({
  data: Uint8ClampedArray.from(lights.flatMap((light) => [light, light, light, 255])),
  width,
  height: lights.length / width,
});
const lightsOf = ({ data }: Pixels): readonly number[] => [...data].filter((_, at) => at % 4 === 0);

describe('a picture for one more look', () => {
  it('turned has light for dark, and turned twice is what it was', () => {
    const picture = grey(2, 0, 255, 100, 40);
    expect(lightsOf(inverted(picture))).toEqual([255, 0, 155, 215]);
    expect(inverted(inverted(picture))).toEqual(picture);
  });

  it('enlarged is twice as wide and high, and what lies between two pixels is drawn between them', () => {
    const large = enlarged(grey(2, 0, 200));
    expect([large.width, large.height]).toEqual([4, 2]);
    expect(lightsOf(large)).toEqual([0, 50, 150, 200, 0, 50, 150, 200]);
  });

  it('enlarged stands on white paper where it was transparent', () => {
    const clear: Pixels = { data: Uint8ClampedArray.of(0, 0, 0, 0), width: 1, height: 1 };
    expect(lightsOf(enlarged(clear))).toEqual([255, 255, 255, 255]);
  });
});
