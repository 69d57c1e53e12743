import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const picture = (id: string, sha: string): string =>
  `INSERT INTO parcel_picture (id, order_n, work, kind, sha256, mime, bytes, thumb_sha256, thumb_mime, taken_at, taken_by)
   VALUES ('${id}', 1, 'pack:A-1:1', 'photo', '${sha}', 'image/jpeg', 9, 't', 'image/jpeg', 5, 'packer')`;

describe('0740 parcel pictures', () => {
  it('adds what was taken of open boxes beside everything else', () => {
    const db = databaseBefore(migrations, 740, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 740, {
      tables: ['parcel_picture'],
      indexes: [
        'parcel_picture_by_age',
        'parcel_picture_by_content',
        'parcel_picture_by_thumb',
        'parcel_picture_once',
        'parcel_picture_to_clear',
        'photo_by_content',
      ],
      triggers: ['parcel_picture_erased_for_good', 'parcel_picture_never_vanishes', 'parcel_picture_stays'],
    });
  });

  it('keeps what was taken as it was, erases it once, and removes no row', () => {
    const db = databaseBefore(migrations, 750, ':memory:', (before) => insertOrder(before, 1, 'A-1'));
    db.exec(picture('p-1', 'a'));
    expect(() => db.exec(picture('p-2', 'a')), 'the same content of the same parcel').toThrow('constraint');
    expect(() => db.exec(picture('p-2', 'b').replace(`'photo'`, `'drawing'`))).toThrow('constraint');
    expect(() => db.exec(`UPDATE parcel_picture SET sha256 = 'other'`)).toThrow('what was taken stays');
    expect(() => db.exec('DELETE FROM parcel_picture')).toThrow('never removed');
    db.exec('UPDATE parcel_picture SET erased_at = 9');
    expect(() => db.exec('UPDATE parcel_picture SET erased_at = NULL')).toThrow('erased for good');
  });
});
