import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

const lesson = (adcode: string, accepted = 1): string => `INSERT INTO address_lesson VALUES ('QH', '鼓楼区|梧桐里', '${adcode}', ${accepted}, 1)`;

describe('0180 address lessons', () => {
  it('adds them beside the orders and touches nothing else', () => {
    const db = databaseBefore(migrations, 180, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 180, { tables: ['address_lesson'], indexes: [], triggers: [] });
  });

  it('keeps each meaning of the same words once', () => {
    const db = databaseBefore(migrations, 190);
    db.exec(`${lesson('320106')}; ${lesson('350102')}`);
    for (const refused of [lesson('320106'), lesson('410204', 0)]) expect(() => db.exec(refused), refused).toThrow('constraint');
  });
});
