import { UNFOLLOWED, type Difference } from '../../shared/core/difference/difference.ts';
import type { Differences, KnownThere } from '../../shared/core/ports/differences.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export function createMemoryDifferences(unitOfWork: MemoryUnitOfWork, known: () => readonly KnownThere[]): Differences {
  const rows = enlistedMap<string, Difference>(unitOfWork);
  let last = 0;
  const key = (orderId: string, kind: string): string => `${kind}/${orderId}`;
  const all = (): readonly Difference[] => [...rows.values()].sort((a, b) => a.n - b.n);
  const open = (): readonly Difference[] => all().filter(({ kind }) => kind !== UNFOLLOWED);
  return {
    note: (fresh) => {
      unitOfWork.assertRunning('a difference');
      const at = key(fresh.orderId, fresh.kind);
      const before = rows.get(at);
      rows.set(at, {
        ...structuredClone(fresh),
        n: before?.n ?? (last += 1),
        foundAt: before?.foundAt ?? fresh.foundAt,
        entryId: fresh.entryId ?? before?.entryId ?? null,
      });
    },
    close: (orderId, kind) => {
      unitOfWork.assertRunning('a difference');
      return rows.delete(key(orderId, kind));
    },
    open,
    ofOrder: (orderId) => all().filter((one) => one.orderId === orderId),
    find: (n) => all().find((one) => one.n === n) ?? null,
    knownThere: known,
  };
}
