import type { Backup } from './backup.ts';

export const BACKUP_EVERY_MS = 3_600_000;

/** Starts `task` every so often; the returned function stops it. */
export type Every = (everyMs: number, task: () => void) => () => void;

export interface BackupScheduleDeps {
  readonly every: Every;
  readonly take: () => Promise<Backup>;
  readonly onTaken: (backup: Backup) => void;
  readonly onFailed: (cause: unknown) => void;
  /**
   * Runs the first one, and may be taken back: the newest backup is missing or an hour old, and a station switched on for half an hour a day needs one
   * too. Absent where it is younger.
   */
  readonly first?: (task: () => void) => () => void;
}

/** One backup an hour. A slow one is not overtaken by the next; a failed one is said and tried again an hour later. */
export const startBackupSchedule = ({ every, take, onTaken, onFailed, first }: BackupScheduleDeps): (() => void) => {
  let running = false;
  const backUp = (): void => {
    if (running) return;
    running = true;
    take()
      .then(onTaken, onFailed)
      .finally(() => {
        running = false;
      });
  };
  const stops = [...(first === undefined ? [] : [first(backUp)]), every(BACKUP_EVERY_MS, backUp)];
  return () => stops.forEach((stop) => stop());
};
