import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../shared/core/catalogue/catalogue.ts';
import { checkLines } from '../../../shared/core/sku/check-sku.ts';
import { noteNamesVariant } from '../../../shared/core/sku/words-against-code.ts';
import { compileRequestRules } from '../../../shared/core/special-request/compile-request-rules.ts';
import { readNote } from '../../../shared/core/special-request/read-note.ts';
import { REQUEST_TYPES, type SpecialRequestData } from '../../../shared/core/special-request/request-rules.ts';
import { harbourLines, harbourOrder, harbourOrders, harbourProducts } from '../../fixtures/harbour-one.ts';

const data = JSON.parse(readFileSync(new URL('../../../resources/rules/special-requests.json', import.meta.url), 'utf8')) as SpecialRequestData;
const rules = compileRequestRules(data);
const read = (note: string): readonly string[] =>
  readNote(note, rules).findings.map(
    (f) => `${f.code.replace('request.', '')} ${f.strength}${f.params['carrier'] === undefined ? '' : ` ${f.params['carrier']}`}`,
  );

describe('the notes of Harbour One', () => {
  it.each([
    ['O-01', ['soft_wish wish']],
    ['O-12', ['call_first demand']],
    ['O-17', ['designate_carrier demand SF']],
    ['O-19', ['leave_at demand']],
    ['O-23', ['leave_at demand']],
    ['O-36', ['designate_carrier demand SF', 'service_level demand', 'urgent demand']],
    ['O-37', ['exclude_carrier condition YTO', 'extra_pack demand']],
    ['O-38', ['ship_not_before condition']],
    ['O-39', ['no_price demand', 'gift_note demand']],
    ['O-40', ['designate_carrier demand DHL']],
    ['O-41', ['merge demand']],
    ['O-42', ['split condition']],
    ['O-43', ['customs demand']],
    ['O-46', ['urgent demand']],
    ['O-50', []],
  ])('%s', (id, expected) => {
    expect(read(harbourOrder(id).note)).toEqual(expected);
  });

  it('keeps the words of the card exactly, and off the list of requests', () => {
    const reading = readNote(harbourOrder('O-39').note, rules);
    expect(reading.findings.find((f) => f.code === 'request.gift_note')?.params['text']).toBe('生日快乐,愿你年年有风景');
    expect(reading.checklist).toEqual(['pack:request.no_price', 'pack:request.gift_note']);
    expect(read('贺卡写:不要取消我们的约定 发顺丰')).toEqual(['gift_note demand']);
  });

  it('counts 8 special requests and 8 SKU doubts among the first 48 orders, by main kind', () => {
    const catalogue = createCatalogue(harbourProducts);
    const counts = new Map<string, number>();
    for (const row of harbourOrders.slice(0, 48)) {
      const sku = checkLines(harbourLines(row), row.note, catalogue, row.merchant);
      const requests = readNote(row.note, rules, { field: 'buyerNote', understood: noteNamesVariant(row.note) }).findings.filter((f) => f.severity === 'stop');
      const other = row.kind === 'bad_address' || row.kind === 'stock_out' ? row.kind : '-';
      const kind = sku.length > 0 ? 'sku_mismatch' : other === '-' && requests.length > 0 ? 'special_request' : other;
      expect({ id: row.id, kind }).toEqual({ id: row.id, kind: row.kind });
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    expect(Object.fromEntries(counts)).toEqual({ '-': 7, bad_address: 21, sku_mismatch: 8, special_request: 8, stock_out: 4 });
  });
});

describe('the phrase data', () => {
  it('finds every one of its own phrases with its type', () => {
    const missed = data.phrases.filter((p) => p.match === 'contains' && !readNote(p.pattern, rules).findings.some((f) => f.code === `request.${p.type}`));
    expect(missed.map((p) => `${p.pattern} → ${p.type} not ${read(p.pattern).join(', ')}`)).toEqual([]);
  });
  it('names only known types', () => {
    expect(data.types.map((type) => type.id).sort()).toEqual([...REQUEST_TYPES].sort());
    for (const phrase of data.phrases) expect(REQUEST_TYPES).toContain(phrase.type);
  });
});

describe('how notes are read', () => {
  it.each([
    ['不要发顺丰', ['exclude_carrier condition SF']],
    ['麻烦不要寄中通,谢谢', ['exclude_carrier condition ZTO', 'soft_wish wish']],
    ['别发韵达', ['exclude_carrier condition YUNDA']],
    ['走京东', ['designate_carrier demand JD']],
    ['發順豐', ['designate_carrier demand SF']],
    ['發顺丰', ['designate_carrier demand SF']],
    ['發順丰,放門口', ['designate_carrier demand SF', 'leave_at demand']],
    ['发 顺 丰', ['designate_carrier demand SF']],
    ['不要放门口', ['home_delivery demand']],
    ['不用加急', ['soft_wish wish']],
    ['不用开发票', ['invoice wish']],
    ['要开发票 抬头 某某公司 税号123', ['invoice demand']],
    ['No UPS, thank you', ['exclude_carrier condition UPS', 'soft_wish wish']],
    ['Please do not use FedEx', ['exclude_carrier condition FEDEX']],
    ['UPS only please', ['designate_carrier demand UPS']],
    ['I had no upset stomach', ['unread_note demand']],
    ['发顺丰,否则退货', ['designate_carrier condition SF']],
    ['今天发不了就退款', ['ship_by condition']],
    ['今天一定要发啊', ['ship_by wish']],
    ['今天必须发', ['ship_by wish']],
    ['please ship today', ['ship_by wish']],
    ['15号再发', ['ship_on demand']],
    ['保价500', ['insurance demand']],
    ['拍错了要M码', ['change_item condition']],
    ['换成L码谢谢', ['change_item condition', 'soft_wish wish']],
    ['改成送货上门', ['home_delivery demand']],
    ['buzz 12', ['call_first demand']],
    ['hold until May 3', ['ship_not_before condition']],
    ['this is a gift, no packing slip', ['no_price demand']],
    ['顺丰', ['designate_carrier demand SF']],
    ['SF express please', ['designate_carrier demand SF']],
    ['顺丰快递谢谢', ['designate_carrier demand SF']],
    ['麻烦帮忙写张卡片:祝妈妈生日快乐', ['gift_note demand']],
    ['发货前联系我', ['ship_not_before condition']],
    ['dont leave outside', ['home_delivery demand']],
    ['客服承诺送一个杯垫', ['free_gift condition']],
    ['好的', []],
    ['ok', []],
    ['!!!!!!!!!!', []],
    ['隔壁老王介绍来的朋友', ['unread_note demand']],
    ['', []],
  ])('%s', (note, expected) => {
    expect(read(note)).toEqual(expected);
  });

  it('marks the very characters', () => {
    const note = '你好，麻烦發顺丰！';
    const [finding] = readNote(note, rules).findings;
    expect(note.slice(...(finding?.span as [number, number]))).toBe('發顺丰');
  });

  it('never throws, and every span lies inside the note', () => {
    const piece = fc.oneof(
      fc.constantFrom(...data.phrases.filter((p) => p.match === 'contains').map((p) => p.pattern)),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc.constantFrom('不要', 'no ', '，', ' '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const note = pieces.join('');
        for (const { span, severity, strength } of readNote(note, rules).findings) {
          expect(severity).toBe(strength === 'wish' ? 'hint' : 'stop');
          if (span === null) continue;
          expect(span[0]).toBeGreaterThanOrEqual(0);
          expect(span[1]).toBeGreaterThan(span[0]);
          expect(span[1]).toBeLessThanOrEqual(note.length);
        }
      }),
    );
  });
});
