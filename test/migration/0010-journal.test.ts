import { describe, expect, it } from 'vitest';
import { createJournalStore } from '../../electron/host/adapters/sqlite/journal/journal-store.ts';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { createCountingIds } from '../fakes/counting-ids.ts';
import { databaseBefore, expectStep } from './migration-harness.ts';

const LIFE = "INSERT INTO life VALUES (1, 'station', 'life-1', 1, 5)";
const entry = (n: number, over = ''): string =>
  `INSERT ${over} INTO journal VALUES (${n}, 'id-${n}', 1, 5, 'person', 'amy', 'x', NULL, NULL, NULL, '{}', NULL, x'00')`;

describe('0010 journal', () => {
  it('begins an empty file with the log and what it stands on', () => {
    expectStep(databaseBefore(migrations, 10), migrations, 10, {
      tables: ['journal', 'journal_personal', 'life', 'meta'],
      indexes: ['journal_by_order', 'journal_by_type'],
      triggers: ['journal_is_dense', 'journal_never_changes', 'journal_never_shrinks', 'journal_personal_never_changes', 'journal_personal_once'],
    });
  });

  it('keeps its rules in the file itself', () => {
    const db = databaseBefore(migrations, 20);
    db.exec(`${LIFE}; ${entry(1)}; INSERT INTO journal_personal VALUES (1, x'01', '{}')`);
    for (const refused of [
      entry(1),
      entry(1, 'OR REPLACE'),
      entry(3),
      entry(2).replace("'person'", "'ghost'"),
      entry(2).replace(', 1, 5,', ', 9, 5,'),
      'UPDATE journal SET at = 6',
      'DELETE FROM journal',
      "UPDATE journal_personal SET body = 'x'",
      "INSERT OR REPLACE INTO journal_personal VALUES (1, x'01', '{\"a\":1}')",
      "INSERT INTO journal_personal VALUES (9, x'01', '{}')",
      "INSERT INTO life VALUES (2, 'station', 'life-1', 1, 5)",
      "INSERT INTO meta VALUES ('a', x'00')",
    ])
      expect(() => db.exec(refused), refused).toThrow(/journal: |constraint|cannot store/u);
    db.exec('DELETE FROM journal_personal');
    db.exec(entry(2));
  });

  it('finds a new station’s log whole, and the log of a life after another numbered anew', () => {
    const db = databaseBefore(migrations, Number.POSITIVE_INFINITY); // the store of today reads the tables of today
    const open = (incarnationId: string) => createJournalStore(db, { stationId: 's', incarnationId }, createCountingIds(), 1);
    const write = (journal: ReturnType<typeof open>): number =>
      db.transaction(() => journal.append({ type: 'x', at: 1, actor: { kind: 'cli' }, orderId: null, caseId: null, data: {}, personal: null }))();
    write(open('one'));
    write(open('one'));
    const second = open('two');
    expect(write(second)).toBe(3);
    expect([...second.walk()].map(({ n, seq, incarnation }) => [n, seq, incarnation])).toEqual([
      [1, 1, 'one'],
      [2, 2, 'one'],
      [3, 1, 'two'],
    ]);
    expect(second.verify()).toMatchObject({ whole: true, entries: 3 });
  });
});
