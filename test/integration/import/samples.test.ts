import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../../../shared/core/import/layouts/all-layouts.ts';
import { DEFAULT_LIMITS } from '../../../shared/core/import/limits.ts';
import { rankLayouts } from '../../../shared/core/import/match-layout.ts';
import { openRows } from '../../../electron/host/adapters/files/row-source.ts';
import { readDrafts } from '../../fixtures/import/drafts.ts';
import { samplesDir } from '../../fixtures/samples.ts';

const samples = samplesDir();
const at = (...path: readonly string[]): string => join(samples ?? '', ...path);

describe.skipIf(samples === undefined)('a shop’s sales ledger (skipped without the sample folder)', () => {
  it('gives every count its publisher expects', async () => {
    const expected = (JSON.parse(readFileSync(at('orders', 'uci_expected_counts.json'), 'utf8')) as { dev_slice: Record<string, number | string> }).dev_slice;
    const { orders, setAside, recognised, rows } = await readDrafts([at('orders', 'uci_online_retail_2010-12-01_05.csv')], { timeZone: 'Europe/London' });
    expect(setAside).toEqual([]);
    const lines = orders.flatMap((order) => order.lines.map((line) => ({ order, ...line })));
    const numbers = new Set(orders.map((order) => order.platformOrderNo));
    const seen = new Set<string>();
    const duplicates = lines.filter(({ order, sku, name, quantity, unitPrice }) => {
      const key = JSON.stringify([order.platformOrderNo, sku, name, quantity, unitPrice]);
      if (seen.has(key)) return true;
      seen.add(key);
      return false;
    });
    const namesBySku = Map.groupBy(lines, ({ sku }) => sku);
    const cents = (price: string): bigint => BigInt(Math.round(Number(price) * 10_000));
    const total = lines.reduce((sum, { quantity, unitPrice }) => sum + BigInt(quantity) * cents(unitPrice), 0n);
    const buyersByOrder = Map.groupBy(orders, (order) => order.platformOrderNo);
    /** No name of ISO's list: kept as it was written, or known by another name (EIRE, RSA, USA). */
    const isWrittenFreely = (country: string): boolean => !/^[A-Z]{2}$/.test(country) || ['IE', 'US', 'ZA'].includes(country);
    const hasSaleBefore = (before: typeof lines, { order, sku, unitPrice, quantity }: (typeof lines)[number]): boolean =>
      before.some((sold) => sold.order.buyerId === order.buyerId && sold.sku === sku && sold.unitPrice === unitPrice && sold.quantity === -quantity);
    const isCredit = ({ order }: (typeof lines)[number]): boolean => order.kind === 'cancellation';
    expect({
      rows,
      cancellation_lines_C: lines.filter(isCredit).length,
      bad_debt_lines_A: lines.filter(({ order }) => order.platformOrderNo.startsWith('A')).length,
      quantity_negative: lines.filter(({ quantity }) => quantity < 0).length,
      quantity_zero: lines.filter(({ quantity }) => quantity === 0).length,
      negative_without_C: lines.filter(({ order }) => order.kind === 'write_off').length,
      unit_price_zero: lines.filter(({ unitPrice }) => Number(unitPrice) === 0).length,
      unit_price_negative: lines.filter(({ unitPrice }) => Number(unitPrice) < 0).length,
      customer_missing: lines.filter(({ order }) => order.buyerId === '').length,
      description_missing: lines.filter(({ name }) => name === '').length,
      non_product_stock_code: lines.filter(({ kind }) => kind === 'fee').length,
      stock_code_not_5digits_plus_letters: lines.filter(({ sku }) => !/^\d{5}[A-Za-z]*$/.test(sku)).length,
      stock_code_has_lowercase: lines.filter(({ sku }) => /[a-z]/.test(sku)).length,
      description_edge_whitespace: recognised.trimmed,
      description_all_lowercase_note: lines.filter(({ name }) => /[a-z]/.test(name) && name === name.toLowerCase()).length,
      description_question_mark_only: lines.filter(({ name }) => /^\?+$/.test(name)).length,
      country_not_iso_name: lines.filter(({ order }) => isWrittenFreely(order.recipient.country)).length,
      stock_codes_with_more_than_one_description: [...namesBySku.values()].filter((found) => new Set(found.map(({ name }) => name)).size > 1).length,
      country_unspecified: lines.filter(({ order }) => order.recipient.country === 'Unspecified').length,
      quantity_over_1000: lines.filter(({ quantity }) => Math.abs(quantity) > 1000).length,
      invoices: numbers.size,
      stock_codes: namesBySku.size,
      stock_codes_case_insensitive: new Set(lines.map(({ sku }) => sku.toUpperCase())).size,
      customers: new Set(orders.map((order) => order.buyerId).filter((buyer) => buyer !== '')).size,
      countries: new Set(orders.map((order) => order.recipient.country)).size,
      invoices_with_more_than_one_timestamp: recognised.differing_order_time ?? 0,
      invoices_with_more_than_one_customer: recognised.differing_buyer ?? 0,
      exact_duplicate_extra_lines: duplicates.length,
      cancel_lines_matching_an_earlier_line_same_customer_code_price_qty: lines.filter(
        (line, index) => isCredit(line) && hasSaleBefore(lines.slice(0, index), line),
      ).length,
      cancel_lines_with_customer: lines.filter((line) => isCredit(line) && line.order.buyerId !== '').length,
      sum_quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
      sum_quantity_x_price: (Number(total) / 10_000).toFixed(2),
    }).toEqual(expected);
    expect(recognised).toMatchObject({ cancellation: 100, write_off: 30, fee_line: 39 });
    expect(orders.every((order) => !order.hasAddress)).toBe(true);
    expect(orders.find((order) => order.platformOrderNo === '536365')?.buyerId).toBe('17850');
    expect([...buyersByOrder.values()].every((parts) => parts.length === 1)).toBe(true);
  });
});

