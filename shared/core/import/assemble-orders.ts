import type { OrderKind } from '../order/order.ts';
import { count } from './cell-repair.ts';
import type { DraftLine } from './draft.ts';
import { ORDER_FIELDS } from './fields.ts';
import type { Field } from './fields.ts';
import { createHeadReader, emptyHead, readOrderNo } from './order-head.ts';
import type { OrderHead } from './order-head.ts';
import { createLineReader } from './order-line.ts';
import type { OrderJoin } from './join.ts';
import { columnsOf, faultDoubt, filledColumn, isBlankRow, NO_DOUBTS, shown, toSetAside, usedColumns } from './table.ts';
import type { Assembler, Doubt, Table } from './table.ts';
import type { Row } from './row.ts';

/**
 * Rows → orders, one pass, one order in memory. Rows of one number belong together while they stand together:
 *
 *   #1001  Ann  …  A-1  2      first row: the order's own cells and a line
 *   #1001           B-7  1      continuation: order cells empty (Shopify), or the number too (Tryton)
 *   #1002  Bo   …  A-1  1      flushes #1001
 *
 * One doubtful row sets its whole order aside: an order that is taken in without one of its lines would be sent short.
 */
interface Group {
  readonly orderNo: string;
  readonly first: readonly string[];
  head: OrderHead | null;
  /** True while the order's own cells came from an earlier draft of the same number. */
  readonly inherited: boolean;
  readonly rows: Row[];
  readonly lines: DraftLine[];
  /** By the place of the row in the order; each list holds something. */
  readonly doubts: Map<number, readonly Doubt[]>;
  timeDiffers: boolean;
  buyerDiffers: boolean;
}

/** Order cells that may differ from row to row without making the order doubtful: the first one counts. */
const MAY_DIFFER: ReadonlySet<Field> = new Set<Field>([
  'orderedAt',
  'paidAt',
  'promisedShipAt',
  'dispatchedAt',
  'buyerId',
  'currency',
  'buyerNote',
  'sellerNote',
  'email',
  'paymentMethod',
]);

const signOf = (lines: readonly DraftLine[]): 'positive' | 'negative' | 'mixed' => {
  let positive = false;
  let negative = false;
  for (const line of lines) {
    // A discount or refund of postage turns no sale into a credit.
    if (line.kind === 'fee') continue;
    if (line.quantity < 0) negative = true;
    else positive = true;
  }
  if (!positive && !negative) return lines.every((line) => line.quantity < 0) ? 'negative' : 'positive';
  return positive && negative ? 'mixed' : negative ? 'negative' : 'positive';
};

/** Most rows have none: a million of them make no list. */
const joined = (a: readonly Doubt[], b: readonly Doubt[]): readonly Doubt[] => (b.length === 0 ? a : a.length === 0 ? b : [...a, ...b]);

