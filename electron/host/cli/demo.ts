import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { contract } from '../../../shared/contract/index.ts';
import { createClient } from '../../../shared/contract/create-client.ts';
import { composeHost } from '../compose.ts';
import { databaseFile } from '../compose/open-storage.ts';
import { dataFolder, ensureDataFolder, programFolder } from '../data-folder.ts';
import { DEFAULT_SIZE } from '../sample/sample-waves.ts';
import { CommandError, describe, EXIT, say } from './say.ts';

/** The hundred thousands are for measuring; beyond a million nobody has tried. */
const MOST_ORDERS = 1_000_000;

const wholeNumber = (text: string | undefined, fallback: number, name: string, most: number): number => {
  if (text === undefined) return fallback;
  const value = Number(text);
  if (!/^\d+$/u.test(text) || value > most) throw new CommandError(`--${name} wants a whole number up to ${most}, not ${JSON.stringify(text)}`, EXIT.usage);
  return value;
};

const readArgs = (args: readonly string[]): { readonly orders: string | undefined; readonly seed: string | undefined; readonly data: string | undefined } => {
  try {
    const { values } = parseArgs({ args: [...args], options: { orders: { type: 'string' }, seed: { type: 'string' }, data: { type: 'string' } } });
    return { orders: values.orders, seed: values.seed, data: values.data };
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : String(error)}\n\ndemo [--orders N] [--seed S] [--data DIR]`, EXIT.usage);
  }
};

/** `demo [--orders N] [--seed S] [--data DIR]`: a believable warehouse of any size in a fresh data folder. */
export async function runDemo(args: readonly string[]): Promise<number> {
  const wanted = readArgs(args);
  const samplePlan = {
    orders: wholeNumber(wanted.orders, DEFAULT_SIZE.orders, 'orders', MOST_ORDERS),
    seed: wholeNumber(wanted.seed, DEFAULT_SIZE.seed, 'seed', 2 ** 31 - 1),
  };
  const folder = wanted.data === undefined ? dataFolder() : path.resolve(wanted.data);
  if (existsSync(databaseFile(folder)))
    throw new CommandError(
      `${folder} already holds a warehouse, and a sample is never mixed into one. Name an empty folder with --data DIR.\n${folder} 里已经有一座仓库；示例数据不会混入其中。请用 --data 指定一个空文件夹。`,
    );
  ensureDataFolder(folder);
  say(`Making ${samplePlan.orders} orders (seed ${samplePlan.seed}) in ${folder} …`);
  const startedAt = performance.now();
  const host = await composeHost({ dataFolder: folder, programFolder: programFolder(), shell: 'serve', sample: true, samplePlan, withoutTraining: true });
  const seconds = (performance.now() - startedAt) / 1000;
  let orders = 0;
  try {
    const client = createClient(contract, (name, input) => host.dispatch(name, input, { kind: 'cli' }));
    const imported = await client.intake.imports({ limit: 200 });
    const listed = await client.queue.list({ limit: 1 });
    if (!imported.ok) throw new CommandError(describe(imported.error));
    if (!listed.ok) throw new CommandError(describe(listed.error));
    const { imports } = imported.value;
    const { counts } = listed.value;
    const sum = (of: (one: (typeof imports)[number]) => number): number => imports.reduce((total, one) => total + of(one), 0);
    orders = sum((one) => one.created);
    say(
      `${orders} orders with ${sum((one) => one.lines)} lines, ${sum((one) => one.products)} products, ${sum((one) => one.setAside)} rows set aside, from ${imports.length} imports`,
    );
    const byKind = Object.entries(counts.byKind).map(([kind, count]) => `${kind} ${count}`);
    say(`${counts.open} open exceptions (${byKind.join(', ')}), ${counts.overdue} of them overdue`);
    say(`${seconds.toFixed(1)} s, ${Math.round(orders / seconds)} orders/s`);
  } finally {
    await host.close();
  }
  const place = wanted.data === undefined ? '' : `SIDEBAY_DATA=${JSON.stringify(folder)} `;
  say(`Open it:  ${place}npm start      Everybody's PIN is 246810.\n打开：    ${place}npm start      所有人的 PIN 都是 246810。`);
  return EXIT.ok;
}
