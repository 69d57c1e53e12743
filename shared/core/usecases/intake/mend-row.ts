import type { SetAside } from '../../import/draft.ts';
import type { Drafts } from '../../import/mend.ts';
import type { Actor, JsonObject } from '../../journal/journal-entry.ts';
import type { SetAsideRecord } from '../../ports/intake-store.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import type { Refusal } from '../../order-file/decision.ts';
import { allocateOpenOrders } from '../stock/allocate-open-orders.ts';
import { byHandOf, type ImportDeps } from './import-files.ts';
import { readMended, type MendDeps, type WaitingDoubt } from './mend-together.ts';
import { takeInBatch, type OnCreated } from './take-in-batch.ts';
import { takeInGoods } from './take-in-goods.ts';

/** Null when the row was taken in, else the row as it still waits, with what is doubtful now. */
export type Mended = Result<SetAsideRecord | null, Refusal>;

/** Takes a mended row in, together with the other rows of its order. What is still doubtful waits on, with what was typed. */
export function mendRow(id: string, cells: SetAside['raw'], actor: Actor, deps: MendDeps): Mended {
  const read = readMended(id, cells, actor, deps);
  if (!read.ok) return read;
  const { row, mended, together, options, drafts, doubts } = read.value;
  const [doubt] = doubts;
  if (doubt !== undefined) {
    const edit = { cells, doubt };
    deps.unitOfWork.run(() => deps.intake.keepEdit(row.id, edit));
    return ok({ ...row, edit });
  }
  deps.unitOfWork.run(() => {
    takeInMended(drafts, mended, actor, deps, byHandOf(options, row.importId, actor, deps));
    for (const one of together) deps.intake.markSetAside(one.id, 'taken_in');
  });
  return ok(null);
}

/** What taking the row in would say now: every cell still doubtful, or nothing where it can go in. Stores nothing. */
export function checkRow(id: string, cells: SetAside['raw'], actor: Actor, deps: MendDeps): Result<readonly WaitingDoubt[], Refusal> {
  const read = readMended(id, cells, actor, deps);
  return read.ok ? ok(read.value.doubts) : read;
}

/** Keeps what is being typed, so that a closed window loses none of it; `null` forgets it. A doubt that was found stays until the next try. */
export function keepTyped(id: string, cells: SetAside['raw'] | null, deps: Pick<ImportDeps, 'intake' | 'unitOfWork'>): Result<null, Refusal> {
  const row = deps.intake.setAsideById(id);
  if (row === null) return err({ code: 'row_not_found' });
  if (row.state !== 'waiting') return err({ code: 'row_already_settled' });
  deps.unitOfWork.run(() => deps.intake.keepEdit(id, cells === null ? null : { cells, doubt: row.edit?.doubt ?? null }));
  return ok(null);
}

function takeInMended(drafts: Drafts, { importId, row, reason, raw }: SetAsideRecord, actor: Actor, deps: MendDeps, onCreated: OnCreated | undefined): void {
  const data = { importId, row, reason };
  const personal = { cells: raw as unknown as JsonObject[] };
  deps.journal.append({ type: 'import.rowMended', at: deps.clock.now(), actor, orderId: null, caseId: null, data, personal });
  takeInGoods(drafts, importId, actor, deps);
  const taken = takeInBatch(drafts.orders, importId, actor, deps, undefined, onCreated);
  for (const [merchant, skus] of taken.skus) allocateOpenOrders(merchant, skus, deps);
}

/** Leaves rows out for good. The row itself is kept with its reason. */
export function discardRows(ids: readonly string[], reason: string, actor: Actor, deps: ImportDeps): number {
  return deps.unitOfWork.run(() => {
    let discarded = 0;
    for (const id of ids) {
      const row = deps.intake.setAsideById(id);
      if (row?.state !== 'waiting') continue;
      deps.intake.markSetAside(id, 'discarded');
      deps.journal.append({
        type: 'import.rowDiscarded',
        at: deps.clock.now(),
        actor,
        orderId: null,
        caseId: null,
        data: { importId: row.importId, row: row.row, reason: row.reason },
        personal: { text: reason },
      });
      discarded += 1;
    }
    return discarded;
  });
}
