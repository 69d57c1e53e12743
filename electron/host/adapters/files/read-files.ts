import type { AssembleOptions, DraftSink, SplitAddress } from '../../../../shared/core/import/assemble-options.ts';
import { createCatalogueAssembler } from '../../../../shared/core/import/assemble-catalogue.ts';
import { createOrderAssembler } from '../../../../shared/core/import/assemble-orders.ts';
import { count } from '../../../../shared/core/import/cell-repair.ts';
import type { DraftOrder, DraftProduct, DraftStock, Recognised, SetAside } from '../../../../shared/core/import/draft.ts';
import { createJoins, JoinTooLarge } from '../../../../shared/core/import/join.ts';
import type { Joins } from '../../../../shared/core/import/join.ts';
import type { LayoutRole } from '../../../../shared/core/import/layouts/layout.ts';
import { DEFAULT_LIMITS } from '../../../../shared/core/import/limits.ts';
import type { ImportLimits } from '../../../../shared/core/import/limits.ts';
import { createAssembler } from '../../../../shared/core/import/mend.ts';
import { isHeaderAgain, openTable, toTable } from '../../../../shared/core/import/open-table.ts';
import type { OpenTable } from '../../../../shared/core/import/open-table.ts';
import type { Row } from '../../../../shared/core/import/row.ts';
import type { Assembler, Table } from '../../../../shared/core/import/table.ts';
import type { ImportBatch, ImportOptions } from '../../../../shared/core/ports/import-reader.ts';
import { UNNAMED_MERCHANT } from '../../../../shared/core/site/site.ts';
import { refuse } from './import-failure.ts';
import { listInputFiles } from './input-files.ts';
import { openRows } from './row-source.ts';
import type { InputFile, RowSource } from './row-source.ts';
import { createWallToInstant } from './zone-offset.ts';

export const limitsOf = (options: ImportOptions): ImportLimits => ({ ...DEFAULT_LIMITS, ...options.limits });

export const assembleOptions = (options: ImportOptions, splitAddress: SplitAddress | null): AssembleOptions => ({
  merchant: options.merchant ?? UNNAMED_MERCHANT,
  platform: options.platform ?? '',
  country: options.country ?? '',
  toInstant: createWallToInstant(options.timeZone),
  dateOrder: options.dateOrder ?? null,
  splitAddress,
  confirmed: false,
  limits: limitsOf(options),
});

/** A batch is full with this many drafts or lines, whichever comes first: small enough to write in one transaction and to cancel between. */
const BATCH_DRAFTS = 500;
const BATCH_LINES = 5000;

class Basket implements DraftSink {
  tally: Recognised = {};
  #orders: DraftOrder[] = [];
  #stock: DraftStock[] = [];
  #products: DraftProduct[] = [];
  #setAside: SetAside[] = [];
  #lines = 0;

  order = (draft: DraftOrder): void => {
    this.#orders.push(draft);
    this.#lines += draft.lines.length;
  };
  stock = (draft: DraftStock): void => void this.#stock.push(draft);
  product = (draft: DraftProduct): void => void this.#products.push(draft);
  setAside = (row: SetAside): void => {
    this.#setAside.push(row);
    // A row set aside carries all its cells: a hundred characters weigh as much as a line.
    let chars = 0;
    for (const [header, value] of row.raw) chars += header.length + value.length;
    this.#lines += 1 + chars / 100;
  };

  isFull(): boolean {
    return this.#lines >= BATCH_LINES || this.#orders.length + this.#stock.length + this.#products.length + this.#setAside.length >= BATCH_DRAFTS;
  }

  /** Hands over and starts anew; counts are handed over and set back in place, since readers hold on to the tally. */
  empty(progress: ImportBatch['progress']): ImportBatch {
    const batch: ImportBatch = {
      orders: this.#orders,
      stock: this.#stock,
      products: this.#products,
      setAside: this.#setAside,
      recognised: { ...this.tally },
      progress,
    };
    this.#orders = [];
    this.#stock = [];
    this.#products = [];
    this.#setAside = [];
    this.#lines = 0;
    for (const code of Object.keys(this.tally) as (keyof Recognised)[]) delete this.tally[code];
    return batch;
  }
}

/** Rows may be long: eight megabytes of them are enough to look at. */
const LOOK_AHEAD_PIECES = 32;

/** The first rows of a file: enough for its header and for what its columns show. */
export const lookAhead = async (source: RowSource, rows: number): Promise<Row[]> => {
  const seen: Row[] = [];
  for (let pieces = 0; seen.length < rows && pieces < LOOK_AHEAD_PIECES; pieces++) {
    const next = await source.rows.next();
    if (next.done === true) break;
    for (const row of next.value) seen.push(row);
  }
  return seen;
};

