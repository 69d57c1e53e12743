import type { Actor } from '../../journal/journal-entry.ts';
import { afterMended } from '../../sampling/kept-switching.ts';
import { commitmentOf } from '../../sampling/lot-draw.ts';
import { DEFAULT_LOT_PLAN, type LotPlan } from '../../sampling/lot-plan.ts';
import type { CommitReason } from '../../sampling/spot-entries.ts';
import type { LotWatch } from './lot-watch.ts';
import { note, type SpotDeps } from './spot-deps.ts';

type CommitDeps = Pick<SpotDeps, 'journal' | 'lots' | 'ids' | 'sha256' | 'seedOf'>;

const BY_PROGRAM: Actor = { kind: 'program', rule: 'spot_check' };

/** Fixes the next lot's seed and plan, inside a unit of work: from here on orders may come, and nobody can choose any more. */
export function commitLot(plan: LotPlan, because: CommitReason, at: number, deps: CommitDeps): void {
  const lot = deps.ids.next();
  const commitment = commitmentOf(deps.seedOf(lot), deps.sha256);
  const committedN = note(deps, 'spot.committed', { lot, commitment, plan, because }, at, BY_PROGRAM);
  deps.lots.commit({ lot, commitment, plan, because, committedAt: at, committedN });
}

/** There is always a commitment. A seed that cannot be revealed any more (its secret is gone) is given up openly, and a new one committed. */
export function ensureCommitted(at: number, deps: CommitDeps & Pick<SpotDeps, 'unitOfWork'>): void {
  const open = deps.lots.open();
  const plan = deps.lots.nextPlan() ?? DEFAULT_LOT_PLAN;
  if (open === null) deps.unitOfWork.run(() => commitLot(plan, 'first', at, deps));
  else if (open.commitment !== commitmentOf(deps.seedOf(open.lot), deps.sha256)) deps.unitOfWork.run(() => commitLot(open.plan, 'seed_lost', at, deps));
}

/** A plan counts from the next commitment: at once while the open lot is empty, else after its draw. Returns whether it counts at once. */
export function changePlan(plan: LotPlan, actor: Actor, watch: LotWatch, deps: CommitDeps & Pick<SpotDeps, 'unitOfWork' | 'clock'>): boolean {
  const at = deps.clock.now();
  const { lots } = deps;
  return deps.unitOfWork.run(() => {
    const fold = watch();
    const open = lots.open();
    const isEmpty = open !== null && fold !== null && fold.members('arrived').length === 0 && fold.members('packed').length === 0;
    note(deps, 'spot.planned', { plan }, at, actor);
    lots.keepPlan(plan);
    if (isEmpty) commitLot(plan, 'plan_changed', at, deps);
    return isEmpty;
  });
}

/** The cause of stopped inspection was mended: it goes on, tightened. */
export const goOn = (actor: Actor, deps: Pick<SpotDeps, 'unitOfWork' | 'journal' | 'lots' | 'clock'>): void =>
  deps.unitOfWork.run(() => {
    const kept = deps.lots.switching();
    note(deps, 'spot.mended', { series: kept.series ?? '' }, deps.clock.now(), actor);
    deps.lots.keepSwitching(afterMended(kept));
  });
