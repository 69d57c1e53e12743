import type { answersContract } from '../../../shared/contract/answers.contract.ts';
import type { GroupHandlers, Reply } from '../../../shared/contract/define-contract.ts';
import type { Divisions } from '../../../shared/core/address/divisions/divisions.ts';
import { offeredBy, readAnswer, type AnswerReading } from '../../../shared/core/contact/read-answer.ts';
import type { ExceptionCase } from '../../../shared/core/exception-case/exception-case.ts';
import { contact, type Attempt } from '../../../shared/core/order-file/decide/contact.ts';
import { correct, type CheckOrder } from '../../../shared/core/order-file/decide/correct.ts';
import { answerQuote } from '../../../shared/core/order-file/decide/request.ts';
import type { DecideContext, Decision, Refusal } from '../../../shared/core/order-file/decision.ts';
import { caseOf, type OrderFile } from '../../../shared/core/order-file/order-file.ts';
import type { Order } from '../../../shared/core/order/order.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { DecisionRecorder } from '../../../shared/core/usecases/cases/record-decision.ts';
import { actingOf, actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import { maskChange, type MaskRecipient, maskValue } from './mask-view.ts';

export interface AnswersHandlerDeps {
  readonly orderFiles: Pick<OrderFiles, 'loadByCase'>;
  readonly recorder: DecisionRecorder;
  readonly check: CheckOrder;
  readonly divisions: () => Divisions;
  readonly settings: SiteSettings;
  readonly mask: MaskRecipient;
  readonly learnAddress: (before: Order, after: Order) => void;
}

type Take = (file: OrderFile, context: DecideContext) => Result<Decision, Refusal>;
type Recorded = Result<{ readonly seq: number; readonly changed: readonly string[] }, Refusal>;
const done = (recorded: Recorded): Reply<{ seq: number; changed: string[] }> =>
  recorded.ok ? ok({ seq: recorded.value.seq, changed: [...recorded.value.changed] }) : recorded;

const RULE = 'customer_answer';

export function createAnswersHandlers(deps: AnswersHandlerDeps): GroupHandlers<typeof answersContract, Acting> {
  const read = (text: string, { order }: OrderFile, one: ExceptionCase): AnswerReading => {
    const { country, trainingNumbers } = deps.settings.site();
    return readAnswer(text, order, offeredBy(one.findings), { divisions: deps.divisions(), trainingNumbers, siteCountry: country });
  };
  const quoteAnswer = ({ request }: ExceptionCase, { verdict }: AnswerReading): 'accepted' | 'declined' | null =>
    request?.quote?.answer !== null || verdict === null ? null : verdict === 'yes' ? 'accepted' : 'declined';
  const open = (caseId: string): { readonly file: OrderFile; readonly one: ExceptionCase } | null => {
    const file = deps.orderFiles.loadByCase(caseId);
    const one = file === null ? undefined : caseOf(file, caseId);
    return file === null || one === undefined ? null : { file, one };
  };

  return {
    read: ({ caseId, text }, { actor }) => {
      const opened = open(caseId);
      if (opened === null) return err({ code: 'case_not_found' });
      const reading = read(text, opened.file, opened.one);
      const acting = actingOf(actor);
      return ok({
        changes: reading.changes.map((change) => ({ ...change, ...maskChange(change, acting, deps.mask) })),
        reasons: [...reading.reasons],
        sure: reading.sure,
        quote: quoteAnswer(opened.one, reading),
      });
    },
    accept: ({ caseId, text, channel, to, take, seen }, { actor }) => {
      const opened = open(caseId);
      if (opened === null) return err({ code: 'case_not_found' });
      const acting = actingOf(actor);
      const who = actingToActor(actor);
      const attempt: Attempt = { channel, to, result: 'reached', text: text.trim() };
      const tell = () => deps.recorder.onCase(caseId, who, (file, context) => contact(file, caseId, attempt, context));
      if (!take) return done(tell());
      const reading = read(text, opened.file, opened.one);
      const asSeen = reading.changes.map(({ field, to: value }) => `${field} ${maskValue(field, value, acting, deps.mask)}`);
      if (asSeen.length !== seen.length || seen.some(({ field, to: value }) => !asSeen.includes(`${field} ${value}`))) return err({ code: 'answer_read_anew' });
      const quote = quoteAnswer(opened.one, reading);
      const by = acting.kind === 'person' ? acting : { userId: 'cli', roles: [] };
      const takeOver: Take = (file, context) =>
        quote === null ? correct(file, reading.changes, RULE, deps.check, context) : answerQuote(file, caseId, quote, text.trim(), by, context);
      // Two decisions: what was said stays said, while what was taken over can be taken back. What would be refused is refused before either.
      const tried = takeOver(opened.file, deps.recorder.contextOf(who));
      if (!tried.ok) return tried;
      const told = tell();
      if (!told.ok) return told;
      return done(
        deps.recorder.onCase(caseId, who, (file, context) => {
          const decided = takeOver(file, context);
          if (decided.ok && quote === null) deps.learnAddress(file.order, decided.value.after.order);
          return decided;
        }),
      );
    },
  };
}
