import { findDamage } from './find-damage.ts';
import { openDatabase, type Db } from '../database/open-database.ts';

/** Everything a copy must satisfy before it is called a backup. Returns what is wrong, or undefined. */
export const findFault = (copy: Db): string | undefined => {
  try {
    return findDamage(copy).problems[0];
  } catch (cause) {
    return String(cause); // a damaged schema page makes the check itself throw
  }
};

/** Opens a backup for reading only and says what is wrong with it, if anything. */
export const checkBackup = (file: string): string | undefined => {
  try {
    const copy = openDatabase({ file, readonly: true });
    try {
      return findFault(copy);
    } finally {
      copy.close();
    }
  } catch (cause) {
    return String(cause);
  }
};
