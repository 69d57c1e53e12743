import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import { viewLookSchema, type viewsContract } from '../../../shared/contract/views.contract.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { JournalWriter, UnitOfWork } from '../../../shared/core/ports/journal.ts';
import type { SavedView, SavedViews } from '../../../shared/core/ports/saved-views.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { hasRight } from '../../../shared/core/user/roles.ts';
import { err, ok } from '../../../shared/kernel/result.ts';

export interface ViewsHandlerDeps {
  readonly views: SavedViews;
  readonly unitOfWork: UnitOfWork;
  readonly journal: JournalWriter;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly personName: (userId: string) => string;
  readonly onChanged: () => void;
}

type Person = Extract<Acting, { kind: 'person' }>;
/** More than anybody finds again. */
const VIEWS_AT_MOST = 100;

/** Who made a view changes it; what is shared belongs to the desk, and a supervisor may put it right. */
const mayChange = (view: SavedView, { userId, roles }: Person): boolean => view.owner === userId || (view.shared && hasRight(roles, 'override'));
/** A shared view stands on everybody's desk: made by who works the queue. */
const mayShare = ({ roles }: Person): boolean => hasRight(roles, 'decide');

export function createViewsHandlers(deps: ViewsHandlerDeps): GroupHandlers<typeof viewsContract, Acting> {
  const { views, unitOfWork, clock } = deps;
  /** What others see is written down; one's own views are one's own business. */
  const note = (type: string, view: SavedView, person: Person): void => {
    if (view.shared)
      deps.journal.append({
        type,
        at: clock.now(),
        actor: actingToActor(person),
        orderId: null,
        caseId: null,
        data: { view: view.id, name: view.name },
        personal: null,
      });
  };
  return {
    list: (_input, { actor }) => {
      if (actor?.kind !== 'person') return ok({ views: [], order: [] });
      const found = views.of(actor.userId).flatMap((view) => {
        // A look of another version that this one cannot read is left alone, and not shown.
        const look = viewLookSchema.safeParse(JSON.parse(view.look));
        const { id, name, owner, shared } = view;
        return look.success ? [{ id, name, owner, shared, ownerName: deps.personName(owner), mayChange: mayChange(view, actor), look: look.data }] : [];
      });
      return ok({ views: found, order: [...views.orderOf(actor.userId)] });
    },
    save: ({ id, name, shared, look }, { actor }) => {
      if (actor?.kind !== 'person') return err({ code: 'window_only' });
      const before = id === undefined ? null : views.find(id);
      if (id !== undefined && before === null) return err({ code: 'view_not_found' });
      if (before !== null && !mayChange(before, actor)) return err({ code: 'view_not_yours' });
      if (shared && !mayShare(actor)) return err({ code: 'not_allowed', params: { right: 'decide' } });
      if (before === null && views.of(actor.userId).filter(({ owner }) => owner === actor.userId).length >= VIEWS_AT_MOST)
        return err({ code: 'too_many_views' });
      const view: SavedView = {
        id: before?.id ?? deps.ids.next(),
        name,
        shared,
        owner: before?.owner ?? actor.userId,
        look: JSON.stringify(look),
        changedAt: clock.now(),
      };
      unitOfWork.run(() => {
        views.save(view);
        note('view.saved', view, actor);
      });
      deps.onChanged();
      return ok({ id: view.id });
    },
    remove: ({ id }, { actor }) => {
      if (actor?.kind !== 'person') return err({ code: 'window_only' });
      const view = views.find(id);
      if (view === null) return err({ code: 'view_not_found' });
      if (!mayChange(view, actor)) return err({ code: 'view_not_yours' });
      unitOfWork.run(() => {
        views.remove(id);
        note('view.removed', view, actor);
      });
      deps.onChanged();
      return ok({});
    },
    arrange: ({ ids }, { actor }) => {
      if (actor?.kind !== 'person') return err({ code: 'window_only' });
      unitOfWork.run(() => views.arrange(actor.userId, ids));
      deps.onChanged();
      return ok({});
    },
  };
}
