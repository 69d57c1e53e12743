import { describe, expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal, insertOrder } from './migration-harness.ts';

describe('0410 stock desk', () => {
  it('adds its tables beside the shelves and touches nothing else', () => {
    const db = databaseBefore(migrations, 410, ':memory:', (before) => {
      fillJournal(before);
      insertOrder(before, 1, 'A-1');
    });
    expectStep(db, migrations, 410, {
      tables: ['stock_choice', 'stock_expected', 'stock_sharing', 'stock_told'],
      indexes: ['stock_sharing_of', 'stock_told_open'],
      triggers: [],
    });
  });

  it('expects something or nothing, never none of it', () => {
    const db = databaseBefore(migrations, 420);
    expect(() => db.exec(`INSERT INTO stock_expected VALUES ('QH', 'CUP', 0, 1, 'amy', 1)`)).toThrow('constraint');
  });
});
