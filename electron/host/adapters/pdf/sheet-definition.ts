import { code128 } from '../../../../shared/kernel/code-128.ts';
import type { Sheet, SheetBlock, SheetSignature, SheetText } from '../../../../shared/core/ports/pdf-maker.ts';
import { textToRuns, type Typeface } from './text-runs.ts';

/** A part of a document as pdfmake takes it. */
export type PdfNode = Readonly<Record<string, unknown>>;

/** A4 in points, and what the margins leave of it. */
const PAGE = { width: 595.28, left: 42, right: 42, top: 54, bottom: 48 } as const;
const INNER = PAGE.width - PAGE.left - PAGE.right;
const CELL_PADDING = 8;
/** Of one module of a barcode; a long number is drawn narrower so that it stays on the paper. */
const BAR_POINTS = 0.9;
const CODE_WIDTH = 200;
const BAR_HEIGHT = 30;
const SIGNATURE_BOX = [170, 56] as const;
const SMALL = 8;
/** What the maker of the PDF can draw. */
const DRAWABLE = new Set(['image/png', 'image/jpeg']);

const LINES = {
  hLineWidth: (): number => 0.5,
  vLineWidth: (): number => 0,
  hLineColor: (): string => '#9aa0a6',
  paddingLeft: (): number => CELL_PADDING / 2,
  paddingRight: (): number => CELL_PADDING / 2,
  paddingTop: (): number => 2.5,
  paddingBottom: (): number => 2.5,
};

/** A sheet as pdfmake's definition. Widths are points: a text without a gap is broken where its column ends, and never leaves it. */
export function sheetToDefinition(sheet: Sheet, typefaces: readonly Typeface[]): PdfNode {
  const runs = (text: SheetText): readonly PdfNode[] =>
    (typeof text === 'string' ? [{ text, strong: false }] : text).flatMap((span) =>
      textToRuns(span.text, typefaces).map((run): PdfNode => (span.strong ? { ...run, bold: true } : { ...run })),
    );
  const write = (text: SheetText, style: PdfNode = {}): PdfNode => ({ text: runs(text), ...style });

  const bars = (): readonly PdfNode[] => {
    const widths = code128(sheet.no);
    if (widths === null) return [];
    const module = Math.min(BAR_POINTS, CODE_WIDTH / widths.reduce((sum, width) => sum + width, 0));
    let end = 0;
    const drawn = widths.flatMap((width, place) => {
      const x = end * module;
      end += width;
      return place % 2 === 0 ? [{ type: 'rect', x, y: 0, w: width * module, h: BAR_HEIGHT, color: '#000' }] : [];
    });
    return [{ canvas: drawn, alignment: 'right' }];
  };
  const picture = ({ picture: drawn }: SheetSignature): PdfNode => {
    if (drawn === null) return write(' ', { lineHeight: 2 });
    if (!DRAWABLE.has(drawn.mime)) return write(sheet.withoutPicture, { fontSize: SMALL });
    return { image: `data:${drawn.mime};base64,${Buffer.from(drawn.bytes).toString('base64')}`, fit: SIGNATURE_BOX };
  };
  const signer = ({ name, caption }: SheetSignature): PdfNode => ({
    stack: [
      { canvas: [{ type: 'line', x1: 0, y1: 0, x2: SIGNATURE_BOX[0], y2: 0, lineWidth: 0.5 }] },
      write(name, { bold: true, margin: [0, 3, 0, 0] }),
      write(caption, { fontSize: SMALL, color: '#44494f' }),
    ],
  });
  const toNode = (block: SheetBlock): PdfNode => {
    switch (block.kind) {
      case 'heading':
        // A heading never stands alone at the foot of a page.
        return write(block.text, { fontSize: 12, bold: true, margin: [0, 12, 0, 4], headlineLevel: 1 });
      case 'text':
        return write(block.text, { margin: [0, 3, 0, 3] });
      case 'facts':
        return {
          layout: 'noBorders',
          margin: [0, 6, 0, 0],
          table: {
            widths: [110, INNER - 110 - 2 * CELL_PADDING],
            body: block.facts.map(([name, value]) => [write(name, { color: '#44494f' }), write(value)]),
          },
        };
      case 'table': {
        const whole = block.columns.reduce((sum, { share }) => sum + share, 0);
        const style = (at: number): PdfNode => (block.columns[at]?.isNumber === true ? { alignment: 'right' } : {});
        return {
          layout: LINES,
          margin: [0, 4, 0, 4],
          table: {
            headerRows: 1,
            keepWithHeaderRows: 1,
            dontBreakRows: true,
            widths: block.columns.map(({ share }) => (INNER * share) / whole - CELL_PADDING),
            body: [
              block.columns.map(({ heading }, at) => write(heading, { bold: true, fontSize: SMALL + 0.5, ...style(at) })),
              ...block.rows.map((row) => row.map((text, at) => write(text, style(at)))),
            ],
          },
        };
      }
      case 'signatures':
        // Rows, so that all sign on one line whatever stands above it.
        return {
          unbreakable: true,
          margin: [0, 18, 0, 0],
          stack: [
            { layout: 'noBorders', table: { widths: block.signatures.map(() => '*'), body: [block.signatures.map(picture), block.signatures.map(signer)] } },
          ],
        };
    }
  };
  return {
    pageSize: 'A4',
    pageMargins: [PAGE.left, PAGE.top, PAGE.right, PAGE.bottom],
    language: sheet.language,
    displayTitle: true,
    version: '1.7',
    info: { title: `${sheet.title} ${sheet.no}`, creator: 'Sidebay', producer: 'Sidebay', creationDate: new Date(sheet.settledAt) },
    defaultStyle: { font: typefaces[0]?.name ?? '', fontSize: 9.5 },
    header: (page: number): PdfNode | null =>
      page === 1
        ? null
        : {
            columns: [write(sheet.title, { fontSize: SMALL }), write(sheet.no, { fontSize: SMALL, bold: true, alignment: 'right' })],
            margin: [PAGE.left, 28, PAGE.right, 0],
          },
    footer: (page: number, pages: number): PdfNode => ({
      columns: [
        write(sheet.no, { fontSize: SMALL }),
        write(sheet.pageOf.replace('{page}', String(page)).replace('{pages}', String(pages)), { fontSize: SMALL, alignment: 'right' }),
      ],
      margin: [PAGE.left, 16, PAGE.right, 0],
    }),
    pageBreakBefore: (
      { headlineLevel }: { readonly headlineLevel?: number },
      { getFollowingNodesOnPage }: { readonly getFollowingNodesOnPage: () => unknown[] },
    ) => headlineLevel === 1 && getFollowingNodesOnPage().length === 0,
    content: [
      {
        columns: [
          { width: '*', stack: [write(sheet.title, { fontSize: 18, bold: true }), ...sheet.lines.map((line) => write(line, { margin: [0, 2, 0, 0] }))] },
          { width: CODE_WIDTH, stack: [...bars(), write(sheet.no, { bold: true, fontSize: 11, alignment: 'right', margin: [0, 3, 0, 0] })] },
        ],
        columnGap: 16,
      },
      ...sheet.blocks.map(toNode),
    ],
  };
}
