import type { KeptDocument } from '../../shared/core/ports/kept-document.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export function createMemoryKeptDocument<T extends object>(unitOfWork: MemoryUnitOfWork, start: T): KeptDocument<T> {
  const kept = enlistedMap<'it', T>(unitOfWork);
  return {
    read: () => kept.get('it') ?? start,
    save: (value) => {
      unitOfWork.assertRunning('a document');
      kept.set('it', structuredClone(value));
    },
  };
}
