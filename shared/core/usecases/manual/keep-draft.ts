import type { ManualDraft, ManualForm } from '../../manual-order/manual-form.ts';
import type { PhotoRef } from '../../order-file/order-events.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { UnitOfWorkDep } from '../../ports/journal.ts';
import type { ManualDrafts, ManualOrders } from '../../ports/manual-orders.ts';

export interface KeepDeps extends UnitOfWorkDep, ClockDep, IdsDep {
  readonly drafts: ManualDrafts;
  readonly manualOrders: Pick<ManualOrders, 'ofDraft'>;
}

export interface KeptDraft {
  readonly id: string;
  readonly revision: number;
}

/** What a window knows of the draft it types into; null for a form nobody kept yet. */
export type SeenDraft = { readonly id: string; readonly revision: number } | null;

/**
 * Keeps what is being typed. A draft that another window kept meanwhile is left as it is, and this one's words go into a draft of their own:
 * two windows on one draft lose nothing, they part. A draft that has become an order stays one.
 */
export function keepDraft(seen: SeenDraft, form: ManualForm, photos: readonly PhotoRef[], by: string, deps: KeepDeps): KeptDraft {
  return deps.unitOfWork.run(() => {
    if (seen !== null && deps.manualOrders.ofDraft(seen.id) !== null) return seen;
    const there = seen === null ? null : deps.drafts.find(seen.id);
    const isMine = there !== null && there.revision === seen?.revision;
    const now = deps.clock.now();
    const draft: ManualDraft = isMine
      ? { ...there, revision: there.revision + 1, form, photos, keptAt: now }
      : { id: deps.ids.next(), revision: 1, form, photos, startedAt: now, keptAt: now, by };
    deps.drafts.put(draft);
    return { id: draft.id, revision: draft.revision };
  });
}

export function discardDraft(id: string, deps: Pick<KeepDeps, 'drafts' | 'unitOfWork'>): void {
  deps.unitOfWork.run(() => deps.drafts.remove(id));
}
