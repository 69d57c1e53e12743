import { isActiveState } from '../../exception-case/exception-case.ts';
import type { FieldChange, OrderLine } from '../../order/order.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { refuse, type DecideContext, type Decision, type Refusal } from '../decision.ts';
import { caseOf, type OrderFile } from '../order-file.ts';
import { resolve, type Decider } from './case-state.ts';
import { correct, type CheckOrder } from './correct.ts';

export interface CodeCorrection {
  /** The wrong code as the orders have it. */
  readonly code: string;
  readonly sku: string;
  /** The rule whose suggestion was accepted; null for a code somebody typed. */
  readonly rule: string | null;
}

/** The goods lines of an order that carry this very code. */
export const linesOfCode = ({ order }: OrderFile, code: string): readonly OrderLine[] =>
  order.lines.filter((line) => line.kind === 'goods' && line.sku === code);

/** Puts the right code into every line of an order that has the wrong one. Where nothing is left to ask, that settles the exception as well. */
export function correctCode(
  file: OrderFile,
  caseId: string,
  { code, sku, rule }: CodeCorrection,
  by: Decider,
  check: CheckOrder,
  context: DecideContext,
): Result<Decision, Refusal> {
  const one = caseOf(file, caseId);
  if (one === undefined) return refuse('case_not_found');
  if (!isActiveState(one.state)) return refuse('case_not_open', { state: one.state });
  const changes = linesOfCode(file, code).map(({ lineNo }): FieldChange => ({ field: `lines.${lineNo}.sku`, from: code, to: sku }));
  if (changes.length === 0) return refuse('changed_meanwhile', { field: 'sku' });
  const corrected = correct(file, changes, rule, check, context);
  if (!corrected.ok) return corrected;
  const { after, events, changes: told } = corrected.value;
  if (caseOf(after, caseId)?.findings.some(({ severity }) => severity === 'stop') !== false) return corrected;
  // Whose hold it is not may still correct; the way out is then its owner's.
  const resolved = resolve(after, caseId, 'corrected', '', by, context);
  return resolved.ok
    ? ok({ after: resolved.value.after, events: [...events, ...resolved.value.events], changes: [...told, ...resolved.value.changes] })
    : corrected;
}
