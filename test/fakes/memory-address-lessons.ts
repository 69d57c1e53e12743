import type { AddressLessons, NewAddressLesson } from '../../shared/core/ports/address-lessons.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export function createMemoryAddressLessons(unitOfWork: MemoryUnitOfWork): AddressLessons {
  const kept = enlistedMap<string, NewAddressLesson & { readonly accepted: number }>(unitOfWork);
  const of = (merchant: string | null): readonly [string, NewAddressLesson][] =>
    [...kept].filter(([, lesson]) => merchant === null || lesson.merchant === merchant);
  return {
    recall: (merchant, key) =>
      [...kept.values()]
        .filter((lesson) => lesson.merchant === merchant && lesson.key === key)
        .map(({ adcode, accepted }) => ({ adcode, accepted }))
        .toSorted((a, b) => b.accepted - a.accepted || a.adcode.localeCompare(b.adcode)),
    list: (most) =>
      [...kept.values()]
        .map(({ merchant, key, adcode, accepted, at }) => ({ merchant, key, adcode, accepted, lastAt: at }))
        .toSorted((a, b) => b.lastAt - a.lastAt || `${a.merchant}\u001f${a.key}\u001f${a.adcode}`.localeCompare(`${b.merchant}\u001f${b.key}\u001f${b.adcode}`))
        .slice(0, most),
    learn: (lesson) => {
      unitOfWork.assertRunning('an address lesson');
      const id = [lesson.merchant, lesson.key, lesson.adcode].join('\u001f');
      kept.set(id, { ...lesson, accepted: (kept.get(id)?.accepted ?? 0) + 1 });
    },
    unlearn: ({ merchant, key, adcode }) => {
      unitOfWork.assertRunning('an address lesson');
      const id = [merchant, key, adcode].join('\u001f');
      const lesson = kept.get(id);
      if (lesson === undefined) return;
      if (lesson.accepted > 1) kept.set(id, { ...lesson, accepted: lesson.accepted - 1 });
      else kept.delete(id);
    },
    forgetOne: ({ merchant, key, adcode }) => {
      unitOfWork.assertRunning('an address lesson');
      return kept.delete([merchant, key, adcode].join('\u001f'));
    },
    forget: (merchant) => {
      unitOfWork.assertRunning('an address lesson');
      const gone = of(merchant);
      for (const [id] of gone) kept.delete(id);
      return gone.length;
    },
  };
}
