import type { Actor } from '../../journal/journal-entry.ts';
import type { OrderId } from '../../order/order.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import type { DrawnLot } from '../../ports/spot-lots.ts';
import { switchingFor } from '../../sampling/kept-switching.ts';
import { candidatesOf, commitmentOf, digestOf, drawLot, entropyOf } from '../../sampling/lot-draw.ts';
import { factsFrom } from '../../sampling/lot-fold.ts';
import { watchedStrata } from '../../sampling/spot-check.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { commitLot } from './commit-lot.ts';
import type { LotWatch } from './lot-watch.ts';
import { note, type SpotDeps } from './spot-deps.ts';

/**
 * Cut-off and draw in one durable transaction, and the next lot's commitment with it: no order falls between two lots, none lies in both.
 *
 *   commitment ─── orders come ─── head of the journal ─┬─ seed revealed, list and draw journaled
 *                                                       └─ next commitment ─── orders come ───
 */
export function drawOpenLot(actor: Actor, watch: LotWatch, deps: SpotDeps): Result<DrawnLot, Refusal> {
  const { lots, journal, sha256 } = deps;
  const at = deps.clock.now();
  return deps.unitOfWork.run((): Result<DrawnLot, Refusal> => {
    const fold = watch();
    const open = lots.open();
    if (open === null || fold === null) return refuse('spot_not_committed');
    const seed = deps.seedOf(open.lot);
    if (commitmentOf(seed, sha256) !== open.commitment) return refuse('spot_seed_lost');
    const { plan } = open;
    const switching = switchingFor(lots.switching(), plan);
    if (switching.stopped) return refuse('spot_stopped');
    const cutoffN = journal.head();
    const headHash = journal.after(cutoffN - 1, 1)[0]?.hash ?? '';
    const drawNo = lots.drawCount() + 1;
    const candidates = candidatesOf(fold.members(plan.members), plan, drawNo, { firstDrawOf: lots.firstDrawOf, hasTwin: deps.hasTwin }, (orderId) =>
      factsFrom(journal.ofOrder(orderId as OrderId), cutoffN),
    );
    if (candidates.length === 0) return refuse('spot_lot_empty');
    const { items, n, ac, letter } = drawLot(candidates, plan, switching.severity, watchedStrata(lots.results()), entropyOf(seed, headHash, sha256));
    const facts = { date: deps.dateOf(at), seed, cutoffN, headHash, severity: switching.severity, size: candidates.length, n, ac, letter };
    note(
      deps,
      'spot.drawn',
      {
        lot: open.lot,
        ...facts,
        digest: digestOf(candidates, sha256),
        items: items.map(({ orderId, stratum, extra }) => [orderId, stratum, extra ? 1 : 0] as const),
      },
      at,
      actor,
    );
    const drawn = { ...open, ...facts, drawNo, drawnAt: at };
    lots.draw(drawn, items, candidates);
    commitLot(lots.nextPlan() ?? plan, 'next', at, deps);
    return ok({ ...drawn, verdict: null, judgedAt: null });
  });
}
