import type { Reach } from '../address/reach/carrier-reach.ts';
import { addFees, type RequestTerms } from './request-terms.ts';

/** `ask` leaves it to a person: nothing in the terms speaks of it, or the note does not say enough. */
export type Verdict = 'possible' | 'ask' | 'not_possible';
/** Message keys `requests.because.<code>`. */
export const FEASIBILITY_REASONS = [
  'no_terms',
  'not_offered',
  'carrier_unknown',
  'carrier_unserved',
  'carrier_remote',
  'carrier_cannot',
  'after_cut_off',
  'full_today',
  'date_asked',
  'unread',
] as const;
export type FeasibilityReason = (typeof FEASIBILITY_REASONS)[number];

export interface Demand {
  readonly no: number;
  /** `request.gift_wrap`, or a report by hand. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** What has to be known beside the note; stamped by the caller. */
export interface FeasibilityFacts {
  readonly terms: RequestTerms;
  /** The order's own carrier. */
  readonly carrier: string;
  /** Whether a carrier goes to this order's address; null for a carrier nobody set up. */
  readonly reachOf: (carrier: string) => Reach | null;
  /** How many of a kind were accepted for today. */
  readonly acceptedToday: (code: string) => number;
  readonly minuteOfDay: number;
  /** When today's and the next open day's work ends; null where today is closed. */
  readonly todayEndsAt: number | null;
  readonly nextDayEndsAt: number;
}

export interface DemandAnswer extends Demand {
  readonly verdict: Verdict;
  readonly reasons: readonly FeasibilityReason[];
  readonly fee: string;
  readonly carrier: string;
  readonly shipAt: number;
}
export interface Feasibility {
  readonly demands: readonly DemandAnswer[];
  /** The worst of them. */
  readonly verdict: Verdict;
  readonly fee: string;
  readonly currency: string;
  readonly carrier: string;
  /** The latest of them. */
  readonly shipAt: number;
}

const DATED: ReadonlySet<string> = new Set(['ship_on', 'ship_not_before', 'ship_by', 'deliver_on']);
const RANK: Readonly<Record<Verdict, number>> = { possible: 0, ask: 1, not_possible: 2 };
const worse = (a: Verdict, b: Verdict): Verdict => (RANK[a] >= RANK[b] ? a : b);

function answerOne(demand: Demand, facts: FeasibilityFacts): DemandAnswer {
  const type = demand.code.replace(/^request\./u, '');
  const named = String(demand.params['carrier'] ?? '');
  const carrier = type === 'designate_carrier' && named !== '' ? named : facts.carrier;
  const reasons: FeasibilityReason[] = [];
  let verdict = 'possible' as Verdict;
  const because = (reason: FeasibilityReason, what: Verdict): void => {
    reasons.push(reason);
    verdict = worse(verdict, what);
  };
  const today = facts.todayEndsAt ?? facts.nextDayEndsAt;
  let shipAt = today;
  const term = facts.terms.services.find((one) => one.type === type);
  if (type === 'unread_note' || !demand.code.startsWith('request.')) because('unread', 'ask');
  else if (term === undefined) because(DATED.has(type) ? 'date_asked' : 'no_terms', 'ask');
  else if (!term.offered) because('not_offered', 'not_possible');
  else {
    const waits = (reason: FeasibilityReason): void => {
      because(reason, 'possible');
      shipAt = facts.nextDayEndsAt;
    };
    if (term.cutOffMinute !== null && facts.minuteOfDay >= term.cutOffMinute) waits('after_cut_off');
    if (term.perDay !== null && facts.acceptedToday(demand.code) >= term.perDay) waits('full_today');
    if (term.carriers.length > 0 && !term.carriers.includes(carrier)) because('carrier_cannot', 'not_possible');
  }
  if (type === 'designate_carrier' || (term !== undefined && term.carriers.length > 0)) {
    const reach = facts.reachOf(carrier);
    if (reach === null) because('carrier_unknown', 'ask');
    else if (reach === 'unserved') because('carrier_unserved', 'not_possible');
    else if (reach === 'remote') because('carrier_remote', 'ask');
  }
  return { ...demand, verdict, reasons: [...new Set(reasons)], fee: verdict === 'not_possible' ? '0' : (term?.fee ?? '0'), carrier, shipAt };
}

/** Whether what a note asks for can be done: by which carrier, until when, for how much. Nothing here decides; a person offers it. */
export function feasibilityOf(demands: readonly Demand[], facts: FeasibilityFacts): Feasibility {
  const answers = demands.map((demand) => answerOne(demand, facts));
  return {
    demands: answers,
    verdict: answers.reduce<Verdict>((worst, { verdict }) => worse(worst, verdict), 'possible'),
    fee: addFees(answers.map(({ fee }) => fee)),
    currency: facts.terms.currency,
    carrier: answers.find(({ carrier }) => carrier !== facts.carrier)?.carrier ?? facts.carrier,
    shipAt: Math.max(facts.todayEndsAt ?? facts.nextDayEndsAt, ...answers.map(({ shipAt }) => shipAt)),
  };
}
