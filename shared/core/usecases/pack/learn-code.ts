import type { Actor } from '../../journal/journal-entry.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { openBench } from './open-bench.ts';
import type { PackDeps } from './pack-deps.ts';

export interface CodeLesson {
  readonly orderId: string;
  readonly barcode: string;
  readonly sku: string;
  readonly units: number;
}

/** Learns what a barcode stands for: only for goods of the order on the bench, and never for a code that means something already. */
export function learnPackCode({ orderId, barcode, sku, units }: CodeLesson, approver: string, actor: Actor, deps: PackDeps): Result<null, Refusal> {
  const bench = openBench(orderId, deps);
  if (bench === null) return refuse('order_not_found');
  const { merchant } = bench.file.order;
  if (!bench.task.lines.some((line) => line.sku === sku)) return refuse('not_of_this_order', { sku });
  const catalogue = deps.catalogue();
  if (bench.task.codes.has(barcode) || catalogue.bySku(merchant, barcode) !== undefined || catalogue.byBarcode(merchant, barcode).length > 0) {
    return refuse('code_known_already', { code: barcode });
  }
  deps.unitOfWork.run(() => {
    const at = deps.clock.now();
    deps.packs.learnCode({ merchant, barcode, sku, units }, at, approver);
    deps.journal.append({
      type: 'catalogue.codeLearned',
      at,
      actor,
      orderId: bench.file.order.id,
      caseId: null,
      data: { merchant, barcode, sku, units, approver },
      personal: null,
    });
  });
  return ok(null);
}