describe.skipIf(samples === undefined)('a trading house’s tables (skipped without the sample folder)', () => {
  it('joins orders, lines, products, customers and shippers', async () => {
    const { orders, products, stock, setAside } = await readDrafts([at('orders', 'northwind')], { timeZone: 'UTC' });
    expect(orders).toHaveLength(830);
    expect(orders.flatMap((order) => order.lines)).toHaveLength(2155);
    expect(orders.filter((order) => order.state === 'imported')).toHaveLength(21);
    expect(orders.filter((order) => order.state === 'dispatched')).toHaveLength(809);
    expect(orders.filter(({ dispatchedAt, promisedShipAt }) => (dispatchedAt ?? 0) > (promisedShipAt ?? Infinity))).toHaveLength(37);
    expect(orders.filter((order) => order.recipient.postcode === '')).toHaveLength(19);
    expect(setAside.map(({ file, reason, params }) => [file, reason, params])).toEqual([
      ['customers.csv', 'empty_record', { value: 'Val2' }],
      ['customers.csv', 'empty_record', { value: 'VALON' }],
    ]);
    expect(products).toHaveLength(77);
    expect(stock).toHaveLength(77);
    expect(stock.find(({ sku }) => sku === '1')).toMatchObject({ onHand: 39, safetyStock: 10 });
    const first = orders.find((order) => order.platformOrderNo === '10248');
    expect(first).toMatchObject({
      orderedAt: Date.UTC(2016, 6, 4),
      dispatchedAt: Date.UTC(2016, 6, 16),
      carrier: 'Federal Shipping',
      hasAddress: true,
      recipient: { name: 'Vins et alcools Chevalier', city: 'Reims', postcode: '51100', country: 'FR', phone: '26.47.15.10' },
    });
    expect(first?.lines[0]).toMatchObject({ sku: '11', name: 'Queso Cabrales', quantity: 12, unitPrice: '14' });
  });

  it('keeps line breaks in quoted cells', async () => {
    const path = at('orders', 'northwind', 'suppliers.csv');
    const source = await openRows({ path, name: 'suppliers.csv', bytes: readFileSync(path).length }, DEFAULT_LIMITS, {});
    const rows = [];
    for await (const piece of source.rows) rows.push(...piece);
    await source.close();
    expect(rows).toHaveLength(30);
    expect(rows.find((row) => row.cells[1] === 'Tokyo Traders')).toMatchObject({
      row: 5,
      cells: expect.arrayContaining(['9-8 Sekimai\nMusashino-shi']) as unknown,
    });
    expect(rows.at(-1)?.row).toBe(30);
  });
});

describe.skipIf(samples === undefined)('the columns of two platforms’ exports (skipped without the sample folder)', () => {
  it.each([
    ['shopify_orders_export_columns.csv', 'shopify'],
    ['taobao_orders_export_columns.csv', 'taobao'],
  ])('%s are known by their names alone, in any order and case', async (name, preset) => {
    const path = at('import_layouts', name);
    const source = await openRows({ path, name, bytes: readFileSync(path).length }, DEFAULT_LIMITS, {});
    const rows = [];
    for await (const piece of source.rows) rows.push(...piece);
    await source.close();
    // A row a column: position, name, meaning.
    const headers = rows.slice(1).map(({ cells }) => cells[1] ?? '');
    expect(headers.length).toBeGreaterThan(30);
    for (const given of [headers, headers.toReversed(), headers.map((header) => ` ${header.toUpperCase()} `)])
      expect(rankLayouts(given, LAYOUTS)[0]).toMatchObject({ layout: { id: preset }, score: 1 });
  });
});
