import { composeHost } from '../../electron/host/compose.ts';
import { programFolder } from '../../electron/host/data-folder.ts';

/** A host of its own process, for what only a fresh process shows: how long it takes to the first page, and what it holds in memory. */
const [task = '', dataFolder = '', ...rest] = process.argv.slice(2);
const caller = { kind: 'cli' } as const;
const megabytes = (): number => process.memoryUsage.rss() / 2 ** 20;

const host = await composeHost({ dataFolder, programFolder: programFolder(), shell: 'serve', withoutTraining: true });
const ask = async (name: string, input: unknown): Promise<unknown> => {
  const reply = await host.dispatch(name, input, caller);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
  return reply.value;
};
const settle = (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs));
await ask('queue.list', {});
const listedMs = performance.now();
const { user, system } = process.cpuUsage();
let report: Readonly<Record<string, number>> = { listedMs, cpuMs: (user + system) / 1000 };

if (task === 'memory') {
  const texts = rest;
  for (let round = 0; round < 25; round += 1) {
    await ask('queue.list', { offset: round * 200, group: (['none', 'clock', 'kind', 'merchant', 'owner'] as const)[round % 5] });
    await ask('orders.search', { text: texts[round % texts.length] ?? '1234', limit: 20 });
  }
  report = { ...report, megabytes: megabytes() };
} else if (task === 'import') {
  const [file = ''] = rest;
  await settle(500);
  globalThis.gc?.();
  const idle = megabytes();
  let peak = idle;
  const watch = setInterval(() => (peak = Math.max(peak, megabytes())), 20);
  const { importId } = (await ask('cli.importPaths', { paths: [file], options: { merchant: 'UK', country: 'GB' } })) as { importId: string };
  for (let state = ''; !['done', 'failed', 'cancelled'].includes(state);) {
    await settle(200);
    ({ state } = ((await ask('cli.importReport', { importId, limit: 1 })) as { import: { state: string } }).import);
    if (state === 'failed') throw new Error('the import failed');
  }
  clearInterval(watch);
  report = { ...report, idleMegabytes: idle, addedMegabytes: peak - idle };
}
console.log(JSON.stringify(report));
await host.close();
process.exit(0);
