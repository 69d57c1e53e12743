import { count } from './cell-repair.ts';
import { onlyTitles } from './join.ts';
import { createHeadReader, readOrderNo } from './order-head.ts';
import { columnsOf, faultDoubt, isBlankRow, toSetAside, usedColumns } from './table.ts';
import type { Assembler, Doubt, Table } from './table.ts';

/** Orders whose items' file did not come along: one row is one order, its items known by title at best. */
export const createTitleAssembler = (table: Table): Assembler => {
  const readHead = createHeadReader(table);
  const used = usedColumns(table);
  return {
    push: (row) => {
      if (row.faults === null && isBlankRow(row.cells)) return count(table.sink.tally, 'blank_row');
      const { orderNo, doubt: numberDoubt } = readOrderNo(table, row.cells);
      const missing: Doubt | null = orderNo === '' ? { column: columnsOf(table, 'orderNo')[0] ?? -1, reason: 'missing_order_no', params: {} } : null;
      const reading = readHead(row.cells, orderNo);
      const early = faultDoubt(table, used, row, orderNo) ?? numberDoubt ?? missing;
      const [doubt, ...further] = early === null ? reading.doubts : [early, ...reading.doubts];
      if (doubt !== undefined) return table.sink.setAside(toSetAside(table, row, doubt, further));
      onlyTitles(table, row, reading.head);
    },
    end: () => undefined,
  };
};
