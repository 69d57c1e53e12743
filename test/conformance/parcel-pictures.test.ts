import { describe, expect, it } from 'vitest';
import { createParcelPictureStore } from '../../electron/host/adapters/sqlite/bench/parcel-picture-store.ts';
import type { ParcelPicture } from '../../shared/core/parcel-picture/parcel-picture.ts';
import type { UnitOfWork } from '../../shared/core/ports/journal.ts';
import type { ParcelPictures } from '../../shared/core/ports/parcel-pictures.ts';
import { createMemoryParcelPictures } from '../fakes/memory-parcel-pictures.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { anOrder, NOON } from '../fixtures/order-file.ts';
import { openSqliteStores } from '../fixtures/order-stores.ts';

interface Rig {
  readonly pictures: ParcelPictures;
  readonly unitOfWork: UnitOfWork;
  readonly orderId: string;
}
const rigs: readonly (readonly [string, () => Rig])[] = [
  [
    'in memory',
    () => {
      const unitOfWork = createMemoryUnitOfWork();
      return { unitOfWork, pictures: createMemoryParcelPictures(unitOfWork), orderId: anOrder().id };
    },
  ],
  [
    'SQLite',
    () => {
      const { db, unitOfWork, orderFiles } = openSqliteStores();
      const order = anOrder();
      unitOfWork.run(() => orderFiles.add({ order, holds: [], cases: [] }));
      return { unitOfWork, pictures: createParcelPictureStore(db), orderId: order.id };
    },
  ],
];

const picturesOf = (orderId: string): { readonly one: ParcelPicture; readonly film: ParcelPicture } => {
  const one: ParcelPicture = {
    id: 'p-1',
    orderId,
    work: `pack:${orderId}:1`,
    kind: 'photo',
    content: { sha256: 'a'.repeat(64), mime: 'image/jpeg', bytes: 900 },
    thumb: { sha256: 'b'.repeat(64), mime: 'image/jpeg' },
    takenAt: NOON,
    takenBy: 'packer-1',
    erasedAt: null,
  };
  const content = { sha256: 'c'.repeat(64), mime: 'video/webm', bytes: 9000 };
  return { one, film: { ...one, id: 'p-2', kind: 'film', content, takenAt: NOON - 5 } };
};

describe.each(rigs)('pictures of parcels: %s', (_, open) => {
  it('are listed by age, found by id, and come back as they were added', () => {
    const { pictures, unitOfWork, orderId } = open();
    const { one, film } = picturesOf(orderId);
    expect(unitOfWork.run(() => [pictures.add(one), pictures.add(film)])).toEqual([true, true]);
    expect(pictures.ofOrder(orderId)).toEqual([film, one]);
    expect(pictures.find('p-1')).toEqual(one);
    expect(pictures.find('p-9')).toBeNull();
    expect(pictures.ofOrder('nobody')).toEqual([]);
  });
  it('the same content of the same work is added once, of another work again', () => {
    const { pictures, unitOfWork, orderId } = open();
    const { one } = picturesOf(orderId);
    unitOfWork.run(() => pictures.add(one));
    expect(unitOfWork.run(() => pictures.add({ ...one, id: 'p-3' }))).toBe(false);
    expect(unitOfWork.run(() => pictures.add({ ...one, id: 'p-4', work: `pack:${orderId}:2` }))).toBe(true);
    expect(pictures.ofOrder(orderId).map(({ id }) => id)).toEqual(['p-1', 'p-4']);
  });
  it('erased, one stays in the list and its files go, except what another still shows', () => {
    const { pictures, unitOfWork, orderId } = open();
    const { one, film } = picturesOf(orderId);
    unitOfWork.run(() => [one, film].forEach((picture) => void pictures.add(picture)));
    expect(pictures.takenBefore(NOON, 9)).toEqual([film]);
    expect(pictures.takenBefore(NOON + 1, 1)).toEqual([film]);
    unitOfWork.run(() => pictures.erase('p-2', NOON + 9));
    expect(pictures.ofOrder(orderId)[0]).toEqual({ ...film, erasedAt: NOON + 9 });
    expect(pictures.takenBefore(NOON + 1, 9)).toEqual([one]);
    // Both have the same small still.
    expect(pictures.toClear(9)).toEqual([{ id: 'p-2', contents: ['c'.repeat(64)] }]);
    unitOfWork.run(() => pictures.cleared(['p-2']));
    expect(pictures.toClear(9)).toEqual([]);
    unitOfWork.run(() => pictures.erase('p-1', NOON + 10));
    expect(pictures.toClear(9)).toEqual([{ id: 'p-1', contents: ['a'.repeat(64), 'b'.repeat(64)] }]);
  });
  it('are written inside a unit of work only, and taken back with it', () => {
    const { pictures, unitOfWork, orderId } = open();
    const { one } = picturesOf(orderId);
    expect(() => pictures.add(one)).toThrow('unit of work');
    expect(() => pictures.erase('p-1', NOON)).toThrow('unit of work');
    expect(() => pictures.cleared(['p-1'])).toThrow('unit of work');
    expect(() =>
      unitOfWork.run(() => {
        pictures.add(one);
        throw new Error('no such luck');
      }),
    ).toThrow('no such luck');
    expect(pictures.ofOrder(orderId)).toEqual([]);
  });
});
