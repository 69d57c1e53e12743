import type { ExceptionCase } from '../../exception-case/exception-case.ts';
import type { Finding } from '../../finding/finding.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { Draft, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import type { OrderFile } from '../order-file.ts';

/** Nobody picks these goods from their place while a finding of this code stands. */
export const FROZEN_PLACE = 'pack.freeze_place';
/** Somebody is to count what lies there. */
export const COUNT_PLACE = 'pack.count_place';

/** Asks something of a shelf and not of the order: it stands until somebody looked there, however the order itself was settled. */
export const isOfPlace = ({ code }: Finding): boolean => code === COUNT_PLACE || code === FROZEN_PLACE;

/** A report made in error asks nothing; what became of the order otherwise fills no shelf. */
const asksAbout = ({ state, findings }: ExceptionCase, sku: string): boolean =>
  state !== 'void' && findings.some((one) => isOfPlace(one) && one.params['sku'] === sku);

/** The place of these goods was looked at: what the pack check asked of it is answered, what is missing stays missing. */
export function settlePlace(file: OrderFile, sku: string, context: DecideContext): Result<Decision, Refusal> {
  const draft = new Draft(file, context);
  for (const one of file.cases.filter((known) => asksAbout(known, sku))) {
    const findings = one.findings.filter((finding) => !isOfPlace(finding) || finding.params['sku'] !== sku);
    draft.add({ type: 'case.rechecked', data: { caseId: one.id, codes: findings.map(({ code }) => code) }, personal: { findings } });
  }
  return ok(draft.done());
}
