import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { HOST_NODE_OPTIONS } from '../../electron/host/ipc/host-node-options.ts';
import { startTrainingWmsProcess } from '../fixtures/training-wms-process.ts';
import type { Bench, Row } from './bench-types.ts';
import { spreadOf, whenQuiet } from './measure.ts';
import type { DrainReport } from './sync.child.ts';

/** As many changes as one call to the WMS carries. */
const BATCH = 50;
const run = promisify(execFile);
const child = (name: string): string => path.join(import.meta.dirname, `${name}.child.ts`);

/** Documents a second, both sides on LevelDB, or null where it is not installed: its tree is too much for this repository (CONTRIBUTING.md). */
async function pushWithPouch(documentsFile: string, count: number, freshFolder: () => string): Promise<number | null> {
  const modules = process.env['SIDEBAY_BENCH_POUCHDB'];
  if (modules === undefined || !existsSync(path.join(modules, 'node_modules/express-pouchdb'))) {
    console.error('  no PouchDB to compare with: SIDEBAY_BENCH_POUCHDB names a folder with pouchdb, express-pouchdb and express installed');
    return null;
  }
  const server = spawn(process.execPath, [child('pouch'), 'serve', modules, freshFolder()], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const port = await new Promise<string>((resolve, reject) => {
      server.stdout.on('data', (chunk: Buffer) => {
        const said = /PORT (\d+)/.exec(chunk.toString())?.[1];
        if (said !== undefined) resolve(said);
      });
      server.once('exit', (code) => reject(new Error(`express-pouchdb ended with ${code}`)));
    });
    const url = `http://127.0.0.1:${port}/db/orders`;
    const { stdout } = await run(process.execPath, [child('pouch'), 'push', modules, freshFolder(), documentsFile, url, String(BATCH)]);
    return (1000 * count) / Number(stdout.trim().split('\n').at(-1));
  } finally {
    server.kill();
  }
}

/**
 * The whole backlog of an outage leaves for a WMS over loopback HTTP (the training WMS: a process of its own, durable like a real one), while a
 * clerk goes on deciding. Each change is on disk as `sending` before it leaves and as settled with its journal entry after it; PouchDB's push of
 * the same documents in the same batches flushes nothing.
 */
export const bench: Bench = {
  name: 'sync',
  run: async ({ quick, freshFolder }) => {
    const count = quick ? 5_000 : 50_000;
    const documentsFile = path.join(freshFolder(), 'documents.json');
    const wms = await startTrainingWmsProcess();
    let report: DrainReport;
    try {
      const { stdout } = await run(process.execPath, [...HOST_NODE_OPTIONS, child('sync'), freshFolder(), String(count), wms.url, wms.token, documentsFile], {
        maxBuffer: 2 ** 26,
      });
      report = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as DrainReport;
    } finally {
      await wms.stop();
    }
    const pouch = await pushWithPouch(documentsFile, count, freshFolder);
    const { tenthsMs, decisionMs, enqueueMs, bareMs, megabytesBefore, megabytesMost } = report;
    const perSecond = (n: number, ms: number): number => (1000 * n) / ms;
    /** Three tenths at a time: a disk that is slow for a second is neither the backlog's doing nor its absence. */
    const threeTenths = (last: number): number => perSecond((3 * count) / 10, (tenthsMs[last] ?? Number.NaN) - (tenthsMs[last - 3] ?? Number.NaN));
    const decisions = spreadOf(decisionMs);
    const queued = whenQuiet(enqueueMs, bareMs);
    const rows: readonly Row[] = [
      {
        what: `sync: ${count.toLocaleString('en')} changes to the WMS, durable`,
        unit: '/s',
        better: 'higher',
        ours: spreadOf([perSecond(count, tenthsMs.at(-1) ?? Number.NaN)]),
        ...(pouch !== null && { reference: { name: 'PouchDB push', spread: spreadOf([pouch]) }, target: { ratio: 1 } }),
      },
      {
        what: 'sync: with the backlog behind it',
        unit: '/s',
        better: 'higher',
        ours: spreadOf([threeTenths(3)]),
        reference: { name: 'the last three tenths', spread: spreadOf([threeTenths(9)]) },
        target: { ratio: 0.8 },
      },
      {
        what: 'sync: a decision meanwhile, 95 of 100 within',
        unit: 'ms',
        better: 'lower',
        ours: spreadOf([decisions.p95]),
        target: { value: 50 },
      },
      {
        what: 'sync: one change queued with its journal entry',
        unit: 'ms',
        better: 'lower',
        ours: queued.ours,
        reference: { name: 'one bare row', spread: queued.reference },
        target: { ratio: 2 },
      },
      {
        what: 'sync: memory the backlog adds while it leaves',
        unit: 'MB',
        better: 'lower',
        ours: spreadOf([megabytesMost - megabytesBefore]),
        target: { value: 150 },
      },
    ];
    return rows;
  },
};
