import { isActiveState, type ExceptionCase } from '../../exception-case/exception-case.ts';
import type { FieldChange, OrderLine } from '../../order/order.ts';
import type { StockWay } from '../../stock/way-out.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, refuse, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import { caseOf, type OrderFile } from '../order-file.ts';
import { resolve, setNextAction, type Decider } from './case-state.ts';
import { isOfPlace } from './settle-place.ts';
import { correct, changeFields, type CheckOrder } from './correct.ts';

/** The way out of a shortage that was agreed to, with what it needs. */
export interface StockAnswer {
  readonly way: StockWay;
  /** What is short: of a kit, the part. */
  readonly sku: string;
  /** What happens next, where the order goes on waiting. */
  readonly text: string;
  /** When the goods are here: of a delivery or a transfer; null for the ways that wait for none. */
  readonly at: number | null;
  /** The warehouse a transfer comes from. */
  readonly from: string;
  /** The SKU sent instead. */
  readonly substitute: string;
  /** The customer wants it, or need not be asked. */
  readonly agreed: boolean;
  readonly costCents: number | null;
}

type Verdict = Result<Decision, Refusal>;

/** Lines an exception says are short, and units of the shelf SKU each lacks. */
const shortLines = ({ order }: OrderFile, one: ExceptionCase): readonly { readonly line: OrderLine; readonly sku: string; readonly lacks: number }[] =>
  one.findings.flatMap(({ field, params, severity }) => {
    const line = order.lines.find(({ lineNo }) => field === `lines.${lineNo}.quantity`);
    return line === undefined || severity !== 'stop' ? [] : [{ line, sku: String(params['sku'] ?? ''), lacks: Number(params['short'] ?? 0) }];
  });

/** One decision after another, each seeing what the one before did. */
function andThen(first: Decision, next: (file: OrderFile) => Verdict): Verdict {
  const then = next(first.after);
  return then.ok ? ok({ ...then.value, events: [...first.events, ...then.value.events], changes: [...first.changes, ...then.value.changes] }) : then;
}

/** Who was promised an earlier day is promised this one now. */
function movePromise(draft: Draft, at: number | null): void {
  const { promisedShipAt } = draft.file.order;
  if (at === null || (promisedShipAt !== null && promisedShipAt >= at)) return;
  changeFields(draft, [{ field: 'promisedShipAt', from: promisedShipAt === null ? '' : String(promisedShipAt), to: String(at) }], 'stock_answer');
}

function waitUntil(file: OrderFile, caseId: string, { text, at }: StockAnswer, context: DecideContext, also: (draft: Draft) => void = () => {}): Verdict {
  if (at === null || at <= context.nowAt) return refuse('time_past');
  const draft = new Draft(file, context);
  movePromise(draft, at);
  also(draft);
  return andThen(draft.done(), (now) => setNextAction(now, caseId, { text, dueAt: at, waitingFor: 'stock', pauseClock: false }, context));
}

/** The lines keep what is there; what they lack is cancelled, or follows in an order of its own. */
function keepWhatIsThere(file: OrderFile, one: ExceptionCase, outcome: 'split' | 'line_cancelled', by: Decider, context: DecideContext): Verdict {
  const short = new Map(shortLines(file, one).map(({ line }) => [line.lineNo, line]));
  const changes = [...short.values()].map((line): FieldChange => ({
    field: `lines.${line.lineNo}.quantity`,
    from: String(line.quantity),
    to: String(line.reserved),
  }));
  const left = file.order.lines.some((line) => line.kind === 'goods' && (short.has(line.lineNo) ? line.reserved : line.quantity) > 0);
  if (changes.length === 0) return refuse('changed_meanwhile', { field: 'quantity' });
  if (!left) return refuse('nothing_left_to_send');
  const draft = new Draft(file, context);
  changeFields(draft, changes, outcome);
  return andThen(draft.done(), (now) => resolve(now, one.id, outcome, '', by, context));
}

function sendInstead(file: OrderFile, one: ExceptionCase, answer: StockAnswer, by: Decider, check: CheckOrder, context: DecideContext): Verdict {
  const lines = shortLines(file, one).filter(({ line, sku }) => sku === answer.sku && line.sku === sku);
  if (lines.length === 0) return refuse('no_line_to_substitute', { sku: answer.sku });
  if (!answer.agreed)
    return setNextAction(file, one.id, { text: answer.text, dueAt: answer.at ?? context.nowAt, waitingFor: 'customer', pauseClock: false }, context);
  const changes = lines.map(({ line }): FieldChange => ({ field: `lines.${line.lineNo}.sku`, from: line.sku, to: answer.substitute }));
  const changed = correct(file, changes, 'substitute', check, context);
  if (!changed.ok) return changed;
  // Other goods go out; the place these were missing from is still to be looked at.
  const rest = one.findings.filter((finding) => isOfPlace(finding) || !lines.some(({ line }) => finding.field === `lines.${line.lineNo}.quantity`));
  return andThen(changed.value, (now) =>
    rest.some(({ severity }) => severity === 'stop')
      ? ok(
          new Draft(now, context)
            .add({ type: 'case.rechecked', data: { caseId: one.id, codes: rest.map(({ code }) => code) }, personal: { findings: rest } })
            .done(),
        )
      : resolve(now, one.id, 'substituted', '', by, context),
  );
}

/** Does to one order what was agreed about its shortage. */
export function takeStockWay(file: OrderFile, caseId: string, answer: StockAnswer, by: Decider, check: CheckOrder, context: DecideContext): Verdict {
  const one = caseOf(file, caseId);
  if (one === undefined) return refuse('case_not_found');
  if (one.kind !== 'stock_out' || !isActiveState(one.state)) return refuse('case_not_open', { state: one.state });
  switch (answer.way) {
    case 'wait':
      return waitUntil(file, caseId, answer, context);
    case 'transfer': {
      const units = shortLines(file, one).reduce((sum, { sku, lacks }) => sum + (sku === answer.sku ? lacks : 0), 0);
      if (units <= 0) return refuse('no_line_to_substitute', { sku: answer.sku });
      const { from, sku, at, costCents } = answer;
      return waitUntil(file, caseId, answer, context, (draft) => {
        draft.add({ type: 'case.transferAsked', data: { caseId, from, sku, units, arrivesAt: at ?? context.nowAt, costCents }, personal: null });
        draft.tell('note.add', { text: answer.text });
      });
    }
    case 'substitute':
      return sendInstead(file, one, answer, by, check, context);
    case 'split':
      return keepWhatIsThere(file, one, 'split', by, context);
    case 'cancel_line':
      return keepWhatIsThere(file, one, 'line_cancelled', by, context);
    case 'cancel_order':
      return resolve(file, caseId, 'order_cancelled', '', by, context);
  }
}
