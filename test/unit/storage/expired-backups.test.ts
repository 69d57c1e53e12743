import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupName, expiredBackups, parseBackupName, type BackupFile, type BackupReason } from '../../../electron/host/adapters/sqlite/safety/backup-names.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 23, 4, 30);
const backup = (at: number, reason: BackupReason = 'hourly'): BackupFile => ({ name: backupName(at, reason), at, reason });

describe('which backups go', () => {
  it('reads back the names it gives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), fc.constantFrom<BackupReason>('hourly', 'migration', 'manual'), (at, reason) => {
        expect(parseBackupName(backupName(at, reason))).toEqual(backup(at, reason));
      }),
    );
    expect(parseBackupName('sidebay-20261123T043000000Z-hourly.db.draft')).toBeUndefined();
    expect(parseBackupName('sidebay-20261323T043000000Z-hourly.db')).toBeUndefined();
  });

  it('keeps 24 hours and 14 days of an hourly rhythm', () => {
    const all = Array.from({ length: 40 * 24 }, (_, hour) => backup(NOW - hour * HOUR));
    const gone = new Set(expiredBackups(all, NOW));
    const kept = all.filter((one) => !gone.has(one));
    expect(kept.filter((one) => NOW - one.at < DAY)).toHaveLength(24);
    expect(new Set(kept.map((one) => Math.floor(one.at / DAY))).size).toBe(14);
    expect(kept).toHaveLength(24 + 12);
  });

  it('never deletes the newest, keeps nothing else beyond 35 days, and settles', () => {
    const any = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 * DAY }), fc.constantFrom<BackupReason>('hourly', 'migration', 'manual')), { maxLength: 80 });
    fc.assert(
      fc.property(any, (ages) => {
        const all = ages.map(([age, reason]) => backup(NOW - age, reason));
        const gone = new Set(expiredBackups(all, NOW));
        const kept = all.filter((one) => !gone.has(one));
        const newestAt = Math.max(...all.map((one) => one.at));
        expect(kept.some((one) => one.at === newestAt)).toBe(all.length > 0);
        expect(kept.filter((one) => one.at !== newestAt && NOW - one.at > 35 * DAY)).toEqual([]);
        expect(expiredBackups(kept, NOW)).toEqual([]);
      }),
    );
  });
});
