import { createRequire } from 'node:module';
import path from 'node:path';
import { type BarcodeImageReader, createBarcodeImageReader } from '../adapters/barcode-images/barcode-image-reader.ts';

/** The decoders lie beside a build, among the packages otherwise. */
export function openBarcodeImages(programFolder: string): BarcodeImageReader {
  if (!import.meta.url.endsWith('.ts')) {
    const folder = path.join(programFolder, 'dist', 'wasm');
    return createBarcodeImageReader({ zxing: path.join(folder, 'zxing_reader.wasm'), webp: path.join(folder, 'webp_dec.wasm') });
  }
  const { resolve } = createRequire(import.meta.url);
  return createBarcodeImageReader({ zxing: resolve('zxing-wasm/reader/zxing_reader.wasm'), webp: resolve('@jsquash/webp/codec/dec/webp_dec.wasm') });
}
