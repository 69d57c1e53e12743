import type { Finding, RequestStrength } from '../finding/finding.ts';

/** Doors at which a demand comes back and is ticked. What has to be on the label is looked at when the parcel is packed. */
export const REQUEST_GATES = ['pack', 'dispatch'] as const;
export type RequestGate = (typeof REQUEST_GATES)[number];

/** One demand of a customer that somebody ticks where it is carried out. `no` is its place among the case's findings, which hold the words. */
export interface RequestItem {
  readonly no: number;
  readonly code: string;
  readonly gate: RequestGate;
  readonly tickedAt: number | null;
  readonly tickedBy: string | null;
}

/** What the customer was offered, and what they said. Money is decimal text. */
export interface RequestQuote {
  readonly fee: string;
  readonly currency: string;
  readonly shipAt: number;
  readonly carrier: string;
  readonly quotedAt: number;
  readonly quotedBy: string;
  readonly answer: 'accepted' | 'declined' | null;
  readonly answeredAt: number | null;
}

export interface RequestWork {
  readonly items: readonly RequestItem[];
  readonly quote: RequestQuote | null;
}

/** Demands that are carried out when the parcel leaves: which carrier takes it, and when. */
const AT_DISPATCH: ReadonlySet<string> = new Set([
  'request.designate_carrier',
  'request.exclude_carrier',
  'request.service_level',
  'request.ship_on',
  'request.ship_not_before',
  'request.ship_by',
  'request.urgent',
]);

/**
 * Items for findings from place `from` on. A wish is shown and never ticked; a report by hand has the strength of its case; what stands in the way of a
 * demand (its carrier does not go there) is asked about and nothing to carry out.
 */
export const itemsOf = (findings: readonly Finding[], strength: RequestStrength | null, from = 0): readonly RequestItem[] =>
  findings.flatMap(({ code, severity, strength: own = strength }, at) =>
    severity === 'stop' && !code.startsWith('address.') && (own === 'demand' || own === 'condition')
      ? [{ no: from + at, code, gate: AT_DISPATCH.has(code) ? ('dispatch' as const) : ('pack' as const), tickedAt: null, tickedBy: null }]
      : [],
  );

/** What of an exception counts here; an exception is one, and holds its own request. */
interface Asked {
  readonly state: string;
  readonly outcome: string | null;
  readonly request?: RequestWork;
}
interface AskedCase extends Asked {
  readonly id: string;
  readonly findings: readonly Finding[];
}

/** A case that was raised in error, declined or only noted asks nothing of anybody. */
const isWaived = ({ state, outcome }: Asked): boolean => state === 'void' || outcome === 'declined' || outcome === 'noted';

/** Demands nobody ticked yet. Packing asks for its own; a parcel leaves only when all of them are ticked, also one that came late. */
export const openItems = (one: Asked, gate: RequestGate): readonly RequestItem[] =>
  isWaived(one) ? [] : (one.request?.items ?? []).filter((item) => item.tickedAt === null && (gate === 'dispatch' || item.gate === 'pack'));

export const hasOpenItems = (cases: readonly Asked[], gate: RequestGate): boolean => cases.some((one) => openItems(one, gate).length > 0);

export interface ChecklistItem extends RequestItem {
  readonly caseId: string;
  readonly finding: Finding | null;
}

/** Everything to be ticked for an order, as pack and dispatch show it; `finding` has the customer's words where they are not erased. */
export const requestChecklist = (cases: readonly AskedCase[]): readonly ChecklistItem[] =>
  cases.flatMap((one) =>
    isWaived(one) ? [] : (one.request?.items ?? []).map((item) => ({ ...item, caseId: one.id, finding: one.findings[item.no] ?? null })),
  );
