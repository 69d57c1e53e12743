import { ok, type Result } from '../../kernel/result.ts';
import { refuse, type Refusal } from '../order-file/decision.ts';
import type { CertificateTotals } from './certificate.ts';
import { isManualMode, isOver, isRunning, type Outage, type TriageCause } from './outage.ts';
import type { Noticed, OutageEvent } from './outage-events.ts';

type Decided = Result<readonly OutageEvent[], Refusal>;

export interface Beginning extends Noticed {
  readonly id: string;
}

const begin = ({ id, ...rest }: Beginning): OutageEvent => ({ type: 'outage.noticed', data: { outage: id, ...rest }, personal: null });
const NOTHING: Decided = ok([]);

/** The channel fails. One incident however often it does: what fails again while one is open belongs to that one. */
export function noticeFailure(current: Outage | null, beginning: Beginning): Decided {
  if (current === null || isOver(current)) return ok([begin(beginning)]);
  if (current.wellSinceAt === null) return NOTHING;
  return ok([{ type: 'outage.failedAgain', data: { outage: current.id, sign: beginning.sign, sinceAt: beginning.sinceAt }, personal: null }]);
}

/** The channel is well again, steadily. What nobody declared ends with it; a declared outage only learns of it: people end that. */
export function noticeRestored(current: Outage | null, sinceAt: number): Decided {
  if (current === null || isOver(current) || current.wellSinceAt !== null) return NOTHING;
  const restored: OutageEvent = { type: 'outage.restored', data: { outage: current.id, sinceAt }, personal: null };
  return ok(current.state === 'noticed' ? [restored, { type: 'outage.passed', data: { outage: current.id }, personal: null }] : [restored]);
}

/** Nothing is sold on the platform any more, so no orders will come that could end it. A WMS is not given up: it is declared and signed. */
export function giveUp(current: Outage | null, text: string): Decided {
  if (current === null || isOver(current)) return refuse('outage_none');
  if (current.channel === 'wms') return refuse('outage_not_platform', { no: current.no });
  return ok([{ type: 'outage.givenUp', data: { outage: current.id }, personal: { text: text.trim() } }]);
}

export function triage(current: Outage | null, cause: TriageCause, expectedEndAt: number | null, text: string): Decided {
  if (current === null || isOver(current)) return refuse('outage_none');
  return ok([{ type: 'outage.triaged', data: { outage: current.id, cause, expectedEndAt }, personal: { text } }]);
}

/** From now on people work by hand. Also what looked over and was not: then the same outage goes on, as long as nothing was sent. */
export function declare(current: Outage | null, reason: string, beginning: Beginning): Decided {
  if (reason.trim() === '') return refuse('outage_reason');
  const declared = (outage: string): OutageEvent => ({
    type: 'outage.declared',
    data: { outage, lastKnownAt: beginning.lastKnownAt },
    personal: { text: reason.trim() },
  });
  if (current === null || isOver(current)) return ok([begin(beginning), declared(beginning.id)]);
  if (current.state === 'declared') return refuse('outage_declared_already', { no: current.no });
  if (current.state === 'reconciling') return refuse('outage_reconciling', { no: current.no });
  return ok([declared(current.id)]);
}

/** A person says that the WMS is back. What it has to say is read first; nothing is sent yet. */
export function recover(current: Outage | null, lastContactAt: number | null): Decided {
  if (current?.state !== 'declared') return refuse('outage_not_declared');
  if (current.wellSinceAt === null && lastContactAt === null) return refuse('outage_still_silent');
  return ok([{ type: 'outage.recovered', data: { outage: current.id, lastContactAt }, personal: null }]);
}

/** The one way anything leaves after an outage: a person asked for it and saw how much it is. */
export function askUpload(current: Outage | null, waiting: number, expected: number): Decided {
  if (current?.state !== 'recovered') return refuse('outage_not_recovered');
  if (waiting !== expected) return refuse('outage_count_changed', { count: waiting });
  return ok([{ type: 'outage.uploadAsked', data: { outage: current.id, waiting }, personal: null }]);
}

export function explain(current: Outage | null, lines: readonly string[], reason: string): Decided {
  if (current === null || !isRunning(current)) return refuse('outage_none');
  if (reason.trim() === '') return refuse('outage_reason');
  if (lines.length === 0) return NOTHING;
  return ok([{ type: 'outage.explained', data: { outage: current.id, lines }, personal: { text: reason.trim() } }]);
}

export function noteTold(current: Outage | null, audience: string, messages: number): Decided {
  if (current === null || current.state === 'passed') return refuse('outage_none');
  return ok([{ type: 'outage.told', data: { outage: current.id, audience, messages }, personal: null }]);
}

export interface Closing {
  readonly unexplained: number;
  readonly totals: CertificateTotals;
  /** The journal as it stands, before the signature itself. */
  readonly toN: number;
  readonly head: string;
}

/** Signed only when nothing is left to explain. */
export function close(current: Outage | null, { unexplained, ...closing }: Closing): Decided {
  if (current === null || isOver(current)) return refuse('outage_none');
  if (isManualMode(current) || current.state === 'noticed') return refuse('outage_not_uploaded', { no: current.no });
  if (unexplained > 0) return refuse('outage_unexplained', { count: unexplained });
  return ok([{ type: 'outage.closed', data: { outage: current.id, ...closing }, personal: null }]);
}
