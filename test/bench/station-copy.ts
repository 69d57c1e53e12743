import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseBackupName } from '../../electron/host/adapters/sqlite/safety/backup-names.ts';
import { until } from '../fixtures/until.ts';

/* A station that was switched on copies its database a moment later, which takes a disk and a processor for itself. */

const FIRST_BACKUP_MS = 400_000;

const files = (folder: string): readonly string[] => (existsSync(path.join(folder, 'backups')) ? readdirSync(path.join(folder, 'backups')) : []);

/** A copy is being made or read back. */
export const isCopying = (folder: string): boolean => files(folder).some((name) => parseBackupName(name) === undefined);

const isBackedUp = (folder: string): boolean => files(folder).length > 0 && !isCopying(folder);

/** What is measured begins behind the first copy. */
export const untilBackedUp = (folder: string): Promise<void> => until(() => isBackedUp(folder), FIRST_BACKUP_MS);

/** The first copy is being made, or is there already: a small one takes no time. */
export const untilCopying = (folder: string): Promise<void> => until(() => isCopying(folder) || isBackedUp(folder), FIRST_BACKUP_MS);
