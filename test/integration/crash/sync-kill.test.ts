import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { listBackups } from '../../../electron/host/adapters/sqlite/safety/backup.ts';
import { createJournalStore, createJournalWalk } from '../../../electron/host/adapters/sqlite/journal/journal-store.ts';
import type { NewOrder } from '../../../shared/contract/open-wms/resources.ts';
import { startTrainingWmsProcess, type TrainingWmsProcess } from '../../fixtures/training-wms-process.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { CRASH_POINTS } from './crash-points.ts';
import { wmsOrder } from '../../fixtures/wms-order.ts';

const CHILD = join(import.meta.dirname, 'syncing.child.ts');
/** `npm run crash` asks for two hundred and more. */
const KILLS = Number(process.env['SIDEBAY_SYNC_KILLS'] ?? CRASH_POINTS.length + 3);
/** Decisions after which a process that did not come to its point is killed from outside. */
const LONGEST_LIFE = 150;

interface Life {
  /** What it said was saved. */
  readonly acked: readonly number[];
  /** The point it was killed at; undefined where it was killed from outside. */
  readonly diedAt: string | undefined;
}
/** Runs the host's work until it is killed, by itself at a point or from outside at a random moment. */
const runUntilKilled = (folder: string, wms: TrainingWmsProcess, crashAt: string | null, killAfter: number, delayMs: number): Promise<Life> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, folder, wms.url, wms.token], {
      env: { ...process.env, ...(crashAt === null ? {} : { CRASH_AT: crashAt }) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acked: number[] = [];
    let diedAt: string | undefined;
    let rest = '';
    child.stdout.on('data', (data: Buffer) => {
      const lines = (rest + data.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines)
        if (line.startsWith('@')) diedAt = line.slice(1);
        else acked.push(Number(line));
      if (acked.length >= killAfter) setTimeout(() => child.kill('SIGKILL'), delayMs);
    });
    child.once('error', reject);
    child.once('close', (code) => (code === null || code === 137 ? resolve({ acked, diedAt }) : reject(new Error(`ended with ${code}`))));
  });
/** What is wrong with a database that nobody writes. */
const faultsOf = (file: string): readonly string[] => {
  const db = openDatabase({ file, readonly: true });
  try {
    const said = String(db.pragma('integrity_check', { simple: true }));
    return [...(said === 'ok' ? [] : [said]), ...(createJournalWalk(db).verify().whole ? [] : ['the journal is broken'])];
  } finally {
    db.close();
  }
};
const drain = (folder: string, wms: TrainingWmsProcess): Promise<number | null> =>
  new Promise(
    (resolve) => void spawn(process.execPath, [CHILD, folder, wms.url, wms.token, 'drain'], { stdio: ['ignore', 'ignore', 'inherit'] }).once('close', resolve),
  );

it(`killed ${KILLS} times while deciding and syncing: everything said to be saved reaches the WMS, once`, { timeout: 180_000 + KILLS * 8_000 }, async () => {
  let seed = 20261129;
  const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  const wms = await startTrainingWmsProcess();
  const folder = tempFolder();
  const acked: number[] = [];
  const diedAt: Record<string, number> = {};
  try {
    await wms.control('POST', '/training/seed', {
      orders: Array.from({ length: 12 }, (_, i): NewOrder => {
        const { ref: _r, externalRef: _e, version: _v, state: _s, holds: _h, updatedAt: _u, ...order } = wmsOrder();
        return { ...order, lines: [], recipient: { ...order.recipient }, platformOrderNo: `99${i}` };
      }),
    });
    expect(await drain(folder, wms)).toBe(0);
    const live = async (crashAt: string | null, killAfter: number): Promise<void> => {
      const life = await runUntilKilled(folder, wms, crashAt, killAfter, random(5));
      acked.push(...life.acked);
      const where = life.diedAt ?? 'from outside';
      diedAt[where] = (diedAt[where] ?? 0) + 1;
    };
    for (let kill = 0; kill < KILLS; kill += 1) {
      const point = CRASH_POINTS[kill % (CRASH_POINTS.length * 2)];
      // Every second round from outside, at no point anybody thought of. A point that is not passed in time is left from outside too.
      await live(point === undefined ? null : `${point}:${1 + random(point.includes('backup') ? 2 : 12)}`, point === undefined ? 1 + random(40) : LONGEST_LIFE);
    }
    // Every point is one at which it did die.
    for (const point of CRASH_POINTS) if (diedAt[point] === undefined) await live(`${point}:1`, LONGEST_LIFE);
    expect(CRASH_POINTS.filter((point) => diedAt[point] === undefined)).toEqual([]);
    expect(await drain(folder, wms)).toBe(0);
    const { effects } = await wms.control<{ effects: Record<string, number> }>('GET', '/training/stats');
    const db = openDatabase({ file: join(folder, 'sidebay.db') });
    try {
      const rows = db.prepare<[], { id: string; state: string; journal_n: number }>('SELECT id, state, journal_n FROM outbox').all();
      const saved = new Set(rows.map(({ journal_n }) => journal_n));
      expect(acked.filter((seq) => !saved.has(seq))).toEqual([]);
      expect(rows.filter(({ state }) => state !== 'acknowledged' && state !== 'cancelled')).toEqual([]);
      expect(rows.filter(({ id, state }) => (effects[id] ?? 0) !== (state === 'acknowledged' ? 1 : 0))).toEqual([]);
      expect(Object.keys(effects).filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(createJournalStore(db, { stationId: 'x', incarnationId: 'x' }, { next: () => 'x' }, 0).verify().whole).toBe(true);
      for (const { file } of listBackups(join(folder, 'backups'))) expect(faultsOf(file)).toEqual([]);
      expect(acked.length).toBeGreaterThan(KILLS);
      process.stdout.write(
        `sync kill -9: ${JSON.stringify({ kills: Object.values(diedAt).reduce((all, one) => all + one, 0), diedAt, acked: acked.length, entries: rows.length, effects: Object.keys(effects).length })}\n`,
      );
    } finally {
      db.close();
    }
  } finally {
    await wms.stop();
  }
});
