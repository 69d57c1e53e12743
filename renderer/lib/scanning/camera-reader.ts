import { inverted } from '../../../shared/core/barcode/pixels.ts';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
// As text within this file: the page of the Electron window may fetch nothing, not even from its own address.
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?inline';

/** What stands on goods, waybills and the sheets of this program. */
const OPTIONS: ReaderOptions = {
  formats: ['EAN13', 'EAN8', 'UPCA', 'UPCE', 'Code128', 'Code39', 'ITF', 'QRCode', 'DataMatrix', 'DataBar', 'DataBarExp'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  maxNumberOfSymbols: 4,
  textMode: 'Plain',
};
/** Wider pictures take longer to read and show bars no better. */
const WIDEST_PX = 1280;

let ready: Promise<unknown> | undefined;
const prepare = (): Promise<unknown> => {
  const [, base64 = ''] = wasm.split(',');
  const wasmBinary = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
  return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
};

const turned = (seen: ImageData): ImageData => {
  const { data, width, height } = inverted({ data: seen.data, width: seen.width, height: seen.height });
  return new ImageData(data, width, height);
};

const canvas = document.createElement('canvas');

/** The codes in what a video shows at this moment, with their symbology identifiers where those say that they are GS1 codes; null while it shows nothing yet. */
export async function readFrame(video: HTMLVideoElement): Promise<readonly string[] | null> {
  ready ??= prepare();
  await ready;
  if (video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  const scale = Math.min(1, WIDEST_PX / video.videoWidth);
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  const seen = context.getImageData(0, 0, canvas.width, canvas.height);
  const dark = await readBarcodes(seen, OPTIONS);
  // White bars on a black box: the reader itself looks for dark ones only.
  const found = dark.length > 0 ? dark : await readBarcodes(turned(seen), OPTIONS);
  return found.flatMap(({ isValid, text, symbologyIdentifier, contentType }) =>
    !isValid || text === '' ? [] : [contentType === 'GS1' ? symbologyIdentifier + text : text],
  );
}
