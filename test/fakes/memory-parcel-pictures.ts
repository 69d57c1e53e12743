import type { ParcelPicture } from '../../shared/core/parcel-picture/parcel-picture.ts';
import type { ParcelPictures } from '../../shared/core/ports/parcel-pictures.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export function createMemoryParcelPictures(unitOfWork: MemoryUnitOfWork): ParcelPictures {
  const kept = enlistedMap<string, ParcelPicture>(unitOfWork);
  const gone = enlistedMap<string, true>(unitOfWork);
  const byAge = (): readonly ParcelPicture[] => [...kept.values()].toSorted((a, b) => a.takenAt - b.takenAt);
  const contentsOf = ({ content, thumb }: ParcelPicture): readonly string[] => [...new Set([content.sha256, thumb.sha256])];
  return {
    add: (picture) => {
      unitOfWork.assertRunning('a picture of a parcel');
      const { orderId, work, content } = picture;
      if (byAge().some((one) => one.orderId === orderId && one.work === work && one.content.sha256 === content.sha256)) return false;
      kept.set(picture.id, picture);
      return true;
    },
    find: (id) => kept.get(id) ?? null,
    ofOrder: (orderId) => byAge().filter((one) => one.orderId === orderId),
    takenBefore: (at, limit) =>
      byAge()
        .filter(({ takenAt, erasedAt }) => erasedAt === null && takenAt < at)
        .slice(0, limit),
    erase: (id, at) => {
      unitOfWork.assertRunning('erasing a picture');
      const picture = kept.get(id);
      if (picture !== undefined) kept.set(id, { ...picture, erasedAt: at });
    },
    toClear: (limit) => {
      const needed = new Set(
        byAge()
          .filter(({ erasedAt }) => erasedAt === null)
          .flatMap(contentsOf),
      );
      return byAge()
        .filter(({ id, erasedAt }) => erasedAt !== null && !gone.has(id))
        .slice(0, limit)
        .map((picture) => ({ id: picture.id, contents: contentsOf(picture).filter((content) => !needed.has(content)) }));
    },
    cleared: (ids) => {
      unitOfWork.assertRunning('clearing pictures');
      for (const id of ids) gone.set(id, true);
    },
  };
}
