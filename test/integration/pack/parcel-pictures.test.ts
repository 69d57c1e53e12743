import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPhotoFiles } from '../../../electron/host/adapters/photos/photo-files.ts';
import { createParcelPictureStore } from '../../../electron/host/adapters/sqlite/bench/parcel-picture-store.ts';
import { eraseOldPictures, erasePicture, keepPicture, type PictureDeps } from '../../../shared/core/usecases/pack/keep-picture.ts';
import { DAY_MS } from '../../../shared/kernel/durations.ts';
import { openPackHouse, packer, type PackHouse } from '../../fixtures/pack-house.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';

let house: PackHouse;
const home = mkdtempSync(join(tmpdir(), 'sidebay-pictures-'));
const folder = join(home, 'photos');
const files = createPhotoFiles(folder);
beforeAll(async () => {
  house = await openPackHouse();
});
afterAll(async () => {
  await house.close();
  rmSync(home, { recursive: true, force: true });
});

let made = 0;
/** A picture of its own content, as the bench takes it: on disk before anything names it. */
function taken(orderId: string, seed = String((made += 1)), work = `pack:${orderId}:1`): Parameters<typeof keepPicture>[0] {
  const onDisk = (text: string): string => {
    const path = join(tempFolder(), 'shot');
    writeFileSync(path, Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(text)]));
    return path;
  };
  const id = `picture-${seed}`;
  const [content, thumb] = [files.take(onDisk(seed), id), files.take(onDisk(`small ${seed}`), id)];
  if (content === null || thumb === null) throw new Error('not taken');
  return { id, orderId, work, kind: 'photo', content, thumb, takenAt: house.pack.clock.now(), takenBy: 'packer-1' };
}
const deps = (keptDays = 180): PictureDeps => ({ ...house.pack, pictures: createParcelPictureStore(house.storage.db), files, keptDays: () => keptDays });
const entries = (orderId: string, type: string) => house.storage.journal.ofOrder(orderId as never).filter((entry) => entry.type === type);

it('what was taken is written down with its content, once however often its answer was lost', () => {
  const orderId = house.ready();
  const shot = taken(orderId);
  const first = keepPicture(shot, packer, deps());
  const again = keepPicture({ ...shot, id: 'sent-again' }, packer, deps());
  expect([first.ok && first.value.id, again.ok && again.value.id]).toEqual([shot.id, shot.id]);
  const [entry, ...others] = entries(orderId, 'pack.pictured');
  expect(entry?.data).toMatchObject({ picture: shot.id, sha256: shot.content.sha256, kind: 'photo' });
  expect(others).toEqual([]);
});

it('belongs to an order that is here, and to work on that order', () => {
  const [orderId, other] = [house.ready(), house.ready()];
  expect(keepPicture(taken('nobody'), packer, deps())).toMatchObject({ ok: false, error: { code: 'order_not_found' } });
  expect(keepPicture(taken(orderId, '7', `pack:${other}:1`), packer, deps())).toMatchObject({ ok: false, error: { code: 'picture_of_other_work' } });
});

it('erased, the files go and the fact stays; what another picture still shows stays too', () => {
  const [orderId, other] = [house.ready(), house.ready()];
  const shot = taken(orderId);
  for (const one of [shot, { ...shot, id: 'the same seen twice', orderId: other, work: `pack:${other}:1` }]) keepPicture(one, packer, deps());
  expect(erasePicture(shot.id, packer, deps()).ok).toBe(true);
  expect(existsSync(join(folder, shot.content.sha256)), 'another order shows it').toBe(true);
  erasePicture('the same seen twice', packer, deps());
  expect(readdirSync(folder)).not.toContain(shot.content.sha256);
  expect(entries(orderId, 'pack.pictureErased')[0]?.data).toMatchObject({ picture: shot.id, because: 'asked' });
  expect(deps().pictures.find(shot.id)?.erasedAt).toBe(house.pack.clock.now());
});

it('is kept as long as the site says and not a day longer', () => {
  const orderId = house.ready();
  const old = { ...taken(orderId), takenAt: house.pack.clock.now() - 31 * DAY_MS };
  const young = { ...taken(orderId), takenAt: house.pack.clock.now() - 29 * DAY_MS };
  for (const one of [old, young]) keepPicture(one, packer, deps());
  expect(eraseOldPictures(deps(180))).toBe(0);
  expect(eraseOldPictures(deps(30))).toBe(1);
  expect(
    deps()
      .pictures.ofOrder(orderId)
      .map(({ erasedAt }) => erasedAt === null),
  ).toEqual([false, true]);
  expect(readdirSync(folder)).toEqual(expect.not.arrayContaining([old.content.sha256, old.thumb.sha256]));
  expect(readdirSync(folder)).toEqual(expect.arrayContaining([young.content.sha256]));
});
