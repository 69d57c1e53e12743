import { expect, it } from 'vitest';
import { linesOf, readLines } from '../../../renderer/features/settings/model/stock-rules-text.ts';

it('reads what a sheet copies and what people type, and says which line it cannot read', () => {
  expect(readLines('warehouses', 'HB2\t湾畔二号仓\tHarbour Two\n\nHB3,三号仓')).toEqual({
    rows: [
      { code: 'HB2', nameZh: '湾畔二号仓', nameEn: 'Harbour Two' },
      { code: 'HB3', nameZh: '三号仓', nameEn: '三号仓' },
    ],
    wrong: null,
  });
  expect(readLines('routes', 'HB2||1|60|0.5')).toEqual({ rows: [{ from: 'HB2', to: '', days: 1, loadCents: 6000, unitCents: 50 }], wrong: null });
  expect(readLines('substitutes', 'TM，A，B，是，否\nTM,B').wrong).toBe(2);
  expect(readLines('routes', 'HB2 | | soon | 60 | 1').wrong).toBe(1);
  expect(readLines('substitutes', 'TM,A,B,maybe,no').wrong).toBe(1);
});

it('writes lines it reads back the same', () => {
  const routes = [{ from: 'HB2', to: '', days: 2, loadCents: 6050, unitCents: 0 }];
  const substitutes = [{ merchant: 'TM', sku: 'A-1', by: 'A-2', bothWays: true, asks: true }];
  expect(readLines('routes', linesOf('routes', routes)).rows).toEqual(routes);
  expect(readLines('substitutes', linesOf('substitutes', substitutes)).rows).toEqual(substitutes);
});
