import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { prepareZXingModule as prepareReader, readBarcodes } from 'zxing-wasm/reader';
import { prepareZXingModule as prepareWriter, writeBarcode } from 'zxing-wasm/writer';
import { beforeAll, describe, expect, it } from 'vitest';
import { code128 } from '../../../shared/kernel/code-128.ts';

const wasm = (name: string): ArrayBuffer => new Uint8Array(readFileSync(fileURLToPath(import.meta.resolve(name)))).buffer;
beforeAll(async () => {
  await prepareReader({ overrides: { wasmBinary: wasm('zxing-wasm/reader/zxing_reader.wasm') }, fireImmediately: true });
  await prepareWriter({ overrides: { wasmBinary: wasm('zxing-wasm/writer/zxing_writer.wasm') }, fireImmediately: true });
});

/** The bars as a picture two points a module, with the quiet zone, for a reader that knows nothing of us. */
function picture(widths: readonly number[]): { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number; colorSpace: 'srgb' } {
  const SCALE = 2;
  const HEIGHT = 24;
  const modules = [...Array<number>(10).fill(0), ...widths.flatMap((width, n) => Array<number>(width).fill(n % 2 === 0 ? 1 : 0)), ...Array<number>(10).fill(0)];
  const width = modules.length * SCALE;
  const data = new Uint8ClampedArray(width * HEIGHT * 4).fill(255);
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < width; x += 1) if (modules[Math.floor(x / SCALE)] === 1) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  return { data, width, height: HEIGHT, colorSpace: 'srgb' };
}

const read = async (text: string): Promise<string | undefined> => {
  const widths = code128(text);
  if (widths === null) return undefined;
  const [found] = await readBarcodes(picture(widths), { formats: ['Code128'], textMode: 'Plain' });
  return found?.text;
};

describe('Code 128', () => {
  it.each(['M-7F3A-0024-K', 'P-0000-123456-Z', 'TRSF1000000016', '12', '1', '123', 'A12345B', '99999999', 'SB*CAGE'])(
    '%s is read back by another reader',
    async (text) => {
      expect(await read(text)).toBe(text);
    },
  );

  it('any printable text is read back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.stringMatching(/^[!-~]{1,24}$/u), async (text) => {
        expect(await read(text)).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  it('is no wider than the writer of a library makes it', async () => {
    for (const text of ['M-7F3A-0024-K', 'TRSF1000000016', '20260000000000', 'SB*WEIGH']) {
      const { symbol } = await writeBarcode(text, { format: 'Code128' });
      const ours = (code128(text) ?? []).reduce((sum, width) => sum + width, 0);
      expect([text, ours]).toEqual([text, symbol.width]);
    }
  });

  it.each(['', '面单', 'a\n', 'x'.repeat(81)])('%j cannot be drawn', (text) => {
    expect(code128(text)).toBeNull();
  });
});
