import { spawnSync } from 'node:child_process';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { composeHost } from '../../../electron/host/compose.ts';
import { createClient } from '../../../shared/contract/create-client.ts';
import { contract } from '../../../shared/contract/index.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';

const programFolder = path.resolve(import.meta.dirname, '../../..');
const PIN = '246810';

const verify = (data: string, ...args: readonly string[]) => {
  const ran = spawnSync(process.execPath, [path.join(programFolder, 'electron/host/cli/main.ts'), 'sample', 'verify', ...args], {
    env: { ...process.env, SIDEBAY_DATA: data },
    encoding: 'utf8',
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
};

it('anybody repeats the draw from the data folder, and is told what was bent and where', { timeout: 270_000 }, async () => {
  const data = tempFolder();
  const host = await composeHost({
    dataFolder: data,
    programFolder,
    shell: 'serve',
    sample: true,
    samplePlan: { orders: 110, seed: 2 },
    withoutTraining: true,
  });
  const client = createClient(contract, (name, input) => host.dispatch(name, input, { kind: 'window', sessionId: 'supervisor' }));
  const status = await client.session.status({});
  const who = status.ok ? status.value.people.find(({ roles }) => roles.length === 1 && roles[0] === 'supervisor') : undefined;
  await client.session.signInPin({ userId: who?.id ?? '', pin: PIN });
  const drawn = await client.spotCheck.draw({});
  if (!drawn.ok) throw new Error(drawn.error.code);
  await host.close();

  expect(verify(data, '12 November')).toMatchObject({ code: 64, out: '' });
  expect(verify(data, '1999-01-01')).toMatchObject({ code: 1, out: '' });
  const right = verify(data, 'all');
  const draw = JSON.parse(right.out) as { readonly lot: string; readonly items: readonly { readonly orderId: string }[] };
  expect([right.code, draw.lot, draw.items.length > 0]).toEqual([0, drawn.value.lot, true]);
  expect(right.err).toContain('the chain is whole');

  const db = new Database(path.join(data, 'sidebay.db'));
  for (const name of db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'journal'`).pluck().all())
    db.exec(`DROP TRIGGER ${name}`);
  const n = db.prepare<[], number>(`SELECT n FROM journal WHERE type = 'spot.drawn'`).pluck().get();
  db.prepare(`UPDATE journal SET data = replace(data, ?, 'order-of-my-choice') WHERE type = 'spot.drawn'`).run(draw.items[0]?.orderId);
  db.close();
  const bent = verify(data, 'all');
  expect(bent.code).toBe(65);
  expect(bent.err).toContain(`draw_fits does not hold, entry ${n}`);
  expect(bent.err).toContain('recorded #1 order-of-my-choice');
  expect(bent.err).toContain(`repeated #1 ${draw.items[0]?.orderId ?? '-'}`);
  expect(bent.err).toContain(`the chain is broken at entry ${n}`);
});
