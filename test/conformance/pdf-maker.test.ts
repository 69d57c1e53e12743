import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createPdfMaker } from '../../electron/host/adapters/pdf/pdf-in-thread.ts';
import type { PdfMaker, Sheet } from '../../shared/core/ports/pdf-maker.ts';
import { plainPdfMaker, plainPdfText } from '../fakes/plain-pdf-maker.ts';
import { paperFonts } from '../fixtures/paper-fonts.ts';
import { pdfPages } from '../fixtures/pdf-text.ts';

const root = path.resolve(import.meta.dirname, '../..');
const worker = pathToFileURL(path.join(root, 'electron/host/adapters/pdf/pdf-worker.ts'));

interface Maker {
  readonly maker: PdfMaker;
  readonly textOf: (bytes: Uint8Array) => string;
}
const makers: readonly (readonly [string, Maker])[] = [
  ['pdfmake in a thread', { maker: createPdfMaker(worker, paperFonts), textOf: (bytes) => pdfPages(bytes).join('') }],
  ['the fake', { maker: plainPdfMaker, textOf: plainPdfText }],
];

const sheet: Sheet = {
  language: 'zh-CN',
  title: '交接清单',
  lines: ['湾畔一号仓'],
  no: 'M-20261112-003',
  pageOf: '第 {page} 页，共 {pages} 页',
  withoutPicture: '没有图',
  settledAt: Date.UTC(2026, 10, 12, 9, 58, 7),
  blocks: [
    { kind: 'heading', text: '包裹' },
    { kind: 'facts', facts: [['车牌', '浙A12345']] },
    {
      kind: 'table',
      columns: [
        { heading: '运单号', share: 2 },
        { heading: '件数', share: 1, isNumber: true },
      ],
      rows: [
        ['SF1000000001', '1'],
        [
          [
            { text: '<b>', strong: true },
            { text: 'x</b>', strong: false },
          ],
          '2',
        ],
      ],
    },
    { kind: 'text', text: '3dff aff1 数目相符' },
    { kind: 'signatures', signatures: [{ name: '王师傅', caption: '司机', picture: null }] },
  ],
};
const SAID = [
  '交接清单',
  '湾畔一号仓',
  'M-20261112-003',
  '第 1 页，共 1 页',
  '包裹',
  '车牌',
  '浙A12345',
  '运单号',
  'SF1000000001',
  '<b>x</b>',
  '3dff aff1 数目相符',
  '王师傅',
  '司机',
];

describe.each(makers)('a maker of papers: %s', { timeout: 180_000 }, (_, { maker, textOf }) => {
  it('gives a PDF on which everything of the sheet stands, as text', async () => {
    const bytes = await maker.make(sheet);
    expect(Buffer.from(bytes).toString('latin1', 0, 5)).toBe('%PDF-');
    const text = textOf(bytes);
    expect(SAID.filter((said) => !text.includes(said))).toEqual([]);
  });

  it('gives the same bytes for the same sheet, and others for one that was settled later', async () => {
    const [one, two, later] = [await maker.make(sheet), await maker.make(sheet), await maker.make({ ...sheet, settledAt: sheet.settledAt + 60_000 })];
    expect(Buffer.from(two).equals(Buffer.from(one))).toBe(true);
    expect(Buffer.from(later).equals(Buffer.from(one))).toBe(false);
  });
});
