import { expect, it } from 'vitest';
import { ASKS_OF_A_PLACE } from '../../electron/host/adapters/sqlite/database/asked-places.ts';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal } from './migration-harness.ts';

it('0901 finds the places that are asked about without reading every exception there ever was', () => {
  const db = databaseBefore(migrations, 901, ':memory:', fillJournal);
  expectStep(db, migrations, 901, { tables: [], indexes: ['findings_of_a_place'], triggers: [] });
  const plan = db.prepare<[], { detail: string }>(
    `EXPLAIN QUERY PLAN SELECT c.n FROM exception_case c JOIN case_findings f ON f.case_n = c.n WHERE ${ASKS_OF_A_PLACE}`,
  );
  expect(
    plan
      .all()
      .map(({ detail }) => detail)
      .join('\n'),
  ).toContain('findings_of_a_place');
});
