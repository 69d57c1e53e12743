import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectCountedJournal } from './counted-journal.ts';
import { createDisk, FATES, parseWriteLog } from './power-cut.ts';

const CHILD = join(import.meta.dirname, 'saving.child.ts');
const STATES = Number(process.env['SIDEBAY_POWER_CUTS'] ?? 2_000);
const SEED = 20261123;
const ACKS = 'acks';

const hasCompiler = (): boolean => {
  try {
    execFileSync('gcc', ['--version'], { stdio: 'ignore' });
    return process.platform === 'linux';
  } catch {
    return false;
  }
};

interface Figures {
  states: number;
  lost: number;
  mostLost: number;
  faults: string[];
}

// Needs Linux and gcc: the writer's system calls are logged by a small preloaded library.
describe.skipIf(!hasCompiler())('a power cut at any moment', () => {
  let folder = '';
  beforeAll(() => {
    // Memory, where there is some to spare: thousands of small databases are written and thrown away.
    folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'sidebay-power-'));
    execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', join(folder, 'write-log.so'), join(import.meta.dirname, 'write-log.c'), '-ldl']);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The production writer under the log: opening, migrating, saving, checkpointing. */
  const record = (synchronous: string, saves: number): Buffer => {
    const disk = join(folder, `${synchronous}/`);
    mkdirSync(disk);
    const log = join(folder, `${synchronous}.log`);
    const env = { ...process.env, LD_PRELOAD: join(folder, 'write-log.so'), WRITE_LOG_DIR: disk, WRITE_LOG: log };
    execFileSync(process.execPath, [CHILD, join(disk, 'a.db'), String(saves), synchronous, join(disk, ACKS), '40'], { env });
    return readFileSync(log);
  };

  const replay = (log: Buffer, wanted: number): Figures => {
    let seed = SEED;
    const random = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    const steps = parseWriteLog(log);
    const every = Math.max(1, Math.floor((steps.length * FATES.length) / wanted));
    const disk = createDisk(random);
    const image = join(folder, 'image');
    const figures: Figures = { states: 0, lost: 0, mostLost: 0, faults: [] };
    let acked = 0;
    for (const [index, step] of steps.entries()) {
      // The acknowledgement left the building when it was written, flushed or not.
      if (step.name === ACKS) acked = Number(step.data.toString());
      else disk.take(step);
      if (index % every !== 0) continue;
      for (const fate of FATES) {
        disk.cutPower(image, fate);
        figures.states += 1;
        try {
          const { entries, fault } = inspectCountedJournal(join(image, 'a.db'));
          if (fault !== null) figures.faults.push(`step ${index}, ${fate}: ${fault}`);
          if (entries > acked + 1) figures.faults.push(`step ${index}, ${fate}: ${entries} entries, ${acked} acknowledged`);
          if (entries < acked) {
            figures.lost += 1;
            figures.mostLost = Math.max(figures.mostLost, acked - entries);
          }
        } catch (cause) {
          figures.faults.push(`step ${index}, ${fate}: ${String(cause)}`);
        }
      }
    }
    return figures;
  };

  it(`loses nothing and breaks nothing in ${STATES} states`, { timeout: 60_000 + STATES * 30 }, () => {
    const figures = replay(record('FULL', 150), STATES);
    process.stdout.write(`power cut, FULL: ${JSON.stringify({ seed: SEED, ...figures })}\n`);
    expect(figures.faults.slice(0, 5)).toEqual([]);
    expect(figures).toMatchObject({ lost: 0, mostLost: 0 });
    expect(figures.states).toBeGreaterThanOrEqual(STATES);
  });

  it('a flush that fails is never acknowledged, and nothing after it until the file is reopened', { timeout: 120_000 }, () => {
    const SAVES = 30;
    // Opening and migrating flush as well: the first one to fail is well beyond them.
    for (const failing of [25, 26, 33, 40, 41]) {
      const disk = mkdtempSync(join(folder, 'eio-'));
      const env = { ...process.env, LD_PRELOAD: join(folder, 'write-log.so'), WRITE_LOG_DIR: disk, WRITE_LOG_FAIL_FLUSH: String(failing) };
      const child = spawnSync(process.execPath, [CHILD, join(disk, 'a.db'), String(SAVES), 'FULL', '', '40'], { env, encoding: 'utf8' });
      const acked = child.stdout.trim().split('\n').filter(Boolean).length;
      const refused = child.stderr.match(/refused storage_io_error/g)?.length ?? 0;
      expect(refused).toBeGreaterThan(0);
      expect(acked + refused).toBe(SAVES);
      const { entries, fault } = inspectCountedJournal(join(disk, 'a.db'));
      expect(fault).toBeNull();
      expect(entries).toBeGreaterThanOrEqual(acked);
    }
  });

  it('would be seen: with synchronous=NORMAL the same states lose acknowledged work', { timeout: 60_000 }, () => {
    const figures = replay(record('NORMAL', 150), 300);
    process.stdout.write(`power cut, NORMAL: ${JSON.stringify({ seed: SEED, ...figures, faults: figures.faults.length })}\n`);
    expect(figures.lost).toBeGreaterThan(figures.states / 10);
  });
});
