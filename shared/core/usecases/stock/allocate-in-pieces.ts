import type { ClockDep } from '../../ports/clock.ts';
import type { CancelSignal } from '../../ports/import-reader.ts';
import type { UnitOfWorkDep } from '../../ports/journal.ts';
import { allocationSteps, type AllocateDeps } from './allocate-open-orders.ts';

export interface AllocateInPiecesDeps extends AllocateDeps, UnitOfWorkDep, ClockDep {
  /** Others are heard: calls, timers, what arrives. */
  readonly letOthers: () => Promise<void>;
}

/** So long at most orders are written before others are heard: somebody who presses a key meanwhile sees no pause. */
const PIECE_MS = 25;

/**
 * Shares a merchant's free stock among thousands of open orders without holding everybody up: a transaction per piece. Where somebody moved stock
 * between two pieces the rest is shared out anew. Ends early where it is cancelled; what was shared by then stays.
 */
export async function allocateInPieces(
  merchant: string,
  skus: ReadonlySet<string> | null,
  deps: AllocateInPiecesDeps,
  { onOpened, signal }: { readonly onOpened: () => void; readonly signal: Pick<CancelSignal, 'aborted'> },
): Promise<void> {
  const { goods, clock, unitOfWork } = deps;
  const stockNow = (): string => JSON.stringify(goods.warehousesOf(merchant).map((warehouse) => [...goods.free(merchant, warehouse)]));
  let [left, moves] = ['', 0];
  const steps = allocationSteps(merchant, skus, deps, () => moves);
  for (let isDone = false; !isDone && !signal.aborted;) {
    isDone = unitOfWork.run(() => {
      if (left !== '' && stockNow() !== left) moves += 1;
      let hasEnded = false;
      for (const until = clock.mono() + PIECE_MS; !hasEnded && clock.mono() < until;) {
        const step = steps.next();
        hasEnded = step.done === true;
        if (step.done !== true && step.value.hasOpened) onOpened();
      }
      if (!hasEnded) left = stockNow();
      return hasEnded;
    });
    await deps.letOthers();
  }
}