export const openTableOf = (file: InputFile, rows: readonly Row[], options: ImportOptions, limits: ImportLimits): OpenTable => {
  const opened = openTable(file.name, rows, { preset: options.preset, mapping: options.mapping }, limits.headerSearchRows);
  const tooWide = opened.ok
    ? opened.value.headers.length > limits.columns
    : rows.slice(0, limits.headerSearchRows).some((row) => row.cells.length > limits.columns);
  if (tooWide) return refuse('too_many_columns', { file: file.name, limit: limits.columns });
  return opened.ok ? opened.value : refuse(opened.error.code, opened.error.params);
};

/** What others are joined to comes first. */
const READING_ORDER: readonly LayoutRole[] = ['products', 'stock', 'customers', 'carriers', 'suppliers', 'order_headers', 'order_lines', 'orders'];

interface Planned {
  readonly file: InputFile;
  readonly role: LayoutRole;
}

/** Looks into every file before the first is taken in, so that a wrong one is refused while nothing has happened yet. */
const plan = async (files: readonly InputFile[], options: ImportOptions, limits: ImportLimits): Promise<readonly Planned[]> => {
  const planned: Planned[] = [];
  for (const file of files) {
    const source = await openRows(file, limits, {}, options.encoding);
    try {
      const { match } = openTableOf(file, await lookAhead(source, limits.headerSearchRows), options, limits);
      const named = match.columns;
      const onlyLines =
        match.layout.role === 'orders' && match.layout.generic === true && !named.has('recipientName') && !named.has('detail') && !named.has('orderedAt');
      planned.push({ file, role: onlyLines ? 'order_lines' : match.layout.role });
    } finally {
      await source.close();
    }
  }
  return planned.toSorted((a, b) => READING_ORDER.indexOf(a.role) - READING_ORDER.indexOf(b.role));
};

const assemblerFor = (table: Table, role: LayoutRole, joins: Joins | null): Assembler => {
  if (joins === null) return createAssembler(table);
  switch (role) {
    case 'order_headers':
      return joins.orderHeaders(table);
    case 'order_lines':
      return createOrderAssembler(table, joins.lines);
    case 'customers':
      return joins.customers(table);
    case 'carriers':
      return joins.carriers(table);
    case 'suppliers':
      return joins.suppliers(table);
    case 'products':
      return createCatalogueAssembler(table, joins.rememberProduct);
    case 'orders':
    case 'stock':
      return createAssembler(table);
  }
};

/** Files → batches, in the thread that asks. The host asks through a worker; see import-worker.ts. */
export async function* readFiles(paths: readonly string[], options: ImportOptions, splitAddress: SplitAddress | null): AsyncGenerator<ImportBatch> {
  const limits = limitsOf(options);
  const assembling = assembleOptions(options, splitAddress);
  const files = await listInputFiles(paths, limits);
  const planned = await plan(files, options, limits);
  const roles = new Set(planned.map(({ role }) => role));
  const joins = roles.has('order_headers') && roles.has('order_lines') ? createJoins() : null;
  const bytesTotal = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const basket = new Basket();
  let bytesDone = 0;
  let rows = 0;

  for (const { file, role } of planned) {
    const source = await openRows(file, limits, basket.tally, options.encoding);
    const progress = (): ImportBatch['progress'] => ({ bytesRead: bytesDone + Math.min(file.bytes, source.bytesRead()), bytesTotal, rows });
    try {
      const ahead = await lookAhead(source, limits.headerSearchRows + limits.lookAheadRows);
      const open = openTableOf(file, ahead, options, limits);
      const table = toTable(file.name, open, ahead, assembling, basket);
      const assembler = assemblerFor(table, role, joins);
      let fileRows = 0;
      const take = (row: Row): void => {
        if (isHeaderAgain(table.headers, row.cells)) return count(basket.tally, 'header_repeated');
        rows++;
        if (++fileRows > limits.rows) refuse('too_many_rows', { file: file.name, limit: limits.rows });
        assembler.push(row);
      };
      for (const row of ahead.splice(0).slice(open.headerIndex + 1)) {
        take(row);
        if (basket.isFull()) yield basket.empty(progress());
      }
      for await (const piece of source.rows) {
        for (const row of piece) {
          take(row);
          if (basket.isFull()) yield basket.empty(progress());
        }
      }
      assembler.end();
    } catch (error) {
      if (error instanceof JoinTooLarge) refuse('join_too_large', { file: error.file, limit: error.limit });
      throw error;
    } finally {
      await source.close();
    }
    bytesDone += file.bytes;
  }
  joins?.end();
  yield basket.empty({ bytesRead: bytesTotal, bytesTotal, rows });
}
