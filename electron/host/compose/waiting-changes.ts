import { existsSync } from 'node:fs';
import { openDatabase, type Db } from '../adapters/sqlite/database/open-database.ts';

/** What a database file still owes: changes the WMS has not acknowledged, and an outage that nobody signed. */
export interface WaitingChanges {
  readonly unsent: number;
  readonly outageNo: string | null;
}

const NOTHING: WaitingChanges = { unsent: 0, outageNo: null };

export const waitingIn = (db: Db): WaitingChanges => ({
  unsent: db.prepare<[], number>(`SELECT count(*) FROM outbox WHERE state NOT IN ('acknowledged', 'refused', 'cancelled')`).pluck().get() ?? 0,
  outageNo: db.prepare<[], string>(`SELECT no FROM outage WHERE state NOT IN ('noticed', 'passed', 'closed')`).pluck().get() ?? null,
});

/** Read without changing anything. A file that cannot be read owes nothing that could still be sent from here: putting it aside is how it is mended. */
export function waitingChanges(file: string): WaitingChanges {
  if (!existsSync(file)) return NOTHING;
  try {
    const db = openDatabase({ file, readonly: true });
    try {
      return waitingIn(db);
    } finally {
      db.close();
    }
  } catch {
    return NOTHING;
  }
}
