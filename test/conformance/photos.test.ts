/* oxlint-disable vitest/no-conditional-expect -- only the real one has a folder to look into */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPhotoFiles } from '../../electron/host/adapters/photos/photo-files.ts';
import { createPhotoStore } from '../../electron/host/adapters/sqlite/bench/photo-store.ts';
import type { UnitOfWork } from '../../shared/core/ports/journal.ts';
import type { Photos } from '../../shared/core/ports/photos.ts';
import { createMemoryPhotos } from '../fakes/memory-photos.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { anOrder, NOON } from '../fixtures/order-file.ts';
import { openSqliteStores } from '../fixtures/order-stores.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

interface Rig {
  readonly photos: Photos;
  readonly unitOfWork: UnitOfWork;
  readonly orderId: string;
  readonly kept: string | null;
}
const rigs: readonly (readonly [string, () => Rig])[] = [
  [
    'in memory',
    () => {
      const unitOfWork = createMemoryUnitOfWork();
      return { unitOfWork, photos: createMemoryPhotos(unitOfWork, (path) => readFileSync(path)), orderId: 'order-1', kept: null };
    },
  ],
  [
    'files and SQLite',
    () => {
      const { db, unitOfWork, orderFiles } = openSqliteStores();
      const order = anOrder();
      unitOfWork.run(() => orderFiles.add({ order, holds: [], cases: [] }));
      const kept = join(tempFolder(), 'photos');
      const [files, index] = [createPhotoFiles(kept), createPhotoStore(db)];
      const read: Photos['read'] = (photoId) => {
        const found = index.find(photoId);
        const bytes = found === null ? null : files.read(found.sha256);
        return found === null || bytes === null ? null : { mime: found.mime, bytes };
      };
      const show: Photos['show'] = ({ sha256, mime }) => {
        const bytes = files.read(sha256);
        return bytes === null ? null : { mime, bytes };
      };
      return {
        unitOfWork,
        photos: { take: files.take, takeFilm: files.takeFilm, forget: files.forget, link: index.link, show, read },
        orderId: order.id,
        kept,
      };
    },
  ],
];
const PICTURES = {
  'image/jpeg': [0xff, 0xd8, 0xff, 0xe0, 1, 2, 3],
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/webp': [0x52, 0x49, 0x46, 0x46, 4, 0, 0, 0, 0x57, 0x45, 0x42, 0x50],
} as const;
const onDisk = (bytes: readonly number[]): string => {
  const path = join(tempFolder(), 'from-the-phone');
  writeFileSync(path, Uint8Array.from(bytes));
  return path;
};

describe.each(rigs)('photos: %s', (_, open) => {
  it.each(Object.entries(PICTURES))('of type %s come back as they were taken', (mime, bytes) => {
    const { photos, unitOfWork, orderId } = open();
    const photo = photos.take(onDisk(bytes), 'p1');
    expect(photo).toMatchObject({ id: 'p1', mime, bytes: bytes.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) });
    unitOfWork.run(() => photos.link(photo === null ? [] : [photo], orderId, NOON));
    expect(photos.show({ sha256: photo?.sha256 ?? '', mime })).toEqual(photos.read('p1'));
    const read = photos.read('p1');
    expect([read?.mime, [...(read?.bytes ?? [])]]).toEqual([mime, [...bytes]]);
  });
  it.each([
    ['nothing', []],
    ['a web page', [...Buffer.from('<svg onload=alert(1)>')]],
    ['half a WebP', PICTURES['image/webp'].slice(0, 8)],
    ['a GIF', [...Buffer.from('GIF89a')]],
    ['a program', [0x4d, 0x5a, 0x90]],
  ])('%s is no picture', (_name, bytes) => {
    expect(open().photos.take(onDisk(bytes), 'p1')).toBeNull();
  });
  it.each([
    ['video/webm', [0x1a, 0x45, 0xdf, 0xa3, 1, 2]],
    ['video/mp4', [0, 0, 0, 24, 0x66, 0x74, 0x79, 0x70, 1]],
  ])('a film of type %s is no picture, and a picture no film', (mime, bytes) => {
    const { photos } = open();
    expect(photos.take(onDisk(bytes), 'f1')).toBeNull();
    expect(photos.takeFilm(onDisk(PICTURES['image/png']), 'f1')).toBeNull();
    const film = photos.takeFilm(onDisk(bytes), 'f1');
    expect(film?.mime).toBe(mime);
    expect([...(photos.show({ sha256: film?.sha256 ?? '', mime })?.bytes ?? [])]).toEqual(bytes);
  });
  it('what is forgotten is gone, and nothing else', () => {
    const { photos } = open();
    const [one, two] = [photos.take(onDisk(PICTURES['image/png']), 'p1'), photos.take(onDisk(PICTURES['image/jpeg']), 'p2')];
    if (one === null || two === null) throw new Error('not taken');
    photos.forget(one.sha256);
    photos.forget('../sidebay.db');
    expect(photos.show(one)).toBeNull();
    expect(photos.show(two)).not.toBeNull();
  });
  it('belong to an order inside a unit of work only, and not to one that was taken back', () => {
    const { photos, unitOfWork, orderId } = open();
    const photo = photos.take(onDisk(PICTURES['image/png']), 'p1');
    if (photo === null) throw new Error('not taken');
    expect(() => photos.link([photo], orderId, NOON)).toThrow('unit of work');
    const work = (): void => {
      photos.link([photo], orderId, NOON);
      throw new Error('no such luck');
    };
    expect(() => unitOfWork.run(work)).toThrow('no such luck');
    expect(photos.read('p1')).toBeNull();
  });
  it('the same picture twice is two photos of one content', () => {
    const { photos, unitOfWork, orderId, kept } = open();
    const path = onDisk(PICTURES['image/png']);
    const [one, two] = [photos.take(path, 'p1'), photos.take(path, 'p2')];
    if (one === null || two === null) throw new Error('not taken');
    expect(one.sha256).toBe(two.sha256);
    unitOfWork.run(() => photos.link([one, two], orderId, NOON));
    expect(photos.read('p1')).toEqual(photos.read('p2'));
    if (kept !== null) expect(readdirSync(kept)).toEqual([one.sha256]);
  });
  it.each(['nobody', '', '../sidebay.db'])('%j is no photo', (id) => expect(open().photos.read(id)).toBeNull());
});

it('a photo larger than any phone takes is refused before it is kept', () => {
  const folder = join(tempFolder(), 'photos');
  const path = join(tempFolder(), 'big');
  writeFileSync(path, Buffer.concat([Buffer.from(PICTURES['image/jpeg']), Buffer.alloc(25 * 1024 * 1024)]));
  expect(createPhotoFiles(folder).take(path, 'p')).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
});
