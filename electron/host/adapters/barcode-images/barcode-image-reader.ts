import { readFileSync } from 'node:fs';
import decodeWebp, { init as initWebp } from '@jsquash/webp/decode.js';
import { prepareZXingModule, readBarcodes, type ReaderOptions, type ReadResult } from 'zxing-wasm/reader';
import { enlarged, inverted, type Pixels } from '../../../../shared/core/barcode/pixels.ts';
import { err, ok, type Result } from '../../../../shared/kernel/result.ts';
import { type ImageHeader, imageHeader } from './image-size.ts';
import { jpegPixels } from './jpeg-pixels.ts';
import { pngPixels } from './png-pixels.ts';
import { isDoubtful, type Reading, settleReadings } from './settle-readings.ts';

export interface BarcodeText {
  /** As the code holds it, control characters too; bytes in no known character set as hexadecimal digits. */
  readonly text: string;
  /** ZXing's name: EAN13, Code128, QRCode, DataMatrix … */
  readonly format: string;
}

export type UnreadableImage = 'not_an_image' | 'too_large';

export interface BarcodeImageReader {
  /** Every code in a PNG, WebP or JPEG picture. */
  readonly read: (image: Uint8Array) => Promise<Result<readonly BarcodeText[], UnreadableImage>>;
}

/** 64 million pixels: more than any camera at a bench, and 256 MB when unpacked. */
const MOST_PIXELS = 64_000_000;
const MOST_BYTES = 32 * 1024 * 1024;

const THOROUGH: ReaderOptions = { tryHarder: true, tryRotate: true, tryInvert: true, tryDownscale: true, maxNumberOfSymbols: 0, textMode: 'Plain' };
const SECOND_LOOKS: readonly ReaderOptions[] = [
  { ...THOROUGH, binarizer: 'GlobalHistogram' },
  { ...THOROUGH, binarizer: 'FixedThreshold' },
];

/** Larger pictures show a code's bars wide enough as they are, and four times as many pixels take four times as long. */
const LARGEST_ENLARGED = 1_500_000;
const ENLARGED_BY = 2;

/** The WebP decoder answers with the browser's ImageData; all of it that anybody here looks at are these three fields. */
class PlainPixels implements Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  constructor(data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}

/** Up to so many pixels a picture is unpacked here for one more look; the library unpacks larger ones by itself, and turns no bars. */
const LARGEST_UNPACKED = 24_000_000;

/** The pixels of what the library takes packed; undefined where it is of a kind or a size that is not unpacked here, or lies about itself. */
function unpacked(image: Uint8Array, { kind, width, height }: ImageHeader): Pixels | undefined {
  if (width * height > LARGEST_UNPACKED) return undefined;
  try {
    return kind === 'png' ? pngPixels(image, width, height) : jpegPixels(image);
  } catch {
    return undefined;
  }
}

const textOf = ({ text, contentType, bytes }: ReadResult): string =>
  text === '' && (contentType === 'UnknownECI' || contentType === 'Binary') ? Buffer.from(bytes).toString('hex') : text;

/** In the coordinates and lines of the picture as it came, however large it was when it was read. */
function toReading(result: ReadResult, scale: number): Reading {
  const { topLeft, topRight, bottomLeft, bottomRight } = result.position;
  const corners = [topLeft, topRight, bottomLeft, bottomRight];
  const xs = corners.map(({ x }) => x / scale);
  const ys = corners.map(({ y }) => y / scale);
  return {
    text: textOf(result),
    format: result.format,
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
    lines: Math.ceil(result.lineCount / scale),
  };
}

/** A buffer of its own: what `readFileSync` answers may lie in a larger one. */
const toArrayBuffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

export interface WasmFiles {
  readonly zxing: string;
  readonly webp: string;
}

/** Reads with ZXing compiled to WebAssembly, from files beside the program: nothing is fetched from anywhere. */
export function createBarcodeImageReader(files: WasmFiles): BarcodeImageReader {
  let ready: Promise<void> | undefined;
  const prepare = async (): Promise<void> => {
    Object.assign(globalThis, { ImageData: PlainPixels });
    await prepareZXingModule({ overrides: { wasmBinary: toArrayBuffer(readFileSync(files.zxing)) }, fireImmediately: true });
    await initWebp({ wasmBinary: toArrayBuffer(readFileSync(files.webp)) });
  };

  return {
    read: async (image) => {
      if (image.byteLength > MOST_BYTES) return err('too_large');
      const header = imageHeader(image);
      if (header === undefined) return err('not_an_image');
      if (header.width * header.height > MOST_PIXELS) return err('too_large');
      ready ??= prepare();
      await ready;
      try {
        const input = header.kind === 'webp' ? await decodeWebp(toArrayBuffer(image)) : image;
        const look = async (picture: Uint8Array | Pixels, options: ReaderOptions, scale = 1): Promise<readonly Reading[]> =>
          (await readBarcodes(picture as Parameters<typeof readBarcodes>[0], options))
            .filter(({ isValid }) => isValid)
            .map((result) => toReading(result, scale));
        const looks = [await look(input, THOROUGH)];
        const [first = []] = looks;
        if (first.length > 0 && !isDoubtful(first, header.height)) return ok(first.map(({ text, format }) => ({ text, format })));
        const pixels = input instanceof Uint8Array ? unpacked(input, header) : input;
        if (first.length > 0) for (const options of SECOND_LOOKS) looks.push(await look(input, options));
        if (pixels !== undefined && pixels.width * pixels.height <= LARGEST_ENLARGED) looks.push(await look(enlarged(pixels), THOROUGH, ENLARGED_BY));
        // The library turns matrix codes by itself and bars never.
        if (pixels !== undefined && looks.every((found) => found.length === 0)) looks.push(await look(inverted(pixels), THOROUGH));
        return ok(settleReadings(looks, header.height).map(({ text, format }) => ({ text, format })));
      } catch {
        // A picture that ends early or lies about itself: both decoders say so by throwing.
        return err('not_an_image');
      }
    },
  };
}
