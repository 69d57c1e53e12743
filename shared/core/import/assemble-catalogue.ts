import { count, readIdentifier, readText, readWhole } from './cell-repair.ts';
import { readDate } from './date-cell.ts';
import type { DraftStock } from './draft.ts';
import type { Field } from './fields.ts';
import { readTracking } from './read-tracking.ts';
import { columnsOf, faultDoubt, filledColumn, isBlankRow, shown, toSetAside, usedColumns } from './table.ts';
import type { Assembler, Doubt, Table } from './table.ts';
import type { Row } from './row.ts';

const YES = new Set(['1', 'true', 'yes', 'y', '是', '停用', '已停用', '停产', '下架', 'discontinued', 'retired', 'inactive', 'archived', 'x', '√']);
const NO = new Set(['', '0', 'false', 'no', 'n', '否', '启用', '在售', '正常', 'active', 'published']);
/** A warehouse's heaviest single item; more is a unit gone wrong. */
const HEAVIEST_GRAMS = 10_000_000;

const codesIn = (text: string): readonly string[] =>
  text
    .split(/[;,；，|]/)
    .map((code) => code.trim())
    .filter((code) => code !== '');

/** `TM-MUG01-WHT*2`, `2 x TM-MUG01-WHT` or the code alone. */
function kitPart(text: string): { readonly sku: string; readonly quantity: number } {
  const behind = /^(.+?)\s*[*×xX:]\s*(\d{1,4})$/u.exec(text);
  const before = /^(\d{1,4})\s*[*×xX]\s*(.+)$/u.exec(text);
  const [sku, count] = behind !== null ? [behind[1], behind[2]] : before !== null ? [before[2], before[1]] : [text, '1'];
  return { sku: (sku ?? text).trim(), quantity: Math.max(1, Number(count)) };
}

