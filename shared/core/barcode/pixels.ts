/** A picture unpacked: four bytes a pixel, red green blue alpha, row after row from the top. */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** Light for dark. Bars printed white on black are no bars to a reader that looks for dark ones. */
export function inverted({ data, width, height }: Pixels): Pixels {
  const turned = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at += 1) turned[at] = at % 4 === 3 ? 255 : 255 - (data[at] ?? 0);
  return { data: turned, width, height };
}

/** As the eye sees brightness (ITU-R BT.601), on white paper where the picture is transparent. */
function greyOf({ data, width, height }: Pixels): Float32Array {
  const grey = new Float32Array(width * height);
  for (let at = 0; at < grey.length; at += 1) {
    const from = 4 * at;
    const light = 0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0);
    const alpha = (data[from + 3] ?? 255) / 255;
    grey[at] = light * alpha + 255 * (1 - alpha);
  }
  return grey;
}

/**
 * Twice as wide and high, grey, with what lies between two pixels drawn between them. Its edges fall elsewhere in the grid of pixels, so that what was
 * misread because a thin bar fell between two of them is read otherwise here.
 */
export function enlarged(pixels: Pixels): Pixels {
  const { width, height } = pixels;
  const grey = greyOf(pixels);
  const wide = 2 * width;
  const high = 2 * height;
  const data = new Uint8ClampedArray(4 * wide * high).fill(255);
  // A new pixel lies a quarter of the way from its own old one to the next on its side.
  const beside = (at: number, size: number): number => Math.min(size - 1, Math.max(0, (at >> 1) + (at % 2 === 0 ? -1 : 1)));
  for (let y = 0; y < high; y += 1) {
    const row = (y >> 1) * width;
    const nextRow = beside(y, height) * width;
    for (let x = 0; x < wide; x += 1) {
      const column = x >> 1;
      const nextColumn = beside(x, width);
      const here = 0.75 * (grey[row + column] ?? 0) + 0.25 * (grey[row + nextColumn] ?? 0);
      const there = 0.75 * (grey[nextRow + column] ?? 0) + 0.25 * (grey[nextRow + nextColumn] ?? 0);
      const light = 0.75 * here + 0.25 * there;
      const to = 4 * (y * wide + x);
      data[to] = light;
      data[to + 1] = light;
      data[to + 2] = light;
    }
  }
  return { data, width: wide, height: high };
}
