import { CASE_STATES } from '../../../../shared/core/exception-case/exception-case.ts';
import { EXCEPTION_KINDS } from '../../../../shared/core/exception-case/exception-kinds.ts';
import { QUEUE_GROUPS, QUEUE_SORTS, type QueueFilter, type QueueRow } from '../../../../shared/contract/queue.contract.ts';

/** Saved views: each is a filter that stands before the chips. */
export const VIEWS = ['mine', 'open', 'today', 'stock', 'address', 'unowned', 'waiting'] as const;
export type ViewId = (typeof VIEWS)[number];
export type QueueSort = (typeof QUEUE_SORTS)[number];
export type QueueGroup = (typeof QUEUE_GROUPS)[number];

/** What a person added to the view by chips. */
export type ChipFilter = Pick<QueueFilter, 'kinds' | 'states' | 'merchants' | 'owners' | 'due' | 'text' | 'incident'>;
export type ChipName = keyof ChipFilter;

/** All that the address of the queue says: the same address shows the same list at every station. */
export interface QueueAddress {
  readonly view: ViewId;
  readonly chips: ChipFilter;
  readonly sort: QueueSort;
  readonly descending: boolean;
  readonly group: QueueGroup;
}

export const START: QueueAddress = { view: 'open', chips: {}, sort: 'due', descending: false, group: 'clock' };

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
  return {
    view: oneOf(VIEWS, search.get('view')) ?? START.view,
    sort: oneOf(QUEUE_SORTS, search.get('sort')) ?? START.sort,
    group: oneOf(QUEUE_GROUPS, search.get('group')) ?? START.group,
    descending: search.get('desc') === '1',
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
export const writeAddress = ({ view, chips, sort, descending, group }: QueueAddress): URLSearchParams => {
  const search = new URLSearchParams();
  if (view !== START.view) search.set('view', view);
  for (const kind of chips.kinds ?? []) search.append('kind', kind);
  for (const state of chips.states ?? []) search.append('state', state);
  for (const merchant of chips.merchants ?? []) search.append('merchant', merchant);
  for (const owner of chips.owners ?? []) search.append('owner', owner);
  if (chips.due !== undefined) search.set('due', chips.due);
  if (chips.incident !== undefined) search.set('incident', chips.incident);
  if (chips.text !== undefined) search.set('text', chips.text);
  if (sort !== START.sort) search.set('sort', sort);
  if (descending) search.set('desc', '1');
  if (group !== START.group) search.set('group', group);
  return search;
};

const viewFilter = (view: ViewId, userId: string): QueueFilter => {
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
export const filterOf = ({ view, chips }: QueueAddress, userId: string): QueueFilter => ({ ...viewFilter(view, userId), ...chips });

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
