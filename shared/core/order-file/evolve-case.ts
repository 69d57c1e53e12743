import type { CaseId, CaseState, ExceptionCase, RunningClock } from '../exception-case/exception-case.ts';
import type { Finding, RequestStrength } from '../finding/finding.ts';
import { itemsOf, type RequestItem, type RequestWork } from '../special-request/request-work.ts';
import type { OrderId } from '../order/order.ts';
import type { EventStamp, OrderEvent } from './order-events.ts';

type CaseEvent = Exclude<Extract<OrderEvent, { type: `case.${string}` | `clock.${string}` }>, { type: 'case.restored' }>;

/** One exception's part of the fold. */
export function evolveCase(before: ExceptionCase | null, event: CaseEvent, stamp: EventStamp, orderId: OrderId): ExceptionCase {
  if (event.type === 'case.opened') {
    const { caseId, kind, cause, strength, incident, reporter } = event.data;
    return {
      id: caseId as CaseId,
      orderId,
      kind,
      cause,
      strength,
      incident,
      reporter,
      state: 'open',
      owner: null,
      nextAction: null,
      waitingFor: null,
      reports: 1,
      reopened: 0,
      outcome: null,
      openedAt: stamp.at,
      resolvedAt: null,
      findings: event.personal?.findings ?? [],
      clocks: [],
      ...(kind === 'special_request' && withItems(undefined, event.personal?.findings ?? [], strength, 0)),
    };
  }
  if (before === null) throw new Error(`${event.type} before case.opened`);
  switch (event.type) {
    case 'case.joined':
      return {
        ...before,
        reports: before.reports + 1,
        findings: [...before.findings, ...(event.personal?.findings ?? [])],
        ...(before.kind === 'special_request' && withItems(before.request, event.personal?.findings ?? [], before.strength, before.findings.length)),
      };
    case 'case.rechecked':
      return { ...before, findings: event.personal?.findings ?? [] };
    case 'case.assigned':
      return { ...before, owner: event.data.owner };
    case 'case.actionSet':
      return { ...before, nextAction: { text: event.personal?.text ?? '', dueAt: event.data.dueAt }, waitingFor: event.data.waitingFor };
    case 'case.stateChanged':
      return { ...before, state: event.data.to };
    case 'case.transferAsked': {
      const { caseId: _case, ...transfer } = event.data;
      return { ...before, transfer };
    }
    case 'case.resolved':
      return { ...withoutTransfer(before), state: 'resolved', outcome: event.data.outcome, resolvedAt: stamp.at, waitingFor: null };
    case 'case.reopened':
      return { ...before, state: 'working', outcome: null, resolvedAt: null, reopened: before.reopened + 1 };
    case 'case.voided':
      return { ...withoutTransfer(before), state: 'void' satisfies CaseState, resolvedAt: stamp.at, waitingFor: null };
    case 'case.closed':
      return { ...before, state: 'closed' };
    case 'case.quoted': {
      const { fee, currency, shipAt, carrier } = event.data;
      const quote = { fee, currency, shipAt, carrier, quotedAt: stamp.at, quotedBy: stamp.by, answer: null, answeredAt: null };
      return { ...before, request: { items: before.request?.items ?? [], quote } };
    }
    case 'case.quoteAnswered':
      return before.request?.quote == null
        ? before
        : { ...before, request: { ...before.request, quote: { ...before.request.quote, answer: event.data.answer, answeredAt: stamp.at } } };
    case 'case.requestTicked':
      return onItem(before, event.data.no, { tickedAt: stamp.at, tickedBy: stamp.by });
    case 'case.requestUnticked':
      return onItem(before, event.data.no, { tickedAt: null, tickedBy: null });
    case 'case.noted':
    case 'case.photographed':
    case 'case.contacted':
      return before;
    case 'clock.started': {
      const { name, policyVersion, minutes, warnShare } = event.data;
      const started: RunningClock = { name, policyVersion, minutes, warnShare, startedAt: stamp.at, stoppedAt: null, stopReason: null, pauses: [] };
      return { ...before, clocks: [...before.clocks.filter((clock) => clock.name !== name), started] };
    }
    case 'clock.stopped':
      return onClock(before, event.data.name, (clock) => ({ ...clock, stoppedAt: stamp.at, stopReason: event.data.because }));
    case 'clock.paused':
      return onClock(before, event.data.name, (clock) => ({ ...clock, pauses: [...clock.pauses, { from: stamp.at, to: null, reason: event.data.because }] }));
    case 'clock.resumed':
      return onClock(before, event.data.name, (clock) => ({
        ...clock,
        pauses: clock.pauses.map((pause) => (pause.to === null ? { ...pause, to: stamp.at } : pause)),
      }));
  }
}

/** Whatever ended the shortage, the goods over there are free again. */
const withoutTransfer = ({ transfer: _transfer, ...one }: ExceptionCase): ExceptionCase => one;

const onClock = (one: ExceptionCase, name: string, change: (clock: RunningClock) => RunningClock): ExceptionCase => ({
  ...one,
  clocks: one.clocks.map((clock) => (clock.name === name && clock.stoppedAt === null ? change(clock) : clock)),
});

/** The checklist grows with what is found and reported; ticks stay. */
function withItems(
  before: RequestWork | undefined,
  findings: readonly Finding[],
  strength: RequestStrength | null,
  from: number,
): { readonly request?: RequestWork } {
  const items = [...(before?.items ?? []), ...itemsOf(findings, strength, from)];
  return items.length === 0 && before === undefined ? {} : { request: { items, quote: before?.quote ?? null } };
}

const onItem = (one: ExceptionCase, no: number, change: Pick<RequestItem, 'tickedAt' | 'tickedBy'>): ExceptionCase =>
  one.request === undefined
    ? one
    : { ...one, request: { ...one.request, items: one.request.items.map((item) => (item.no === no ? { ...item, ...change } : item)) } };
