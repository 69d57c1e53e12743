import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Sheet } from '../../../shared/core/ports/pdf-maker.ts';
import { createPdfMaker } from '../../../electron/host/adapters/pdf/pdf-in-thread.ts';
import { manifestSheet } from '../../../electron/host/handlers/manifest-sheet.ts';
import { createMessageCatalogue } from '../../../electron/host/adapters/texts/message-catalogue.ts';
import { paperFonts } from '../../fixtures/paper-fonts.ts';
import { pdfPages } from '../../fixtures/pdf-text.ts';
import { manifestFacts, sheetWords } from '../../fixtures/sheets.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const worker = pathToFileURL(path.join(root, 'electron/host/adapters/pdf/pdf-worker.ts'));
const maker = createPdfMaker(worker, paperFonts);
const say = createMessageCatalogue([path.join(root, 'renderer/i18n/locales')])('zh-CN');
const words = sheetWords({ language: 'zh-CN', say, person: (id) => id, carrier: () => '顺丰速运' });
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const signed = (base64: string): Sheet => manifestSheet({ ...manifestFacts(400), signature: { mime: 'image/png', base64 } }, words);

describe('papers as PDF', { timeout: 180_000 }, () => {
  it('a long manifest in Chinese has all its waybills over its pages, the heads on each, and the pages numbered', async () => {
    const bytes = await maker.make(signed(PNG));
    expect(Buffer.from(bytes).toString('latin1', 0, 5)).toBe('%PDF-');
    const pages = pdfPages(bytes);
    expect(pages.length).toBeGreaterThanOrEqual(3);
    for (const [at, page] of pages.entries()) {
      expect(page).toContain('运单号');
      expect(page).toContain(`第 ${at + 1} 页，共 ${pages.length} 页`);
      expect(page).toContain('M-20261112-003');
    }
    const text = pages.join('');
    expect(text).toContain('交接清单 顺丰速运');
    expect(text).toContain('司机点数 400');
    for (const { waybill } of manifestFacts(400).parcels) expect(text).toContain(waybill);
    expect(pages.at(-1)).toContain('王师傅');
    expect(pages.at(-1)).toContain('陈静');
  });

  it('the same record gives the same file, and nothing of the day it was made stands in it', async () => {
    const [one, two] = [await maker.make(signed(PNG)), await maker.make(signed(PNG))];
    expect(Buffer.from(two).equals(Buffer.from(one))).toBe(true);
    expect(Buffer.from(one).toString('latin1')).toContain('20261112095807');
  });

  const whole = Buffer.from(PNG, 'base64');
  const garbled = Buffer.from(whole).fill(7, 45, 55);
  it.each([
    ['cut off', whole.subarray(0, 40)],
    ['garbled inside', garbled],
    ['something else', Buffer.from('GIF89a')],
  ])('a signature that cannot be read (%s) costs its picture, not the paper', async (_, bytes) => {
    expect(pdfPages(await maker.make(signed(bytes.toString('base64')))).join('')).toContain(say('sheet.noPicture'));
  });

  it('texts nobody meant for a paper stay text, and stay on it', async () => {
    const hostile = `<b>x</b> ${'W'.repeat(300)} %%EOF endobj ) Tj`;
    const facts = manifestFacts(2, { driver: hostile, leftBehind: ['SF1'], override: { by: '李', reason: hostile } });
    const pages = pdfPages(await maker.make(manifestSheet(facts, words)));
    expect(pages).toHaveLength(1);
    expect(pages[0]?.split('<b>x</b>').length).toBe(3);
    expect(pages[0]).toContain('%%EOF endobj ) Tj');
  });

  it('names in letters from elsewhere are drawn, in bold too, and what no font has is named by its number', async () => {
    const names = '龔囍臺 堃 Łukasz Żądło · Ελένη · Жанар Қайырғали · Nguyễn Thị Ượng · 㛃 𠮷 한';
    const blocks = [true, false].map((strong) => ({ kind: 'text' as const, text: [{ text: names, strong }] }));
    const bytes = await maker.make({ ...manifestSheet(manifestFacts(0), words), blocks });
    const read = names.replace('㛃', '[U+36C3]').replace('𠮷', '[U+20BB7]').replace('한', '[U+D55C]');
    expect(pdfPages(bytes).join('').split(read)).toHaveLength(3);
    const fonts = Buffer.from(bytes)
      .toString('latin1')
      .match(/(?<=\+)(?:Roboto|NotoSansSC)-\w+/gu);
    expect(new Set(fonts)).toEqual(new Set(['Roboto-Regular', 'Roboto-Medium', 'NotoSansSC-Regular', 'NotoSansSC-Bold']));
  });

  it('is refused, not hung, where its fonts are missing', async () => {
    await expect(createPdfMaker(worker, { noto: '/nowhere', roboto: '/nowhere' }).make(signed(PNG))).rejects.toThrow('ENOENT');
  });
});
