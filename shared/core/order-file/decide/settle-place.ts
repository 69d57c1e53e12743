import { isActiveState, type ExceptionCase } from '../../exception-case/exception-case.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import type { OrderFile } from '../order-file.ts';

/** Nobody picks these goods from their place while a finding of this code is open. */
export const FROZEN_PLACE = 'pack.freeze_place';
/** Somebody is to count what lies there. */
export const COUNT_PLACE = 'pack.count_place';
const OF_PLACE: readonly string[] = [COUNT_PLACE, FROZEN_PLACE];

const asksAbout = ({ state, findings }: ExceptionCase, sku: string): boolean =>
  isActiveState(state) && findings.some(({ code, params }) => OF_PLACE.includes(code) && params['sku'] === sku);

/** The place of these goods was looked at: what the pack check asked of it is answered, what is missing stays missing. */
export function settlePlace(file: OrderFile, sku: string, context: DecideContext): Result<Decision, Refusal> {
  const draft = new Draft(file, context);
  for (const one of file.cases.filter((known) => asksAbout(known, sku))) {
    const findings = one.findings.filter(({ code, params }) => !OF_PLACE.includes(code) || params['sku'] !== sku);
    draft.add({ type: 'case.rechecked', data: { caseId: one.id, codes: findings.map(({ code }) => code) }, personal: { findings } });
  }
  return ok(draft.done());
}
