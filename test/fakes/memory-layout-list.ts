import type { KnownLayout, LayoutList } from '../../shared/core/ports/layout-list.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

/** `add` stands for an import that remembers what was mapped. */
export function createMemoryLayoutList(unitOfWork: MemoryUnitOfWork): LayoutList & { readonly add: (layout: KnownLayout) => void } {
  const kept = enlistedMap<string, KnownLayout>(unitOfWork);
  return {
    add: (layout) => void kept.set(layout.headers, layout),
    list: () => [...kept.values()].toSorted((a, b) => b.usedAt - a.usedAt || (a.headers < b.headers ? -1 : 1)),
    rename: (headers, name) => {
      unitOfWork.assertRunning('a layout');
      const layout = kept.get(headers);
      if (layout !== undefined) kept.set(headers, { ...layout, name });
      return layout !== undefined;
    },
    forget: (headers) => {
      unitOfWork.assertRunning('a layout');
      return kept.delete(headers);
    },
  };
}