export const createOrderAssembler = (table: Table, join: OrderJoin | null): Assembler => {
  const { sink, options } = table;
  const { tally } = sink;
  const readHead = createHeadReader(table);
  const readLine = createLineReader(table);
  const used = usedColumns(table);
  const orderNoColumns = columnsOf(table, 'orderNo');
  const headColumns: number[] = [];
  const fieldByColumn = new Map<number, Field>();
  for (const field of ORDER_FIELDS) {
    if (field === 'orderNo') continue;
    for (const column of columnsOf(table, field)) {
      headColumns.push(column);
      fieldByColumn.set(column, field);
    }
  }
  const prefix = table.layout.cancellationPrefix;
  let group: Group | null = null;

  const kindOf = (orderNo: string, lines: readonly DraftLine[]): OrderKind | 'mixed' => {
    const credit =
      prefix !== undefined && orderNo.length > prefix.length && orderNo.toUpperCase().startsWith(prefix) && /\d/.test(orderNo.charAt(prefix.length));
    const sign = signOf(lines);
    if (sign === 'mixed') return 'mixed';
    if (credit) return 'cancellation';
    return sign === 'negative' ? 'write_off' : 'sale';
  };

  const setGroupAside = (whole: Group): void => {
    const firstDoubt = [...whole.doubts.keys()][0] ?? 0;
    whole.rows.forEach((row, index) => {
      const [doubt, ...further] = whole.doubts.get(index) ?? NO_DOUBTS;
      const sibling: Doubt = { column: -1, reason: 'sibling_row', params: { orderNo: shown(whole.orderNo), row: whole.rows[firstDoubt]?.row ?? row.row } };
      sink.setAside(toSetAside(table, row, doubt ?? sibling, further));
    });
  };

  const flush = (): void => {
    const whole = group;
    group = null;
    if (whole === null) return;
    const headed = join?.head(whole.orderNo) ?? null;
    if (join !== null && whole.doubts.size === 0) {
      if (headed === null)
        whole.rows.forEach((_, index) =>
          whole.doubts.set(index, [{ column: orderNoColumns[0] ?? -1, reason: 'line_without_order', params: { orderNo: whole.orderNo } }]),
        );
      else if (headed.head === null) whole.doubts.set(-1, [{ column: -1, reason: 'sibling_row', params: {} }]);
    }
    const kind = kindOf(whole.orderNo, whole.lines);
    if (kind === 'mixed' && whole.doubts.size === 0 && !options.confirmed)
      whole.rows.forEach((_, index) =>
        whole.doubts.set(index, [{ column: columnsOf(table, 'quantity')[0] ?? -1, reason: 'mixed_signs', params: { orderNo: whole.orderNo } }]),
      );
    if (whole.doubts.size > 0) {
      setGroupAside(whole);
      join?.hold(whole.orderNo, whole.rows[[...whole.doubts.keys()][0] ?? 0]?.row ?? whole.rows[0]?.row ?? 0);
      return;
    }
    const head = headed?.head ?? whole.head ?? emptyHead(table, whole.orderNo);
    const lines = join === null ? whole.lines : whole.lines.map((line) => (line.name === '' ? { ...line, name: join.productName(line.sku) } : line));
    if (kind === 'cancellation') count(tally, 'cancellation', lines.length);
    if (kind === 'write_off') count(tally, 'write_off', lines.length);
    if (head.state === 'dispatched') count(tally, 'dispatched_order');
    if (head.state === 'cancelled') count(tally, 'cancelled_order');
    if (whole.timeDiffers) count(tally, 'differing_order_time');
    if (whole.buyerDiffers) count(tally, 'differing_buyer');
    join?.taken(whole.orderNo);
    sink.order({ kind: kind === 'mixed' ? 'sale' : kind, ...head, lines, row: whole.rows[0]?.row ?? 0, file: table.file });
  };

  const hasHeadCells = (cells: readonly string[]): boolean => filledColumn(cells, headColumns) >= 0;

  const begin = (orderNo: string, row: Row, inherited: OrderHead | null): Group => {
    group = {
      orderNo,
      first: row.cells,
      head: inherited,
      inherited: inherited !== null,
      rows: [],
      lines: [],
      doubts: new Map(),
      timeDiffers: false,
      buyerDiffers: false,
    };
    return group;
  };

  /** Compares a further row's order cells with the first row's: equal, empty, or worth a question. */
  const compare = (whole: Group, cells: readonly string[]): Doubt | null => {
    let differs = false;
    for (const column of headColumns) {
      if (cells[column] === whole.first[column]) continue;
      differs = true;
      break;
    }
    if (!differs) return null;
    if (!hasHeadCells(cells)) {
      count(tally, 'continuation_row');
      return null;
    }
    for (const column of headColumns) {
      const here = (cells[column] ?? '').trim();
      const there = (whole.first[column] ?? '').trim();
      if (here === there || here === '' || (there === '' && whole.inherited)) continue;
      const field = fieldByColumn.get(column);
      if (field === 'orderedAt') whole.timeDiffers = true;
      else if (field === 'buyerId') whole.buyerDiffers = true;
      else if (field !== undefined && !MAY_DIFFER.has(field) && !options.confirmed)
        return { column, reason: 'conflicting_rows', params: { orderNo: whole.orderNo, value: shown(here), first: shown(there) } };
    }
    return null;
  };

  const add = (whole: Group, row: Row, early: Doubt | null): void => {
    const first = early ?? (row.faults === null && row.cells.length <= table.headers.length ? null : faultDoubt(table, used, row, shown(whole.orderNo)));
    let doubts = first === null ? NO_DOUBTS : [first];
    const isFirst = whole.rows.length === 0;
    if (isFirst && whole.head === null && headColumns.length > 0) {
      const reading = readHead(row.cells, whole.orderNo);
      whole.head = reading.head;
      doubts = joined(doubts, reading.doubts);
      if (doubts.length === 0 && !options.confirmed && !hasHeadCells(row.cells))
        doubts = [{ column: -1, reason: 'line_without_order', params: { orderNo: whole.orderNo } }];
    } else if ((!isFirst || whole.inherited) && doubts.length === 0) {
      const conflict = compare(whole, row.cells);
      if (conflict !== null) doubts = [conflict];
    }
    const reading = readLine(row.cells, whole.orderNo);
    doubts = joined(doubts, reading.doubts);
    if (doubts.length > 0) whole.doubts.set(whole.rows.length, doubts);
    whole.rows.push(row);
    for (const line of reading.lines) whole.lines.push(line);
  };

  return {
    push: (row) => {
      if (row.faults === null && isBlankRow(row.cells)) {
        count(tally, 'blank_row');
        return;
      }
      const { orderNo, doubt } = readOrderNo(table, row.cells);
      if (orderNo === '' && (row.faults === null || row.faults.every((fault) => fault.column >= 0))) {
        if (group !== null && !hasHeadCells(row.cells)) {
          count(tally, 'continuation_row');
          continueGroup(group, row);
          return;
        }
        flush();
        add(begin('', row, null), row, { column: orderNoColumns[0] ?? -1, reason: 'missing_order_no', params: {} });
        flush();
        return;
      }
      if (group === null || group.orderNo !== orderNo) {
        flush();
        begin(orderNo, row, null);
      } else if (group.rows.length >= options.limits.linesPerDraft) splitGroup(group, row);
      if (group !== null) add(group, row, doubt);
    },
    end: flush,
  };

  /** A row without any order cell: compared with nothing. */
  function continueGroup(whole: Group, row: Row): void {
    const current = whole.rows.length >= options.limits.linesPerDraft ? splitGroup(whole, row) : whole;
    const doubt = row.faults === null && row.cells.length <= table.headers.length ? null : faultDoubt(table, used, row, shown(current.orderNo));
    const reading = readLine(row.cells, current.orderNo);
    const found = doubt === null ? reading.doubts : [doubt, ...reading.doubts];
    if (found.length > 0) current.doubts.set(current.rows.length, found);
    current.rows.push(row);
    for (const line of reading.lines) current.lines.push(line);
  }

  function splitGroup(whole: Group, row: Row): Group {
    const { head, first, orderNo } = whole;
    flush();
    const next = begin(orderNo, row, head ?? emptyHead(table, orderNo));
    return (group = { ...next, first });
  }
};