/** Products, stock levels, or both from one row: a table with UnitsInStock is a catalogue and a stock list. */
export const createCatalogueAssembler = (table: Table, onProduct: (sku: string, name: string) => void): Assembler => {
  const { sink, options } = table;
  const { tally } = sink;
  const used = usedColumns(table);
  const isCatalogue = table.layout.role === 'products';
  const hasStock = table.columns.has('onHand');
  const said = new Map<string, number>();

  const text = (cells: readonly string[], field: Field): string => {
    const column = filledColumn(cells, columnsOf(table, field));
    return column < 0 ? '' : readText(cells[column] ?? '', tally);
  };

  const read = (row: Row): Doubt | null => {
    const { cells } = row;
    let sku = '';
    const params = (value: string): Doubt['params'] => ({ orderNo: '', value: shown(value) });
    const skuColumn = filledColumn(cells, columnsOf(table, 'sku'));
    if (skuColumn >= 0) {
      const read = readIdentifier(cells[skuColumn] ?? '', tally);
      if (read === null) return { column: skuColumn, reason: 'damaged_number', params: params(cells[skuColumn] ?? '') };
      sku = read;
    }
    if (sku === '') return { column: columnsOf(table, 'sku')[0] ?? -1, reason: 'missing_sku', params: { value: shown(text(cells, 'name')) } };

    const whole = (field: Field): { readonly value: number | null } | Doubt => {
      const column = filledColumn(cells, columnsOf(table, field));
      if (column < 0) return { value: null };
      const read = readWhole(cells[column] ?? '', tally);
      return 'value' in read ? read : { column, reason: read.reason, params: params(cells[column] ?? '') };
    };
    const merchant = text(cells, 'merchant') || options.merchant;
    let stock: DraftStock | null = null;
    if (hasStock) {
      const onHand = whole('onHand');
      const safety = whole('safetyStock');
      if ('reason' in onHand) return onHand;
      if ('reason' in safety) return safety;
      if (onHand.value === null && !isCatalogue)
        return { column: columnsOf(table, 'onHand')[0] ?? -1, reason: 'missing_quantity', params: { orderNo: '', value: sku } };
      const counted = moment(cells);
      if (counted !== null && typeof counted !== 'number') return counted;
      if (onHand.value !== null)
        stock = {
          merchant,
          sku,
          warehouse: text(cells, 'warehouse'),
          location: text(cells, 'location'),
          countedAt: counted,
          onHand: onHand.value,
          safetyStock: safety.value,
        };
      const twice = stock === null ? null : saidBefore(stock);
      if (stock !== null && twice !== null) {
        // Until a person has looked, the smaller figure counts: it promises nothing that is not there.
        if (stock.onHand < twice) sink.stock(stock);
        return { column: columnsOf(table, 'onHand')[0] ?? -1, reason: 'stock_twice', params: { sku: shown(sku), value: stock.onHand, first: twice } };
      }
    }
    if (!isCatalogue) {
      if (stock !== null) sink.stock(stock);
      return null;
    }

    const barcodes: string[] = [];
    for (const column of columnsOf(table, 'barcodes')) {
      for (const part of (cells[column] ?? '').split(/[;；|\n]|,(?!\d{2}E\+)/)) {
        const barcode = readIdentifier(part, tally);
        if (barcode === null) return { column, reason: 'damaged_number', params: params(part) };
        if (barcode !== '' && !barcodes.includes(barcode)) barcodes.push(barcode);
      }
    }
    const weight = weightGrams(cells);
    if (weight !== null && typeof weight !== 'number') return weight;
    const retired = retirement(cells);
    if ('reason' in retired) return retired;
    const tracked = readTracking(table, cells);
    if ('reason' in tracked) return tracked;
    const name = text(cells, 'name');
    const aliases = codesIn(text(cells, 'aliases'));
    sink.product({
      merchant,
      sku,
      name,
      nameEn: text(cells, 'nameEn'),
      variant: text(cells, 'variant'),
      barcodes,
      weightGrams: weight,
      retiredAt: retired.at,
      retired: retired.retired,
      successorSku: text(cells, 'successorSku') || null,
      kitParts: codesIn(text(cells, 'kitParts')).map(kitPart),
      twinSkus: codesIn(text(cells, 'twinSkus')),
      ...(aliases.length === 0 ? {} : { aliases }),
      ...(tracked.tracking === null ? {} : { tracking: tracked.tracking }),
    });
    onProduct(sku, name);
    if (stock !== null) sink.stock(stock);
    return null;
  };

  /** Decimal text to whole grams by moving the point, never through a float. */
  const weightGrams = (cells: readonly string[]): number | null | Doubt => {
    for (const [field, digits] of [
      ['weightGrams', 0],
      ['weightKilograms', 3],
    ] as const) {
      const column = filledColumn(cells, columnsOf(table, field));
      if (column < 0) continue;
      const raw = cells[column] ?? '';
      const match = /^(\d{1,9})(?:\.(\d{1,12}))?\s*(?:g|克|kg|千克|公斤)?$/i.exec(readText(raw, tally));
      if (match === null) return { column, reason: 'bad_number', params: { orderNo: '', value: shown(raw) } };
      const fraction = (match[2] ?? '').padEnd(digits + 1, '0');
      const grams = Number(`${match[1] ?? ''}${fraction.slice(0, digits)}`) + (Number(fraction.charAt(digits)) >= 5 ? 1 : 0);
      if (grams > HEAVIEST_GRAMS) return { column, reason: 'bad_number', params: { orderNo: '', value: shown(raw) } };
      return grams === 0 ? null : grams;
    }
    return null;
  };

  /** The figure an earlier row of this table gave for the same shelf, where it was another one. */
  const saidBefore = ({ merchant, sku, warehouse, location, onHand }: DraftStock): number | null => {
    const shelf = [merchant, sku, warehouse, location].join('\u0000');
    const before = said.get(shelf);
    said.set(shelf, Math.min(onHand, before ?? onHand));
    return before === undefined || before === onHand ? null : before;
  };

  const moment = (cells: readonly string[]): number | null | Doubt => {
    const column = filledColumn(cells, columnsOf(table, 'countedAt'));
    if (column < 0) return null;
    const raw = cells[column] ?? '';
    const at = readDate(raw, { order: options.dateOrder ?? table.dateOrders.get(column) ?? null, toInstant: options.toInstant, endOfDay: false }, tally);
    return typeof at === 'string' ? { column, reason: at, params: { orderNo: '', value: shown(raw) } } : at;
  };

  const retirement = (cells: readonly string[]): { readonly retired: boolean; readonly at: number | null } | Doubt => {
    const column = filledColumn(cells, columnsOf(table, 'retired'));
    if (column < 0) return { retired: false, at: null };
    const raw = cells[column] ?? '';
    const word = readText(raw, tally).toLowerCase();
    if (YES.has(word)) return { retired: true, at: null };
    if (NO.has(word)) return { retired: false, at: null };
    const at = readDate(raw, { order: options.dateOrder ?? table.dateOrders.get(column) ?? null, toInstant: options.toInstant, endOfDay: false }, tally);
    if (typeof at === 'string') return { column, reason: at, params: { orderNo: '', value: shown(raw) } };
    return { retired: at !== null, at };
  };

  return {
    push: (row) => {
      if (row.faults === null && isBlankRow(row.cells)) return count(tally, 'blank_row');
      const doubt = faultDoubt(table, used, row, '') ?? read(row);
      if (doubt !== null) sink.setAside(toSetAside(table, row, doubt));
    },
    end: () => undefined,
  };
};
