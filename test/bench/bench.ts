import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect, parseArgs } from 'node:util';
import type { Bench, Row } from './bench-types.ts';
import { machineFacts } from './machine.ts';
import { isMet, ratioOf, table } from './table.ts';

/**
 * `npm run bench`: every `*.bench.ts` here, one after the other, as a table and as dist/bench.json. `npm run bench -- queue` (or `--only queue`) runs
 * those whose name holds the word, `--quick` a tenth of the work. Ends with 1 when a target is missed.
 */
const root = path.resolve(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' }, quick: { type: 'boolean', default: false } } });

async function loadBenches(): Promise<readonly Bench[]> {
  const files = globSync('*.bench.ts', { cwd: import.meta.dirname }).toSorted();
  const modules = await Promise.all(
    files.map((file) => import(pathToFileURL(path.join(import.meta.dirname, file)).href) as Promise<{ readonly bench: Bench }>),
  );
  return modules.map(({ bench }) => bench);
}

async function runBench(bench: Bench): Promise<readonly Row[]> {
  const folders: string[] = [];
  const freshFolder = (): string => {
    const folder = mkdtempSync(path.join(tmpdir(), 'sidebay-bench-'));
    folders.push(folder);
    return folder;
  };
  try {
    return await bench.run({ quick: values.quick, freshFolder });
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

const benches = (await loadBenches()).filter(({ name }) => name.includes(values.only ?? positionals[0] ?? ''));
const facts = machineFacts(root);
console.log(
  Object.entries(facts)
    .map(([name, fact]) => `${name} ${fact}`)
    .join(' · '),
);
if (values.quick) console.log('quick: a tenth of the work, not for comparing');
const rows: Row[] = [];
const broken: string[] = [];
for (const bench of benches) {
  console.error(`… ${bench.name}`);
  // What was measured in an hour is not lost because one bench of twenty broke: it is named, and the others go on.
  try {
    rows.push(...(await runBench(bench)));
  } catch (error) {
    broken.push(bench.name);
    console.error(`${bench.name} broke: ${inspect(error)}`);
  }
  keep();
}
const missed = rows.filter((row) => isMet(row) === false).length;
console.log(`\n${table(rows)}`);
for (const name of broken) console.log(`BROKE: ${name}; why stands above`);
console.log(`\n${rows.length} rows, ${missed} targets missed; dist/bench.json`);
process.exitCode = missed > 0 || broken.length > 0 || rows.length === 0 ? 1 : 0;

function keep(): void {
  const record = {
    measuredAt: new Date().toISOString(),
    quick: values.quick,
    machine: facts,
    broken,
    rows: rows.map((row) => ({ ...row, ratio: ratioOf(row), ok: isMet(row) })),
  };
  mkdirSync(path.join(root, 'dist'), { recursive: true });
  writeFileSync(path.join(root, 'dist/bench.json'), `${JSON.stringify(record, null, 2)}\n`);
}
