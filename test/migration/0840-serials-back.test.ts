import { expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, expectStep, fillJournal } from './migration-harness.ts';

it('0840 remembers serials that came back, and nobody unsays them', () => {
  const db = databaseBefore(migrations, 840, ':memory:', fillJournal);
  expectStep(db, migrations, 840, {
    tables: ['serial_back'],
    indexes: ['serial_back_by_serial'],
    triggers: ['serial_back_as_said', 'serial_back_stays'],
  });
  db.exec(`INSERT INTO serial_back VALUES ('QH', 'EAR', 'Sn-1', 3, 1, 'boss')`);
  expect(() => db.exec('UPDATE serial_back SET check_n = 9')).toThrow('never changed');
  expect(() => db.exec('DELETE FROM serial_back')).toThrow('never removed');
});
