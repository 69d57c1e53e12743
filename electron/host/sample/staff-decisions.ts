import type { ExceptionKind } from '../../../shared/core/finding/exception-kinds.ts';
import { assign, resolve, setNextAction } from '../../../shared/core/order-file/decide/case-state.ts';
import { contact, note } from '../../../shared/core/order-file/decide/contact.ts';
import { correct } from '../../../shared/core/order-file/decide/correct.ts';
import { placeHold } from '../../../shared/core/order-file/decide/holds.ts';
import { caseOf, type OrderFile } from '../../../shared/core/order-file/order-file.ts';
import type { Finding } from '../../../shared/core/finding/finding.ts';
import type { Order } from '../../../shared/core/order/order.ts';
import type { Decide, DecisionRecorder } from '../../../shared/core/usecases/cases/record-decision.ts';
import type { Decision } from '../../../shared/core/order-file/decision.ts';
import type { Role } from '../../../shared/core/user/roles.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/durations.ts';

export interface Colleague {
  readonly userId: string;
  readonly roles: readonly Role[];
}

export interface StaffDeps {
  readonly recorder: DecisionRecorder;
  /** Moves the clock the recorder stamps with. */
  readonly setClock: (at: number) => void;
  readonly colleague: (nameEn: string) => Colleague;
  /** Open exceptions of a kind nobody owns yet, oldest first, planted orders left out. */
  readonly waiting: (kind: ExceptionKind) => readonly string[];
  readonly quietOrder: () => string | null;
  readonly load: (caseId: string) => OrderFile | null;
  readonly check: (order: Order) => readonly Finding[];
}

/** What the staff did about the first exceptions before anybody opened the console: so that there are owners, next steps and logs to read. */
export function createStaff(deps: StaffDeps) {
  const { recorder } = deps;
  const decide = (at: number, nameEn: string, caseId: string, decision: (colleague: Colleague) => Decide<Decision>): boolean => {
    deps.setClock(at);
    const colleague = deps.colleague(nameEn);
    return recorder.onCase(caseId, { kind: 'person', userId: colleague.userId }, decision(colleague)).ok;
  };
  const first = (kind: ExceptionKind): string | undefined => deps.waiting(kind)[0];
  const called = (caseId: string, at: number, by: string, result: string, text: string): boolean =>
    decide(at, by, caseId, () => (file, context) => contact(file, caseId, { channel: 'call', to: 'customer', result, text }, context));
  const next = (caseId: string, at: number, by: string, text: string, dueAt: number, waitingFor: 'customer' | 'merchant' | null, pauseClock = false): boolean =>
    decide(at, by, caseId, () => (file, context) => setNextAction(file, caseId, { text, dueAt, waitingFor, pauseClock }, context));
  const close = (caseId: string, at: number, by: string, outcome: string, text: string): boolean =>
    decide(at, by, caseId, (colleague) => (file, context) => resolve(file, caseId, outcome, text, colleague, context));

  /** Takes the program's best suggestion over and closes the exception, as a clerk does with one key. */
  const mend = (kind: ExceptionKind, at: number, by: string, text: string): void => {
    for (const caseId of deps.waiting(kind)) {
      const file = deps.load(caseId);
      const suggestion =
        file === null
          ? undefined
          : caseOf(file, caseId)
              ?.findings.flatMap((finding) => finding.suggestions)
              .find((one) => one.confidence !== null && one.confidence >= 0.8);
      if (suggestion === undefined) continue;
      if (decide(at, by, caseId, () => (known, context) => correct(known, suggestion.changes, suggestion.rule, deps.check, context)))
        close(caseId, at + MINUTE_MS, by, 'corrected', text);
      return;
    }
  };

  /** The evening or morning before, `at` being when the first wave came in. */
  function afterEarlier(at: number): void {
    mend('bad_address', at + 6 * MINUTE_MS, 'He Chen', '按建议改正，已与面单核对');
    mend('sku_mismatch', at + 9 * MINUTE_MS, 'Bai Chuan', '商家确认编码，按建议更正');
    const address = first('bad_address');
    if (address !== undefined) {
      called(address, at + 12 * MINUTE_MS, 'He Chen', 'no_answer', '无人接听，已发短信请补全地址');
      next(address, at + 13 * MINUTE_MS, 'He Chen', '再打一次电话', at + 3 * HOUR_MS, 'customer');
    }
    const request = first('special_request');
    if (request !== undefined) {
      decide(
        at + 14 * MINUTE_MS,
        'Li Shi',
        request,
        (colleague) => (file, context) => assign(file, request, colleague.userId, { text: '问承运商能否做到', dueAt: at + HOUR_MS }, context),
      );
      called(request, at + 22 * MINUTE_MS, 'Li Shi', 'reached', '客户知道会晚半天，同意');
      close(request, at + 24 * MINUTE_MS, 'Li Shi', 'accepted', '可以做到，打包台和发货台会再看到');
    }
    const twice = first('duplicate_order');
    if (twice !== undefined) next(twice, at + 26 * MINUTE_MS, 'Bai Chuan', '等商家回复是否重复下单', at + 4 * HOUR_MS, 'merchant', true);
    const quiet = deps.quietOrder();
    if (quiet !== null) {
      deps.setClock(at + 30 * MINUTE_MS);
      const { userId } = deps.colleague('Zheng Fu');
      recorder.onOrder(quiet, { kind: 'person', userId }, (file, context) =>
        placeHold(file, { reason: '商家要求先核对批次', liftableBy: 'supervisor', ifNobody: 'hold.ifNobody.stays', reviewAt: at + 6 * HOUR_MS }, context),
      );
    }
  }

  function afterMorning(at: number): void {
    mend('bad_address', at + 5 * MINUTE_MS, 'Bai Chuan', '按建议改正');
    const short = first('stock_out');
    if (short !== undefined) {
      decide(
        at + 8 * MINUTE_MS,
        'Li Shi',
        short,
        () => (file, context) => contact(file, short, { channel: 'chat', to: 'merchant', result: 'sent', text: '盘点只剩一件，请告知补货日期或取消' }, context),
      );
      next(short, at + 9 * MINUTE_MS, 'Li Shi', '下午再问补货', at + 4 * HOUR_MS, 'merchant');
    }
    const request = first('special_request');
    if (request !== undefined) close(request, at + 12 * MINUTE_MS, 'Li Shi', 'declined', '本仓做不到，已按模板回复客户');
    const address = first('bad_address');
    if (address !== undefined) {
      called(address, at + 15 * MINUTE_MS, 'He Chen', 'reached', '客户说稍后在平台改地址');
      decide(at + 16 * MINUTE_MS, 'He Chen', address, () => (file, context) => note(file, address, '平台改好后再核对一次', context));
      next(address, at + 17 * MINUTE_MS, 'He Chen', '看平台新地址', at + 2 * HOUR_MS, 'customer');
    }
    const code = first('sku_mismatch');
    if (code !== undefined)
      decide(
        at + 20 * MINUTE_MS,
        'Bai Chuan',
        code,
        (colleague) => (file, context) => assign(file, code, colleague.userId, { text: '对照商品页', dueAt: at + 90 * MINUTE_MS }, context),
      );
  }

  return { afterEarlier, afterMorning };
}
