import type { SavedView, SavedViews } from '../../shared/core/ports/saved-views.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export function createMemorySavedViews(unitOfWork: MemoryUnitOfWork): SavedViews {
  const views = enlistedMap<string, SavedView>(unitOfWork);
  const orders = enlistedMap<string, readonly string[]>(unitOfWork);
  const writing = (): void => unitOfWork.assertRunning('a view');
  return {
    of: (userId) =>
      [...views.values()]
        .filter(({ owner, shared }) => shared || owner === userId)
        .sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1)),
    find: (id) => views.get(id) ?? null,
    save: (view) => {
      writing();
      if ((views.get(view.id)?.owner ?? view.owner) !== view.owner) throw new Error('queue_view: who made a view stays');
      views.set(view.id, view);
    },
    remove: (id) => {
      writing();
      views.delete(id);
    },
    orderOf: (userId) => orders.get(userId) ?? [],
    arrange: (userId, ids) => {
      writing();
      orders.set(userId, [...ids]);
    },
  };
}
