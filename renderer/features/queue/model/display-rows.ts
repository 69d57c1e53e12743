/**
 * The list as it is drawn: group headers and rows, one item each, over rows that the host hands out by offset.
 *
 *   item   0        1  2  3   4        5 …
 *          header   0  1  2   header   3 …      offset
 *
 * A collapsed group keeps its header. A ghost is a row that left the list while the cursor stood on it: it stays, greyed,
 * where it was until the cursor leaves.
 */
export interface RowGroup {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

export type DisplayItem = { readonly kind: 'group'; readonly group: number } | { readonly kind: 'row'; readonly offset: number } | { readonly kind: 'ghost' };

interface Stretch {
  readonly firstItem: number;
  readonly firstOffset: number;
  readonly rows: number;
}

export interface DisplayRows {
  readonly groups: readonly RowGroup[];
  readonly count: number;
  readonly itemAt: (item: number) => DisplayItem;
  /** Where a row is drawn; its group's header when the group is closed. */
  readonly itemOfOffset: (offset: number) => number;
  readonly headerOf: (group: number) => number;
  /** The group a row belongs to, -1 without groups. */
  readonly groupOfOffset: (offset: number) => number;
  /** The rows of a group: from (inclusive) and until (exclusive) which offset. */
  readonly rangeOf: (group: number) => readonly [from: number, until: number];
  /** The group whose rows stand at this item, -1 without groups. */
  readonly groupAt: (item: number) => number;
}

export interface DisplayInput {
  readonly groups: readonly RowGroup[];
  readonly total: number;
  readonly collapsed: ReadonlySet<string>;
  /** The offset before which a ghost is drawn. */
  readonly ghostAt: number | null;
}

/** The last stretch that starts at or before `value`, by halving. */
const lastAtOrBefore = (stretches: readonly Stretch[], start: (one: Stretch) => number, value: number): number => {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const one = stretches[middle];
    if (one !== undefined && start(one) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
};

export const createDisplayRows = ({ groups, total, collapsed, ghostAt }: DisplayInput): DisplayRows => {
  const grouped = groups.length > 0;
  const stretches: Stretch[] = [];
  let item = 0;
  let offset = 0;
  for (const { key, count } of grouped ? groups : [{ key: '', count: total }]) {
    const rows = grouped && collapsed.has(key) ? 0 : count;
    stretches.push({ firstItem: item, firstOffset: offset, rows });
    item += rows + (grouped ? 1 : 0);
    offset += count;
  }
  const header = grouped ? 1 : 0;
  const bare = item;

  const plainItemOf = (at: number): number => {
    const one = stretches[lastAtOrBefore(stretches, (stretch) => stretch.firstOffset, at)];
    if (one === undefined) return 0;
    const inside = at - one.firstOffset;
    return one.rows === 0 ? one.firstItem : one.firstItem + header + Math.min(inside, one.rows - 1);
  };
  const ghostItem = ghostAt === null ? null : ghostAt >= offset ? bare : plainItemOf(ghostAt);
  const toPlain = (shown: number): number => (ghostItem !== null && shown > ghostItem ? shown - 1 : shown);
  const toShown = (plain: number): number => (ghostItem !== null && plain >= ghostItem ? plain + 1 : plain);

  return {
    groups,
    count: bare + (ghostItem === null ? 0 : 1),
    itemAt: (shown) => {
      if (shown === ghostItem) return { kind: 'ghost' };
      const plain = toPlain(shown);
      const group = lastAtOrBefore(stretches, (stretch) => stretch.firstItem, plain);
      const one = stretches[group];
      if (one === undefined) return { kind: 'ghost' };
      if (grouped && plain === one.firstItem) return { kind: 'group', group };
      return { kind: 'row', offset: one.firstOffset + plain - one.firstItem - header };
    },
    itemOfOffset: (at) => toShown(plainItemOf(at)),
    groupOfOffset: (at) => (grouped ? lastAtOrBefore(stretches, (stretch) => stretch.firstOffset, at) : -1),
    rangeOf: (group) => [stretches[group]?.firstOffset ?? 0, stretches[group + 1]?.firstOffset ?? offset],
    headerOf: (group) => toShown(stretches[group]?.firstItem ?? 0),
    groupAt: (shown) => (grouped ? lastAtOrBefore(stretches, (stretch) => stretch.firstItem, toPlain(shown)) : -1),
  };
};
