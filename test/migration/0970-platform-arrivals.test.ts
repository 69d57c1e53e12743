import { expect, it } from 'vitest';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { databaseBefore, schemaText, stepTo } from './migration-harness.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

it('0970 knows when orders of each platform came, from the entries there are and from every one to come; one outage is open per channel', () => {
  let n = 0;
  const imported = (at: number, platform: string, importId = 'wms', type = 'order.imported'): string => {
    n += 1;
    const data = JSON.stringify({ order: { platform, source: { importId, row: 0 } } });
    return `INSERT INTO journal (n, id, life, at, actor_kind, actor, type, order_id, data, hash) VALUES (${n}, 'e${n}', 1, ${at}, 'program', 'wms', '${type}', 'o${n}', '${data}', x'00');`;
  };
  const outage = (id: string, state: string): string =>
    `INSERT INTO outage (id, no, state, noticed_at, body) VALUES ('${id}', 'OUT-${id}', '${state}', 1, '{}');`;
  const at = 100 * DAY;
  const db = databaseBefore(migrations, 970, ':memory:', (before) => {
    before.exec(`INSERT INTO life (life, station, incarnation, first_n, began_at) VALUES (1, 's', 'i', 1, 0)`);
    before.exec(
      imported(DAY, 'TB') + imported(at, 'TB') + imported(at + 5_000, 'TB') + imported(at + MINUTE, 'DY') + imported(at + 2 * MINUTE, 'JD', 'file-1'),
    );
    before.exec(outage('1', 'passed') + outage('2', 'noticed'));
  });
  const minutes = (): unknown => db.prepare('SELECT platform, minute FROM platform_arrival ORDER BY platform, minute').raw().all();
  expect(stepTo(db, migrations, 970)).toEqual({ from: 965, to: 970 });
  // One entry per minute; what came by a file says nothing of the platform's line, and what is older than twelve weeks is left.
  expect(minutes()).toEqual([
    ['DY', at / MINUTE + 1],
    ['TB', at / MINUTE],
  ]);
  db.exec(
    imported(at + 3 * MINUTE, 'TB') +
      imported(at + 3 * MINUTE + 1, 'TB') +
      imported(at + 4 * MINUTE, '') +
      imported(at + 4 * MINUTE, 'PD', 'wms', 'case.opened'),
  );
  expect(minutes()).toEqual([
    ['DY', at / MINUTE + 1],
    ['TB', at / MINUTE],
    ['TB', at / MINUTE + 3],
  ]);
  db.exec(imported(at + 85 * DAY, 'TB'));
  expect(minutes()).toEqual([
    ['DY', at / MINUTE + 1],
    ['TB', (at + 85 * DAY) / MINUTE],
  ]);

  expect(db.prepare('SELECT id, channel FROM outage ORDER BY id').raw().all()).toEqual([
    ['1', 'wms'],
    ['2', 'wms'],
  ]);
  expect(() => db.exec(outage('3', 'noticed'))).toThrow('UNIQUE');
  db.exec(`INSERT INTO outage (id, no, state, noticed_at, body, channel) VALUES ('4', 'OUT-4', 'noticed', 1, '{}', 'platform:TB')`);
  expect(() => db.exec(`INSERT INTO outage (id, no, state, noticed_at, body, channel) VALUES ('5', 'OUT-5', 'noticed', 1, '{}', 'platform:TB')`)).toThrow(
    'UNIQUE',
  );
  expect(() => db.exec(`UPDATE outage SET body = 'x' WHERE id = '1'`)).toThrow('stays as it was signed');
  expect(schemaText(db)).toContain('outage_open');
});
