import { describe, expect, test } from 'vitest';
import { createCatalogue } from '../../../shared/core/catalogue/catalogue.ts';
import { createLearnedCatalogue } from '../../../shared/core/catalogue/learned-codes.ts';
import {
  ALIAS_LIFE_MS,
  NO_ALIASES,
  withAlias,
  withApproval,
  withoutAlias,
  withoutDecision,
  type AliasBook,
  type LearnedAlias,
} from '../../../shared/core/catalogue/learned-alias.ts';
import { harbourProducts } from '../../fixtures/harbour-one.ts';

const NOON = Date.UTC(2026, 10, 23, 4);
const [product] = harbourProducts;
if (product === undefined) throw new Error('no products');
const key = { merchant: product.merchant, code: 'OLD 7731' };
const alias = (parts: Partial<LearnedAlias> = {}): LearnedAlias => ({
  ...key,
  sku: product.sku,
  learnedAt: NOON,
  learnedBy: 'clerk-1',
  decision: 'd-1',
  orderNo: 'T-1',
  orders: 3,
  approvedAt: null,
  approvedBy: null,
  expiresAt: NOON + ALIAS_LIFE_MS,
  ...parts,
});
const taught = withAlias(NO_ALIASES, alias());
const approved = withApproval(taught, key, 'boss', NOON);
const found = (book: AliasBook, nowAt: number, code = key.code): readonly string[] =>
  createLearnedCatalogue(
    () => createCatalogue(harbourProducts),
    () => book,
    () => nowAt,
  )()
    .byAlias(key.merchant, code)
    .map(({ sku }) => sku);

describe('a learned code', () => {
  test('says nothing until somebody approved it, and nothing once it expired', () => {
    expect(found(taught, NOON)).toEqual([]);
    expect(found(approved, NOON)).toEqual([product.sku]);
    expect(found(approved, NOON + ALIAS_LIFE_MS - 1)).toEqual([product.sku]);
    expect(found(approved, NOON + ALIAS_LIFE_MS)).toEqual([]);
  });

  test('is known however it is written, at its own merchant alone', () => {
    expect(found(approved, NOON, 'old-7731')).toEqual([product.sku]);
    expect(found({ aliases: approved.aliases.map((one) => ({ ...one, merchant: 'somebody else' })) }, NOON)).toEqual([]);
  });

  test('of a product that is gone says nothing', () => {
    expect(found({ aliases: approved.aliases.map((one) => ({ ...one, sku: 'GONE' })) }, NOON)).toEqual([]);
  });

  test('taught again the same stays approved; taught otherwise it is asked about anew', () => {
    expect(withAlias(approved, alias({ decision: 'd-2' }))).toBe(approved);
    expect(withAlias(approved, alias({ decision: 'd-2', sku: 'OTHER' })).aliases).toMatchObject([{ sku: 'OTHER', approvedAt: null }]);
    expect(withAlias(approved, alias({ decision: 'd-2', learnedAt: NOON + ALIAS_LIFE_MS })).aliases).toMatchObject([{ decision: 'd-2', approvedAt: null }]);
  });

  test('is forgotten by its code or by its decision', () => {
    expect(withoutAlias(approved, { ...key, code: 'old7731' }).aliases).toEqual([]);
    expect(withoutDecision(approved, 'd-1').aliases).toEqual([]);
    expect(withoutDecision(approved, 'd-2').aliases).toHaveLength(1);
  });

  test('the catalogue is put together again only when something changed', () => {
    const base = createCatalogue(harbourProducts);
    let book = approved;
    const catalogue = createLearnedCatalogue(
      () => base,
      () => book,
      () => NOON,
    );
    const before = catalogue();
    expect(catalogue()).toBe(before);
    book = withoutAlias(approved, key);
    expect(catalogue()).toBe(base);
  });
});
