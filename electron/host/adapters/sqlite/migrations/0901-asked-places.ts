import type { Migration } from '../database/migrate.ts';

/** Places that wait to be counted or looked at, also where the exception they were reported with is long settled. */
export const migration0901: Migration = {
  version: 901,
  name: 'asked-places',
  up: (db) => {
    db.exec(`
      CREATE INDEX findings_of_a_place ON case_findings (case_n)
        WHERE instr(body, 'pack.count_place') > 0 OR instr(body, 'pack.freeze_place') > 0;
    `);
  },
};
