import { CASE_STATES } from '../../../../shared/core/exception-case/exception-case.ts';
import { EXCEPTION_KINDS } from '../../../../shared/core/finding/exception-kinds.ts';
import { BUILT_IN_VIEWS, QUEUE_GROUPS, QUEUE_SORTS } from '../../../../shared/contract/queue-choices.ts';
import type { QueueFilter, QueueRow, SortKey } from '../../../../shared/contract/queue.contract.ts';

/** The views every queue begins with; each is a filter that stands before the chips. */
export type BuiltInView = (typeof BUILT_IN_VIEWS)[number];
export const isBuiltIn = (id: string): id is BuiltInView => (BUILT_IN_VIEWS as readonly string[]).includes(id);
export type QueueSort = (typeof QUEUE_SORTS)[number];
export type QueueGroup = (typeof QUEUE_GROUPS)[number];

/** What a person added to the view by chips. */
export type ChipFilter = Pick<QueueFilter, 'kinds' | 'states' | 'merchants' | 'owners' | 'due' | 'text' | 'incident'>;
export type ChipName = keyof ChipFilter;

/** All that the address of the queue says: the same address shows the same list at every station. */
export interface QueueAddress {
  /** A view every queue has, or the id of a saved one; without that one here, the rest of the address still says what is listed. */
  readonly view: string;
  readonly base: BuiltInView;
  readonly chips: ChipFilter;
  readonly sort: SortKey;
  readonly thenBy: readonly SortKey[];
  readonly group: QueueGroup;
}

const BY_DUE: SortKey = { sort: 'due', descending: false };
export const START: QueueAddress = { view: 'open', base: 'open', chips: {}, sort: BY_DUE, thenBy: [], group: 'clock' };

const DUES = ['overdue', 'within_1h', 'today'] as const;
const oneOf = <T extends string>(list: readonly T[], value: string | null): T | undefined => list.find((item) => item === value);
const known = <T extends string>(list: readonly T[], values: readonly string[]): readonly T[] => list.filter((item) => values.includes(item));

export const readAddress = (search: URLSearchParams): QueueAddress => {
  const kinds = known(EXCEPTION_KINDS, search.getAll('kind'));
  const states = known(CASE_STATES, search.getAll('state'));
  const merchants = search.getAll('merchant');
  const owners = search.getAll('owner');
  const due = oneOf(DUES, search.get('due'));
  const text = search.get('text')?.trim().slice(0, 200) ?? '';
  const incident = search.get('incident') ?? '';
  const view = search.get('view') ?? START.view;
  const thenBy = search.getAll('then').flatMap((written): SortKey[] => {
    const [by = '', way] = written.split(':');
    const found = oneOf(QUEUE_SORTS, by);
    return found === undefined ? [] : [{ sort: found, descending: way === 'desc' }];
  });
  return {
    view,
    base: isBuiltIn(view) ? view : (oneOf(BUILT_IN_VIEWS, search.get('base')) ?? START.base),
    sort: { sort: oneOf(QUEUE_SORTS, search.get('sort')) ?? START.sort.sort, descending: search.get('desc') === '1' },
    thenBy: thenBy.slice(0, 4),
    group: oneOf(QUEUE_GROUPS, search.get('group')) ?? START.group,
    chips: {
      ...(kinds.length > 0 && { kinds: [...kinds] }),
      ...(states.length > 0 && { states: [...states] }),
      ...(merchants.length > 0 && { merchants }),
      ...(owners.length > 0 && { owners }),
      ...(due !== undefined && { due }),
      ...(text !== '' && { text }),
      ...(incident !== '' && { incident }),
    },
  };
};

/** Only what differs from the start is written, so that the plain address stays plain. */
export const writeAddress = ({ view, base, chips, sort, thenBy, group }: QueueAddress): URLSearchParams => {
  const search = new URLSearchParams();
  if (view !== START.view) search.set('view', view);
  if (view !== base && base !== START.base) search.set('base', base);
  for (const kind of chips.kinds ?? []) search.append('kind', kind);
  for (const state of chips.states ?? []) search.append('state', state);
  for (const merchant of chips.merchants ?? []) search.append('merchant', merchant);
  for (const owner of chips.owners ?? []) search.append('owner', owner);
  if (chips.due !== undefined) search.set('due', chips.due);
  if (chips.incident !== undefined) search.set('incident', chips.incident);
  if (chips.text !== undefined) search.set('text', chips.text);
  if (sort.sort !== START.sort.sort) search.set('sort', sort.sort);
  if (sort.descending) search.set('desc', '1');
  for (const key of thenBy) search.append('then', key.descending ? `${key.sort}:desc` : key.sort);
  if (group !== START.group) search.set('group', group);
  return search;
};

const viewFilter = (view: BuiltInView, userId: string): QueueFilter => {
  switch (view) {
    case 'mine':
      return { owners: [userId] };
    case 'open':
      return {};
    case 'today':
      return { due: 'today' };
    case 'stock':
      return { kinds: ['stock_out'] };
    case 'address':
      return { kinds: ['bad_address'] };
    case 'unowned':
      return { owners: [''] };
    case 'waiting':
      return { states: ['waiting'] };
  }
};

/** A chip narrows what its view says; where both speak of the same thing the chip is the later word. */
export const filterOf = ({ base, chips }: Pick<QueueAddress, 'base' | 'chips'>, userId: string): QueueFilter => ({ ...viewFilter(base, userId), ...chips });

export const chipNames = (chips: ChipFilter): readonly ChipName[] => Object.keys(chips) as ChipName[];
export const withoutChip = (chips: ChipFilter, name: ChipName): ChipFilter => {
  const { [name]: _gone, ...rest } = chips;
  return rest;
};

/** Under which header a row stands. */
export const groupKeyOf = (row: QueueRow, group: QueueGroup): string => {
  switch (group) {
    case 'none':
      return '';
    case 'clock':
      return row.clockGroup;
    case 'kind':
    case 'merchant':
      return row[group];
    case 'owner':
    case 'incident':
      return row[group] ?? '';
  }
};

/** A press on a heading sorts by it, and turns it round the second time; with Shift it decides among what the others leave equal. */
export const sortedBy = ({ sort, thenBy }: Pick<QueueAddress, 'sort' | 'thenBy'>, by: QueueSort, further: boolean): Pick<QueueAddress, 'sort' | 'thenBy'> => {
  const turned = (key: SortKey): SortKey => (key.sort === by ? { ...key, descending: !key.descending } : key);
  if (sort.sort === by) return { sort: turned(sort), thenBy: further ? thenBy : [] };
  if (!further) return { sort: { sort: by, descending: false }, thenBy: [] };
  const known = thenBy.some((key) => key.sort === by);
  return { sort, thenBy: known ? thenBy.map(turned) : [...thenBy, { sort: by, descending: false }].slice(-4) };
};
