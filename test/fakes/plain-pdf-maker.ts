import type { PdfMaker, Sheet, SheetBlock, SheetText } from '../../shared/core/ports/pdf-maker.ts';

const plain = (text: SheetText): string => (typeof text === 'string' ? text : text.map((span) => span.text).join(''));

const linesOf = (block: SheetBlock): readonly string[] => {
  switch (block.kind) {
    case 'heading':
    case 'text':
      return [plain(block.text)];
    case 'facts':
      return block.facts.map(([name, value]) => `${name} ${value}`);
    case 'table':
      return [block.columns.map(({ heading }) => heading).join(' '), ...block.rows.map((row) => row.map(plain).join(' '))];
    case 'signatures':
      return block.signatures.map(({ name, caption }) => `${name} ${caption}`);
  }
};

const page = ({ title, lines, no, pageOf, settledAt, blocks }: Sheet): string =>
  [title, ...lines, no, ...blocks.flatMap(linesOf), pageOf.replace('{page}', '1').replace('{pages}', '1'), String(settledAt)].join('\n');

/** Papers without a layout: one page that holds what stands on the sheet, line by line, behind the first bytes of a PDF. */
export const plainPdfMaker: PdfMaker = { make: (sheet) => Promise.resolve(Buffer.from(`%PDF-\n${page(sheet)}`)) };

export const plainPdfText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
