import type { AssembleOptions, DraftSink } from './assemble-options.ts';
import { createCatalogueAssembler } from './assemble-catalogue.ts';
import { createOrderAssembler } from './assemble-orders.ts';
import { createTitleAssembler } from './assemble-titles.ts';
import type { DraftOrder, DraftProduct, DraftStock, Recognised, SetAside } from './draft.ts';
import type { Mapping } from './fields.ts';
import { createJoins } from './join.ts';
import { openTable, toTable } from './open-table.ts';
import type { ImportError } from './reasons.ts';
import type { Assembler, Table } from './table.ts';
import type { Row } from './row.ts';
import type { Result } from '../../kernel/result.ts';
import { ok } from '../../kernel/result.ts';

export interface Drafts {
  readonly orders: readonly DraftOrder[];
  readonly stock: readonly DraftStock[];
  readonly products: readonly DraftProduct[];
  readonly setAside: readonly SetAside[];
  readonly recognised: Recognised;
}

/** How rows of a table become drafts when no other file stands beside it. */
export const createAssembler = (table: Table): Assembler => {
  switch (table.layout.role) {
    case 'orders':
    case 'order_lines':
      return createOrderAssembler(table, null);
    case 'order_headers':
      return createTitleAssembler(table);
    case 'products':
    case 'stock':
      return createCatalogueAssembler(table, () => undefined);
    case 'customers':
      return createJoins().customers(table);
    case 'carriers':
      return createJoins().carriers(table);
    case 'suppliers':
      return createJoins().suppliers(table);
  }
};

/**
 * Takes mended rows through the same door as a file. Rows of one order are given together and in order, so that a continuation
 * row finds the row it continues. What is still doubtful comes back in `setAside`.
 */
export const mendRows = (
  rows: readonly Pick<SetAside, 'file' | 'row' | 'raw'>[],
  wanted: { readonly preset?: string; readonly mapping?: Mapping },
  options: AssembleOptions,
): Result<Drafts, ImportError> => {
  const drafts = {
    orders: [] as DraftOrder[],
    stock: [] as DraftStock[],
    products: [] as DraftProduct[],
    setAside: [] as SetAside[],
    recognised: {} as Recognised,
  };
  const sink: DraftSink = {
    order: (draft) => drafts.orders.push(draft),
    stock: (draft) => drafts.stock.push(draft),
    product: (draft) => drafts.products.push(draft),
    setAside: (row) => drafts.setAside.push(row),
    tally: drafts.recognised,
  };
  const byShape = Map.groupBy(rows, (row) => JSON.stringify([row.file, row.raw.map(([header]) => header)]));
  for (const group of byShape.values()) {
    const file = group[0]?.file ?? '';
    const header: Row = { row: 0, cells: group[0]?.raw.map(([name]) => name) ?? [], faults: null };
    const body = group.map((row): Row => ({ row: row.row, cells: row.raw.map(([, value]) => value), faults: null }));
    const open = openTable(file, [header], wanted, 1);
    if (!open.ok) return open;
    const table = toTable(file, open.value, [header, ...body], options, sink);
    const assembler = createAssembler(table);
    for (const row of body) assembler.push(row);
    assembler.end();
  }
  return ok(drafts);
};
