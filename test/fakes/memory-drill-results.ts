import type { DrillResult } from '../../shared/core/drill/drill-result.ts';
import type { DrillResults } from '../../shared/core/ports/drills.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export function createMemoryDrillResults(unitOfWork: MemoryUnitOfWork): DrillResults {
  const rows = enlistedMap<string, DrillResult>(unitOfWork);
  return {
    add: (result) => {
      unitOfWork.assertRunning('a drill result');
      if (rows.has(result.id)) throw new Error('a result is written once');
      rows.set(result.id, structuredClone(result));
    },
    find: (id) => rows.get(id) ?? null,
    list: (limit) => [...rows.values()].reverse().slice(0, limit),
  };
}
