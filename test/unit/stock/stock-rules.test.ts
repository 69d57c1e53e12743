import { describe, expect, it } from 'vitest';
import { skuOfIncident, stockIncident } from '../../../shared/core/stock/stock-incident.ts';
import { NO_STOCK_RULES, stockPlaceOf } from '../../../shared/core/stock/stock-rules.ts';

const OWN = { code: 'HB1', nameZh: '湾畔一号仓', nameEn: 'Harbour One' };
const TWO = { ...NO_STOCK_RULES, warehouses: [{ code: 'HB2', nameZh: '湾畔二号仓', nameEn: 'Harbour Two' }] };

describe('where stock lies', () => {
  it.each([
    ['', '', '', ''],
    ['hb1', 'A-01', '', 'A-01'],
    ['湾畔一号仓 ', '', '', ''],
    ['HARBOUR TWO', 'B-7', 'HB2', 'B-7'],
    ['湾畔二号仓', '', 'HB2', ''],
    ['东莞仓', 'C-1', '东莞仓', 'C-1'],
  ])('%s %s is warehouse %s, place %s', (written, location, warehouse, place) => {
    expect(stockPlaceOf(written, location, OWN, TWO)).toEqual({ warehouse, location: place });
  });

  it('in a site with one warehouse every name is a place in it', () => {
    expect(stockPlaceOf('A-01', '', OWN, NO_STOCK_RULES)).toEqual({ warehouse: '', location: 'A-01' });
    expect(stockPlaceOf('Hall 2', 'A-01', OWN, NO_STOCK_RULES)).toEqual({ warehouse: '', location: 'A-01' });
  });
});

describe('the name of a shortage', () => {
  it.each([
    ['', 'CUP', 'stock:QH:CUP'],
    ['HB2', 'CUP', 'stock:QH:CUP@HB2'],
    ['', 'a:b@HB2', 'stock:QH:a:b@HB2'],
    ['HB2', 'a@b', 'stock:QH:a@b@HB2'],
  ])('in "%s" of %s is %s, and the SKU is read back whole', (warehouse, sku, name) => {
    const key = { merchant: 'QH', warehouse, sku };
    expect(stockIncident(key)).toBe(name);
    expect(skuOfIncident(name, key)).toBe(sku);
  });
});
