import printerModule from 'pdfmake/js/Printer.js';
import type { Sheet } from '../../../../shared/core/ports/pdf-maker.ts';
import type { FontBook } from './font-book.ts';
import { sheetToDefinition } from './sheet-definition.ts';

const { default: Printer } = printerModule;

/** Fonts come from the book alone; nothing else is read, and no address is followed, whatever a definition names. */
export async function drawSheet(sheet: Sheet, { typefaces, fileOf, descriptors }: FontBook): Promise<Uint8Array> {
  const virtual = {
    existsSync: (name: string): boolean => fileOf(name) !== undefined,
    readFileSync: (name: string): Buffer => {
      const file = fileOf(name);
      if (file === undefined) throw new Error(`no font is called ${name}`);
      return file;
    },
  };
  const nowhere = { resolve: () => undefined, resolved: () => Promise.resolve() };
  // Written into by the printer.
  const fonts = structuredClone(descriptors);
  const printer = new Printer(fonts, virtual, nowhere, () => false);
  const document = await printer.createPdfKitDocument(sheetToDefinition(sheet, typefaces));
  const chunks: Buffer[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.once('end', () => resolve(Buffer.concat(chunks)));
    document.once('error', reject);
  });
  document.end();
  return whole;
}
