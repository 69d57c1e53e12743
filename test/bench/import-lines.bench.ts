import { readFileSync } from 'node:fs';
import path from 'node:path';
import papaparse from 'papaparse';
import { openDatabase } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { importFiles } from '../../shared/core/usecases/intake/import-files.ts';
import type { Bench, Row } from './bench-types.ts';
import { openWarehouse } from './big-warehouse.ts';
import { spreadOf } from './measure.ts';
import { writeOrderLines } from './order-lines-file.ts';

/** Processor time of all threads, in seconds: what a neighbour on the machine does not change much. */
const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
interface Cost {
  readonly wall: number;
  readonly cpu: number;
}
async function costOf(act: () => unknown): Promise<Cost> {
  const cpu = cpuSeconds();
  const at = performance.now();
  await act();
  return { wall: (performance.now() - at) / 1000, cpu: cpuSeconds() - cpu };
}

/** Ours: worker, checks, state, journal, search, stock look, durable batches. */
async function importOnce(folder: string, file: string, rows: number): Promise<Cost> {
  const { work, close } = await openWarehouse(folder);
  try {
    return await costOf(async () => {
      const record = await importFiles(
        {
          importId: 'import-1',
          files: [file],
          fileName: path.basename(file),
          options: { timeZone: 'Europe/London', country: 'GB', merchant: 'UK' },
          actor: { kind: 'cli' },
          by: 'cli',
          signal: new AbortController().signal,
        },
        work.importDeps,
      );
      const { figures, state } = record;
      if (state !== 'done' || figures.rows !== rows || figures.lines + figures.setAside !== rows)
        throw new Error(`the import ended as ${state} with ${figures.lines} lines and ${figures.setAside} set aside of ${rows}`);
    });
  } finally {
    await close();
  }
}

const ROWS_AT_ONCE = 5_000;
type Cells = readonly [string, string, string, string, string, string, string, string];

/** The least anybody could do: a good parser, one table, the same promise of durability. */
async function parseAndInsert(folder: string, file: string): Promise<Cost> {
  const db = openDatabase({ file: path.join(folder, 'plain.db') });
  db.exec('CREATE TABLE line (invoice TEXT, code TEXT, description TEXT, quantity INTEGER, at TEXT, price TEXT, customer TEXT, country TEXT) STRICT');
  const insert = db.prepare('INSERT INTO line VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  try {
    return await costOf(() => {
      const { data } = papaparse.parse<Cells>(readFileSync(file, 'utf8'), { skipEmptyLines: true });
      const write = db.transaction((from: number) => {
        for (const [invoice, code, description, quantity, at, price, customer, country] of data.slice(from, from + ROWS_AT_ONCE))
          insert.run(invoice, code, description, Number(quantity), at, price, customer, country);
      });
      for (let from = 1; from < data.length; from += ROWS_AT_ONCE) write(from);
    });
  } finally {
    db.close();
  }
}

export const bench: Bench = {
  name: 'import order lines',
  run: async ({ quick, freshFolder }) => {
    const rows = quick ? 50_000 : 500_000;
    const { file, from } = await writeOrderLines(path.join(freshFolder(), 'lines.csv'), rows);
    const ours: Cost[] = [];
    const plain: Cost[] = [];
    for (let round = 0; round < 3; round += 1) {
      ours.push(await importOnce(freshFolder(), file, rows));
      plain.push(await parseAndInsert(freshFolder(), file));
    }
    const what = `import ${rows / 1000},000 lines (${from})`;
    const row = (unit: 's' | 's CPU', of: (cost: Cost) => number): Row => ({
      what,
      unit,
      better: 'lower',
      ours: spreadOf(ours.map(of)),
      reference: { name: 'papaparse + plain inserts', spread: spreadOf(plain.map(of)) },
      target: { ratio: 6 },
    });
    return [row('s', ({ wall }) => wall), row('s CPU', ({ cpu }) => cpu)];
  },
};
