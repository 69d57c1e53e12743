import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { tempFolder } from '../../fixtures/temp-folder.ts';
import { inspectCountedJournal } from './counted-journal.ts';

const CHILD = join(import.meta.dirname, 'saving.child.ts');
const KILLS = Number(process.env['SIDEBAY_KILLS'] ?? 100);
const LANES = 2;

/** Lets a child save until a random acknowledgement, then kills it a moment later. Returns the last acknowledgement seen. */
const saveUntilKilled = (file: string, acksBefore: number, delayMs: number): Promise<{ readonly acked: number; readonly count: number }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, file, '0', 'FULL', '', '50'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let acked = 0;
    let count = 0;
    let rest = '';
    child.stdout.on('data', (data: Buffer) => {
      const lines = (rest + data.toString()).split('\n');
      rest = lines.pop() ?? '';
      count += lines.length;
      acked = Number(lines.at(-1) ?? acked);
      if (count >= acksBefore) setTimeout(() => child.kill('SIGKILL'), delayMs);
    });
    child.once('error', reject);
    child.once('close', () => resolve({ acked, count }));
  });

it(`kill -9, ${KILLS} times at a random moment: what was acknowledged is there, whole, and nothing half`, { timeout: 180_000 + KILLS * 1_000 }, async () => {
  let seed = 20261123;
  const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  const figures = { kills: 0, acked: 0, unacknowledged: 0 };
  const lane = async (file: string): Promise<void> => {
    for (let kill = 0; kill < KILLS / LANES; kill += 1) {
      const { acked, count } = await saveUntilKilled(file, 1 + random(60), random(4));
      const { entries, fault } = inspectCountedJournal(file);
      expect(fault).toBeNull();
      expect(entries).toBeGreaterThanOrEqual(acked);
      expect(entries - acked).toBeLessThanOrEqual(1 + OUTPUT_IN_FLIGHT);
      figures.kills += 1;
      figures.acked += count;
      figures.unacknowledged += entries - acked;
    }
  };
  const folder = tempFolder();
  await Promise.all(Array.from({ length: LANES }, (_, index) => lane(join(folder, `lane-${index}.db`))));
  expect(figures.kills).toBeGreaterThanOrEqual(KILLS);
  expect(figures.acked).toBeGreaterThan(KILLS);
  process.stdout.write(`kill -9: ${JSON.stringify({ seed: 20261123, ...figures })}\n`);
});

/** Acknowledgements the pipe held when the child died and the parent had already read: none on Linux, the pipe outlives its writer. */
const OUTPUT_IN_FLIGHT = 0;
