import type { AssembleOptions, DraftSink } from './assemble-options.ts';
import { hasLongTail, trimEdges } from './cell-repair.ts';
import { decideDateOrder } from './date-cell.ts';
import type { DateOrder } from './date-cell.ts';
import type { Field, Mapping } from './fields.ts';
import { normaliseHeader } from './header-match.ts';
import { LAYOUTS, PRESETS, layoutById } from './layouts/all-layouts.ts';
import type { Layout } from './layouts/layout.ts';
import { applyMapping, rankLayouts } from './match-layout.ts';
import type { LayoutMatch } from './match-layout.ts';
import type { ImportError } from './reasons.ts';
import type { Row } from './row.ts';
import { columnsOf } from './table.ts';
import type { Table } from './table.ts';
import type { Result } from '../../kernel/result.ts';
import { err, ok } from '../../kernel/result.ts';

export interface OpenTable {
  readonly match: LayoutMatch;
  readonly headers: readonly string[];
  /** Place of the header among the rows looked at; what stands above it is a title. */
  readonly headerIndex: number;
  /** Every layout that could be meant, best first. */
  readonly ranked: readonly LayoutMatch[];
}

/** The layouts a preset stands for: its own name, a layout's name, or all when none is given. */
export const layoutsOfPreset = (preset: string | undefined): readonly Layout[] | null => {
  if (preset === undefined || preset === '') return LAYOUTS;
  const ids = PRESETS.find((candidate) => candidate.id === preset)?.layouts ?? [preset];
  const layouts = ids.flatMap((id) => layoutById(id) ?? []);
  return layouts.length === 0 ? null : layouts;
};

/** The header is the row among the first twenty whose names say most; layouts are compared by name only. */
export const openTable = (
  file: string,
  rows: readonly Row[],
  wanted: { readonly preset?: string | undefined; readonly mapping?: Mapping | undefined },
  searchRows: number,
): Result<OpenTable, ImportError> => {
  const layouts = layoutsOfPreset(wanted.preset);
  if (layouts === null) return err({ code: 'unknown_preset', params: { preset: wanted.preset ?? '' } });
  let best: OpenTable | null = null;
  let fullest: readonly string[] | null = null;
  let fullestCells = 0;
  const mapped = new Set(Object.keys(wanted.mapping ?? {}).map(normaliseHeader));
  rows.slice(0, searchRows).forEach((row, headerIndex) => {
    const headers = row.cells.map(trimEdges);
    const named = headers.filter((header) => header !== '').length;
    if (named > fullestCells) {
      fullest = headers;
      fullestCells = named;
    }
    if (named === 0 || (best !== null && best.match.score >= 1)) return;
    const ranked = rankLayouts(headers, layouts);
    let match = ranked[0] ?? null;
    if (wanted.mapping !== undefined && headers.some((header) => mapped.has(normaliseHeader(header)))) match = applyMapping(headers, match, wanted.mapping);
    if (match !== null && (best === null || match.score > best.match.score)) best = { match, headers, headerIndex, ranked };
  });
  if (best !== null) return ok(best);
  if (fullest === null) return err({ code: 'empty_file', params: { file } });
  const headers = (fullest as readonly string[]).slice(0, 12).join(', ').slice(0, 300);
  if (wanted.preset === undefined || wanted.preset === '') return err({ code: 'unknown_layout', params: { file, headers } });
  return err({ code: 'preset_does_not_fit', params: { file, preset: wanted.preset, columns: headers } });
};

const TIME_FIELDS: readonly Field[] = ['orderedAt', 'paidAt', 'promisedShipAt', 'dispatchedAt', 'cancelledAt', 'retired'];

/** What whole columns show, from the rows looked at before the first is taken in. */
export const toTable = (file: string, open: OpenTable, lookAhead: readonly Row[], options: AssembleOptions, sink: DraftSink): Table => {
  const { columns, layout } = open.match;
  const body = lookAhead.slice(open.headerIndex + 1);
  const dateOrders = new Map<number, DateOrder>();
  for (const field of TIME_FIELDS)
    for (const column of columns.get(field) ?? []) dateOrders.set(column, decideDateOrder(body.map((row) => trimEdges(row.cells[column] ?? ''))));
  const table: Table = { file, headers: open.headers, columns, layout, options, sink, dateOrders, longNumbersIntact: false };
  const numberColumns = columnsOf(table, 'orderNo');
  const longNumbersIntact = body.some((row) => numberColumns.some((column) => hasLongTail(trimEdges(row.cells[column] ?? '').replace(/^="|"$|^'/g, ''))));
  return { ...table, longNumbersIntact };
};

/** A header that comes again further down (files pasted together) is no row. */
export const isHeaderAgain = (headers: readonly string[], cells: readonly string[]): boolean => {
  if (trimEdges(cells[0] ?? '') !== headers[0] || cells.length !== headers.length) return false;
  return headers.every((header, index) => trimEdges(cells[index] ?? '') === header);
};
