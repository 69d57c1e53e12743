import { isFeeCode } from '../sku/fee-codes.ts';
import { count, readAmount, readIdentifier, readText, readWhole } from './cell-repair.ts';
import type { DraftLine } from './draft.ts';
import { columnsOf, filledColumn, NO_DOUBTS, shown } from './table.ts';
import type { Doubt, Table } from './table.ts';

export interface LineReading {
  readonly lines: readonly DraftLine[];
  /** One for each doubtful cell; with any of them the row gives no line. */
  readonly doubts: readonly Doubt[];
}

/** Codes repeat all day long; the bound keeps a hostile file from growing it. */
const FEE_MEMO = 20_000;
const createFeeMemo = (): ((sku: string, name: string) => boolean) => {
  const memo = new Map<string, { readonly name: string; readonly fee: boolean }>();
  return (sku, name) => {
    const known = memo.get(sku);
    if (known !== undefined && known.name === name) return known.fee;
    const fee = isFeeCode(sku, name);
    if (memo.size >= FEE_MEMO) memo.clear();
    memo.set(sku, { name, fee });
    return fee;
  };
};

/** `名称*数量;名称*数量`: every item of an order in one cell. Null when any of them lacks its quantity. */
const readItems = (text: string): readonly DraftLine[] | null => {
  const lines: DraftLine[] = [];
  for (const part of text.split(/[;；]/)) {
    const item = part.trim();
    if (item === '') continue;
    const match = /^(.*\S)\s*[*×xX＊]\s*(\d{1,6})$/s.exec(item);
    if (match === null || Number(match[2]) === 0) return null;
    const name = match[1] ?? '';
    lines.push({ kind: isFeeCode('', name) ? 'fee' : 'goods', sku: '', name, variant: '', quantity: Number(match[2]), unitPrice: '' });
  }
  return lines.length === 0 ? null : lines;
};

/** Reads one row's item cells; `orderNo` only fills the sentence when something is doubtful. */
export const createLineReader = (table: Table): ((cells: readonly string[], orderNo: string) => LineReading) => {
  const { tally } = table.sink;
  const skuColumns = columnsOf(table, 'sku');
  const nameColumns = columnsOf(table, 'name');
  const variantColumns = columnsOf(table, 'variant');
  const quantityColumns = columnsOf(table, 'quantity');
  const priceColumns = columnsOf(table, 'unitPrice');
  const itemsColumns = columnsOf(table, 'items');
  const isFee = createFeeMemo();

  return (cells, orderNo) => {
    let doubts = NO_DOUBTS;
    const doubtful = (column: number, reason: Doubt['reason']): void => {
      doubts = [...doubts, { column, reason, params: { orderNo, value: shown(cells[column] ?? '') } }];
    };
    const missing = (column: number, reason: Doubt['reason']): void => {
      doubts = [...doubts, { column, reason, params: { orderNo } }];
    };
    const itemsColumn = filledColumn(cells, itemsColumns);
    if (itemsColumn >= 0) {
      const lines = readItems(readText(cells[itemsColumn] ?? '', tally));
      if (lines === null) doubtful(itemsColumn, 'items_without_quantities');
      return { lines: lines ?? [], doubts };
    }
    const skuColumn = filledColumn(cells, skuColumns);
    const sku = skuColumn < 0 ? '' : readIdentifier(cells[skuColumn] ?? '', tally);
    if (sku === null) doubtful(skuColumn, 'damaged_number');
    const nameColumn = filledColumn(cells, nameColumns);
    const name = nameColumn < 0 ? '' : readText(cells[nameColumn] ?? '', tally);
    const quantityColumn = filledColumn(cells, quantityColumns);
    if (sku === '' && name === '') missing(skuColumns[0] ?? nameColumns[0] ?? -1, 'missing_item');
    const quantity = quantityColumn < 0 ? null : readWhole(cells[quantityColumn] ?? '', tally);
    if (quantity === null) missing(quantityColumns[0] ?? -1, 'missing_quantity');
    else if (!('value' in quantity)) doubtful(quantityColumn, quantity.reason);
    else if (quantity.value === 0) doubtful(quantityColumn, 'quantity_zero');
    const priceColumn = filledColumn(cells, priceColumns);
    const unitPrice = priceColumn < 0 ? '' : readAmount(cells[priceColumn] ?? '', tally);
    if (unitPrice === null) doubtful(priceColumn, 'bad_number');
    if (sku === null || unitPrice === null || quantity === null || !('value' in quantity) || doubts.length > 0) return { lines: [], doubts };
    const variantColumn = filledColumn(cells, variantColumns);
    const variant = variantColumn < 0 ? '' : readText(cells[variantColumn] ?? '', tally);
    const fee = isFee(sku, name);
    if (fee) count(tally, 'fee_line');
    return { lines: [{ kind: fee ? 'fee' : 'goods', sku, name, variant, quantity: quantity.value, unitPrice }], doubts };
  };
};
