import type { Field, Mapping } from './fields.ts';
import { isField } from './fields.ts';
import { normaliseHeader } from './header-match.ts';
import type { Layout, LayoutRole } from './layouts/layout.ts';

/** Which columns of this very file carry a field: the first non-empty one counts. */
export type Columns = ReadonlyMap<Field, readonly number[]>;

export interface LayoutMatch {
  readonly layout: Layout;
  /** 0…1: the share of the file's columns that the layout knows; 0 when a required one is missing. */
  readonly score: number;
  readonly columns: Columns;
}

interface Names {
  readonly fieldByName: ReadonlyMap<string, readonly [field: Field, rank: number]>;
  readonly known: ReadonlySet<string>;
}
const namesByLayout = new WeakMap<Layout, Names>();

const namesOf = (layout: Layout): Names => {
  const cached = namesByLayout.get(layout);
  if (cached !== undefined) return cached;
  const fieldByName = new Map<string, readonly [Field, number]>();
  for (const [field, names] of Object.entries(layout.fields) as [Field, readonly string[]][]) {
    names.forEach((name, rank) => {
      const key = normaliseHeader(name);
      if (!fieldByName.has(key)) fieldByName.set(key, [field, rank]);
    });
  }
  const made: Names = { fieldByName, known: new Set(layout.known.map(normaliseHeader)) };
  namesByLayout.set(layout, made);
  return made;
};

type Ranked = Map<Field, [column: number, rank: number][]>;

/** What "State" means in a table nobody knows by name: beside a city, and without a province, a part of the place; else how far an order is. */
const placeStates = (headers: readonly string[], ranked: Ranked): void => {
  if (!ranked.has('city') || ranked.has('province')) return;
  const isState = ([column]: readonly [column: number, rank: number]): boolean => normaliseHeader(headers[column] ?? '') === 'state';
  const all = ranked.get('status') ?? [];
  const states = all.filter(isState);
  const rest = all.filter((hit) => !isState(hit));
  if (states.length === 0) return;
  ranked.set('province', states);
  if (rest.length > 0) ranked.set('status', rest);
  else ranked.delete('status');
};

/** A generic layout yields to one that knows the export by name. */
const GENERIC_FACTOR = 0.8;

export const matchLayout = (headers: readonly string[], layout: Layout): LayoutMatch => {
  const { fieldByName, known } = namesOf(layout);
  const ranked: Ranked = new Map();
  let named = 0;
  let recognised = 0;
  headers.forEach((header, column) => {
    const key = normaliseHeader(header);
    if (key === '') return;
    named++;
    const hit = fieldByName.get(key);
    if (hit !== undefined) {
      recognised++;
      const list = ranked.get(hit[0]);
      if (list === undefined) ranked.set(hit[0], [[column, hit[1]]]);
      else list.push([column, hit[1]]);
    } else if (known.has(key)) recognised++;
  });
  if (layout.generic === true) placeStates(headers, ranked);
  const columns = new Map<Field, readonly number[]>();
  for (const [field, list] of ranked)
    columns.set(
      field,
      list.toSorted((a, b) => a[1] - b[1] || a[0] - b[0]).map(([column]) => column),
    );
  const complete = layout.required.every((field) => columns.has(field));
  const share = named === 0 ? 0 : recognised / named;
  return { layout, columns, score: complete ? share * (layout.generic === true ? GENERIC_FACTOR : 1) : 0 };
};

/** Every layout that could be meant, best first. */
export const rankLayouts = (headers: readonly string[], layouts: readonly Layout[]): readonly LayoutMatch[] =>
  layouts
    .map((layout) => matchLayout(headers, layout))
    .filter((match) => match.score > 0)
    .toSorted((a, b) => b.score - a.score);

const roleOf = (columns: Columns): LayoutRole | null => {
  const has = (field: Field): boolean => columns.has(field);
  if (has('orderNo')) return has('quantity') || has('items') ? 'orders' : 'order_headers';
  if (!has('sku')) return null;
  return has('onHand') && !has('name') ? 'stock' : has('onHand') || has('name') || has('barcodes') ? 'products' : null;
};

/** What a person mapped wins over the layout, column by column; '' leaves a column out. Null when it makes no table of a known kind. */
export const applyMapping = (headers: readonly string[], base: LayoutMatch | null, mapping: Mapping): LayoutMatch | null => {
  const wanted = new Map(Object.entries(mapping).map(([header, field]) => [normaliseHeader(header), field]));
  const columns = new Map<Field, number[]>();
  for (const [field, list] of base?.columns ?? [])
    columns.set(
      field,
      list.filter((column) => !wanted.has(normaliseHeader(headers[column] ?? ''))),
    );
  headers.forEach((header, column) => {
    const field = wanted.get(normaliseHeader(header));
    if (field === undefined || !isField(field)) return;
    const list = columns.get(field);
    if (list === undefined) columns.set(field, [column]);
    else list.unshift(column);
  });
  for (const [field, list] of columns) if (list.length === 0) columns.delete(field);
  if (base !== null && base.layout.required.every((field) => columns.has(field))) return { layout: base.layout, score: 1, columns };
  const role = roleOf(columns);
  return role === null
    ? null
    : { layout: { id: 'mapped', role, platform: base?.layout.platform ?? '', fields: {}, required: [], known: [] }, score: 1, columns };
};
