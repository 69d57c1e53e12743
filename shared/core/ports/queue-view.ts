import type { ClockGroup, QueueMoment } from '../exception-case/clock-group.ts';
import type { CaseState } from '../exception-case/exception-case.ts';
import type { ExceptionKind } from '../finding/exception-kinds.ts';
import type { RequestStrength } from '../finding/finding.ts';
import type { OrderState } from '../order/order.ts';

/** The queue as it is read: never loaded whole, always from the indexes. */
export type QueueSort = 'due' | 'opened' | 'kind' | 'merchant' | 'order' | 'owner';
export type QueueGroup = 'none' | 'clock' | 'kind' | 'merchant' | 'owner' | 'incident';

export interface QueueFilter {
  readonly kinds?: readonly ExceptionKind[];
  readonly states?: readonly CaseState[];
  readonly merchants?: readonly string[];
  readonly owners?: readonly string[];
  readonly incident?: string;
  readonly due?: 'overdue' | 'within_1h' | 'today';
  /** One of the ranges a list grouped by its clocks is cut into. */
  readonly clockGroup?: ClockGroup;
  /** Orders found by the search, when a text was typed. */
  readonly orderNs?: readonly number[];
}

export interface QueueRecord {
  readonly caseId: string;
  readonly orderId: string;
  readonly kind: ExceptionKind;
  readonly state: CaseState;
  readonly strength: RequestStrength | null;
  readonly cause: string;
  /** The findings as JSON text: only the first one's sentence is shown. */
  readonly findings: string;
  readonly platformOrderNo: string;
  readonly merchant: string;
  readonly orderState: OrderState;
  readonly held: boolean;
  readonly owner: string | null;
  readonly nextAction: { readonly text: string; readonly dueAt: number } | null;
  readonly waitingFor: string | null;
  readonly incident: string | null;
  readonly openedAt: number;
  readonly clockName: string | null;
  readonly warnAt: number | null;
  readonly dueAt: number | null;
  readonly dueKey: number;
}

export interface QueueCounts {
  readonly open: number;
  readonly overdue: number;
  readonly within1h: number;
  readonly dueToday: number;
  readonly mine: number;
  readonly unowned: number;
  readonly byKind: Readonly<Record<string, number>>;
  readonly byMerchant: readonly { readonly merchant: string; readonly count: number }[];
}

export interface QueueQuestion {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly descending: boolean;
  readonly group: QueueGroup;
  /** What decides among rows that the sort leaves equal. */
  readonly thenBy: readonly { readonly sort: QueueSort; readonly descending: boolean }[];
}

interface Facet {
  readonly key: string;
  readonly count: number;
}
/** How many there would be for each value of a filter, the other filters being as they are. */
export interface QueueFacets {
  readonly kinds: readonly Facet[];
  readonly states: readonly Facet[];
  readonly merchants: readonly Facet[];
  readonly owners: readonly Facet[];
  readonly incidents: readonly Facet[];
  readonly dues: readonly Facet[];
}

export interface QueueView {
  readonly page: (question: QueueQuestion, moment: QueueMoment, offset: number, limit: number) => readonly QueueRecord[];
  readonly total: (filter: QueueFilter, moment: QueueMoment) => number;
  readonly groups: (question: QueueQuestion, moment: QueueMoment) => readonly { readonly key: string; readonly count: number }[];
  /** Every exception of the filter, by id, oldest deadline first. */
  readonly caseIds: (filter: QueueFilter, moment: QueueMoment) => readonly string[];
  readonly facets: (filter: QueueFilter, moment: QueueMoment) => QueueFacets;
  readonly counts: (me: string, moment: QueueMoment) => QueueCounts;
  readonly position: (question: QueueQuestion, moment: QueueMoment, caseId: string) => number | null;
}
