import { DAY_MS, HOUR_MS } from '../../../../../shared/kernel/durations.ts';
/** Why a copy was taken; it decides how long the copy is kept. */
export const BACKUP_REASONS = ['hourly', 'migration', 'manual'] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

export interface BackupFile {
  readonly name: string;
  readonly at: number;
  readonly reason: BackupReason;
}

/** Personal data in a copy outlives its erasure; a month and a little is the longest a copy may stay (RELIABILITY: privacy). */
const OLDEST_MS = 35 * DAY_MS;
const HOURLY_KEPT = 24;
const DAILY_KEPT = 14;
const SPECIAL_KEPT = 5;

/** `sidebay-20261121T232258123Z-hourly.db`: sorts by time, legal on every file system. */
export const backupName = (at: number, reason: BackupReason): string => `sidebay-${compactInstant(at)}-${reason}.db`;

export const compactInstant = (at: number): string => {
  const iso = new Date(at).toISOString();
  return iso.replaceAll(/[-:.]/g, '');
};

export const parseBackupName = (name: string): BackupFile | undefined => {
  const found = /^sidebay-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([a-z]+)\.db$/.exec(name);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second, milli, word] = found;
  const reason = BACKUP_REASONS.find((known) => known === word);
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${milli}Z`);
  return reason === undefined || Number.isNaN(at) ? undefined : { name, at, reason };
};

export const byNewest = (a: BackupFile, b: BackupFile): number => b.at - a.at;

/** The copies to delete: all but the last 24 hours' (one an hour), the last 14 days' (one a day) and the last few of each special kind. The newest always stays. */
export const expiredBackups = (backups: readonly BackupFile[], now: number): readonly BackupFile[] => {
  const newestFirst = [...backups].sort(byNewest);
  const kept = new Set<BackupFile>(newestFirst.slice(0, 1));
  const keepOnePer = (spanMs: number, count: number, list: readonly BackupFile[]): void => {
    const spans = new Map<number, BackupFile>();
    for (const backup of list) if (!spans.has(Math.floor(backup.at / spanMs))) spans.set(Math.floor(backup.at / spanMs), backup);
    for (const backup of [...spans.values()].slice(0, count)) kept.add(backup);
  };
  const hourly = newestFirst.filter(({ reason }) => reason === 'hourly');
  keepOnePer(HOUR_MS, HOURLY_KEPT, hourly);
  keepOnePer(DAY_MS, DAILY_KEPT, hourly);
  for (const reason of ['migration', 'manual'] as const) {
    for (const backup of newestFirst.filter((candidate) => candidate.reason === reason).slice(0, SPECIAL_KEPT)) kept.add(backup);
  }
  return newestFirst.filter((backup, index) => index > 0 && (!kept.has(backup) || now - backup.at > OLDEST_MS));
};
