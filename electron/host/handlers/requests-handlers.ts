import type { GroupHandlers, Reply } from '../../../shared/contract/define-contract.ts';
import type { requestsContract } from '../../../shared/contract/requests.contract.ts';
import type { Reach } from '../../../shared/core/address/reach/carrier-reach.ts';
import type { JsonObject } from '../../../shared/core/journal/journal-entry.ts';
import { answerQuote, quoteRequest, tickRequest } from '../../../shared/core/order-file/decide/request.ts';
import { caseOf } from '../../../shared/core/order-file/order-file.ts';
import type { Order } from '../../../shared/core/order/order.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { JournalWriter, UnitOfWork } from '../../../shared/core/ports/journal.ts';
import type { KeptDocument } from '../../../shared/core/ports/kept-document.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import type { RequestLoad } from '../../../shared/core/ports/request-load.ts';
import type { RequestRules } from '../../../shared/core/special-request/compile-request-rules.ts';
import { feasibilityOf } from '../../../shared/core/special-request/feasibility.ts';
import { readNote } from '../../../shared/core/special-request/read-note.ts';
import { isFee, type RequestTerms } from '../../../shared/core/special-request/request-terms.ts';
import { requestChecklist } from '../../../shared/core/special-request/request-work.ts';
import type { DecisionRecorder } from '../../../shared/core/usecases/cases/record-decision.ts';
import { actingOf, actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { maskFinding } from './mask-view.ts';
import type { ViewDeps } from './order-dto.ts';

/** The site's day as an offer needs it. */
export interface ShipDays {
  readonly startedAt: number;
  readonly minuteOfDay: number;
  readonly todayEndsAt: number | null;
  readonly nextDayEndsAt: number;
}
export interface RequestsHandlerDeps {
  readonly orderFiles: OrderFiles;
  readonly recorder: DecisionRecorder;
  readonly unitOfWork: UnitOfWork;
  readonly journal: JournalWriter;
  readonly clock: Clock;
  readonly view: ViewDeps;
  readonly terms: KeptDocument<RequestTerms>;
  readonly load: RequestLoad;
  readonly reach: (carrier: string, order: Order) => Reach | null;
  readonly rules: () => RequestRules;
  readonly shipDays: (nowAt: number) => ShipDays;
}

type Decided = { seq: number; changed: string[] };
const done = <E extends { readonly code: string }>(recorded: Result<{ readonly seq: number; readonly changed: readonly string[] }, E>): Reply<Decided> =>
  recorded.ok ? ok({ seq: recorded.value.seq, changed: [...recorded.value.changed] }) : recorded;

export function createRequestsHandlers(deps: RequestsHandlerDeps): GroupHandlers<typeof requestsContract, Acting> {
  const { recorder } = deps;
  return {
    feasibility: ({ caseId }) => {
      const file = deps.orderFiles.loadByCase(caseId);
      const one = file === null ? undefined : caseOf(file, caseId);
      if (file === null || one === undefined) return err({ code: 'case_not_found' });
      const days = deps.shipDays(deps.clock.now());
      const demands = (one.request?.items ?? []).map(({ no, code }) => ({ no, code, params: one.findings[no]?.params ?? {} }));
      const told = feasibilityOf(demands, {
        ...days,
        terms: deps.terms.read(),
        carrier: file.order.carrier,
        reachOf: (carrier) => deps.reach(carrier, file.order),
        acceptedToday: (code) => deps.load.acceptedSince(code, days.startedAt),
      });
      const quote = one.request?.quote ?? null;
      return ok({
        ...told,
        demands: told.demands.map(({ shipAt: _, ...demand }) => ({ ...demand, params: { ...demand.params }, reasons: [...demand.reasons] })),
        quote: quote === null ? null : { ...quote, quotedBy: deps.view.personName(quote.quotedBy) },
      });
    },
    quote: ({ caseId, ...offer }, { actor }) =>
      done(recorder.onCase(caseId, actingToActor(actor), (file, context) => quoteRequest(file, caseId, offer, context))),
    answer: ({ caseId, answer, text }, { actor }) => {
      const acting = actingOf(actor);
      const by = acting.kind === 'person' ? acting : { userId: 'cli', roles: [] };
      return done(recorder.onCase(caseId, actingToActor(actor), (file, context) => answerQuote(file, caseId, answer, text, by, context)));
    },
    checklist: ({ orderId }, { actor }) => {
      const file = deps.orderFiles.load(orderId);
      if (file === null) return err({ code: 'order_not_found' });
      const acting = actingOf(actor);
      return ok({
        items: requestChecklist(file.cases).map(({ caseId, no, code, gate, tickedAt, tickedBy, finding }) => ({
          caseId,
          no,
          code,
          gate,
          tickedAt,
          tickedBy: tickedBy === null ? '' : deps.view.personName(tickedBy),
          params: finding === null ? {} : { ...maskFinding(finding, acting, deps.view.mask).params },
        })),
      });
    },
    tick: ({ caseId, no, ticked }, { actor }) =>
      done(recorder.onCase(caseId, actingToActor(actor), (file, context) => tickRequest(file, caseId, no, ticked, context))),
    tryNote: ({ note }) => {
      const { findings, checklist } = readNote(note, deps.rules());
      return ok({
        found: findings.map(({ code, params, strength = 'wish' }) => ({ code, strength, words: String(params['words'] ?? '') })),
        gates: [...new Set(checklist.map((item) => item.split(':')[0] ?? ''))],
      });
    },
    terms: () => {
      const { currency, services } = deps.terms.read();
      return ok({ currency, services: services.map((service) => ({ ...service, carriers: [...service.carriers] })) });
    },
    setTerms: (terms, { actor }) => {
      if (terms.services.some(({ fee }) => !isFee(fee))) return err({ code: 'fee_not_fitting' });
      if (new Set(terms.services.map(({ type }) => type)).size < terms.services.length) return err({ code: 'bad_input' });
      deps.unitOfWork.run(() => {
        const before = deps.terms.read();
        deps.terms.save(terms);
        deps.journal.append({
          type: 'request.termsChanged',
          at: deps.clock.now(),
          actor: actingToActor(actor),
          orderId: null,
          caseId: null,
          data: { before, after: terms } as unknown as JsonObject,
          personal: null,
        });
      });
      return ok({});
    },
  };
}
