import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, ['test/simulation/sim.ts', ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  const ended = new Promise<{ readonly code: number | null; readonly lines: readonly string[] }>((resolve) =>
    child.on('close', (code) => resolve({ code, lines: said.trimEnd().split('\n') })),
  );
  return { child, ended };
}

describe('the command for many seeds', () => {
  it('shares them out and ends with one line', async () => {
    const { code, lines } = await start('--seeds', '5', '--from', '700', '--workers', '2').ended;
    expect(lines.at(-1)).toMatch(/^5 seeds from 700 \(mornings\): 5 runs, 0 failed; 1 made twice; \d+ decisions saved/u);
    expect(code).toBe(0);
  });
  it('stops when it is told to, and says what is left', async () => {
    const { child, ended } = start('--seeds', '100000', '--workers', '1', '--by-hand');
    // It listens once it has said what it does.
    child.stdout.once('data', () => child.kill('SIGINT'));
    const { code, lines } = await ended;
    const [, from = '', left = ''] = /^stopped; what is left: --from (\d+) --seeds (\d+)$/u.exec(lines.at(-2) ?? '') ?? [];
    expect(Number(from) - 1 + Number(left)).toBe(100_000);
    expect(lines.at(-1)).toMatch(new RegExp(`^${Number(from) - 1} seeds from 1 \\(outages by hand\\): `, 'u'));
    expect(code).toBe(0);
  });
});
