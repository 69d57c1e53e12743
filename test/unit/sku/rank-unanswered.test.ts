import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../../shared/core/catalogue/catalogue.ts';
import type { OrderLine } from '../../../shared/core/order/order.ts';
import { checkLines } from '../../../shared/core/sku/check-sku.ts';
import { rankUnanswered } from '../../../shared/core/sku/rank-unanswered.ts';
import { harbourProducts } from '../../fixtures/harbour-one.ts';

const catalogue = createCatalogue(harbourProducts);
const cable = harbourProducts.find(({ sku }) => sku === 'WG-CBL1-WHT');
if (cable === undefined) throw new Error('the cable is no product any more');
const line = (sku: string, name = ''): OrderLine => ({ lineNo: 1, kind: 'goods', sku, name, variant: '', quantity: 1, unitPrice: '', reserved: 0 });
const ranked = (sku: string, name = '') => {
  const lines = [line(sku, name)];
  const checked = checkLines(lines, '', catalogue, cable.merchant);
  return { checked, suggestions: rankUnanswered(checked, lines, catalogue, cable.merchant).flatMap(({ suggestions }) => suggestions) };
};

describe('a code that no rule of its own answers', () => {
  it('is answered by what it and the words written with it may have meant, the surest first', () => {
    const { checked, suggestions } = ranked('WG-CBL1-WHT-NEW', `${cable.name} ${cable.variant}`);
    expect(checked.flatMap((finding) => finding.suggestions)).toEqual([]);
    expect(suggestions[0]).toMatchObject({ rule: 'sku.ranked', changes: [{ field: 'lines.1.sku', from: 'WG-CBL1-WHT-NEW', to: 'WG-CBL1-WHT' }] });
    const sure = suggestions.map(({ confidence }) => confidence ?? 0);
    expect(sure).toEqual(sure.toSorted((a, b) => b - a));
    expect(sure.every((one) => one > 0 && one < 1)).toBe(true);
  });

  it('is not guessed at where nothing is like it, and a rule that has an answer keeps the word', () => {
    expect(ranked('ZZZZ-9-9-9').suggestions).toEqual([]);
    const { checked, suggestions } = ranked('WG_CBL1_WHT');
    expect(suggestions).toEqual(checked.flatMap((finding) => finding.suggestions));
  });
});
