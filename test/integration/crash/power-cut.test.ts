import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectCountedJournal } from './counted-journal.ts';
import { inspectDecisions } from './inspect-decisions.ts';
import { buildWriteLog, hasCompiler, flushesOfSaving, record, replay, SEED } from './replay-power-cut.ts';

const CHILD = join(import.meta.dirname, 'saving.child.ts');
const DECIDING = join(import.meta.dirname, 'deciding.child.ts');
/** `npm run power-cut` asks for ten thousand and more, over longer logs. */
const DECISION_STATES = Number(process.env['SIDEBAY_DECISION_CUTS'] ?? 160);
const STATES = Number(process.env['SIDEBAY_POWER_CUTS'] ?? 2_000);
/** Decisions in the log, and after how many pages the WAL is carried over. */
const LOGS: readonly (readonly [number, number])[] = [
  [300, 40],
  [300, 1_000],
  ...(DECISION_STATES > 1_000
    ? ([
        [1_200, 40],
        [1_200, 1_000],
      ] as const)
    : []),
];

// The writer's system calls are logged by a small preloaded library.
describe.skipIf(!hasCompiler())('a power cut at any moment (Linux with a C compiler)', () => {
  let folder = '';
  beforeAll(() => {
    // Memory, where there is some to spare: thousands of small databases are written and thrown away.
    folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'sidebay-power-'));
    buildWriteLog(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(`loses nothing and breaks nothing in ${STATES} states`, { timeout: 120_000 + STATES * 60 }, () => {
    const figures = replay(record(folder, CHILD, 'FULL', 150, 40), folder, STATES, inspectCountedJournal);
    process.stdout.write(`power cut, FULL: ${JSON.stringify({ seed: SEED, ...figures })}\n`);
    expect(figures.faults.slice(0, 5)).toEqual([]);
    expect(figures).toMatchObject({ lost: 0, mostLost: 0 });
    expect(figures.states).toBeGreaterThanOrEqual(STATES);
  });

  it.each(LOGS)(
    '%i decisions with their migrations and a backup, checkpoint at %i pages: none lost, none half',
    { timeout: 120_000 + DECISION_STATES * 100 },
    (decisions, pages) => {
      const figures = replay(record(folder, DECIDING, 'FULL', decisions, pages), folder, DECISION_STATES / LOGS.length, inspectDecisions);
      process.stdout.write(`power cut, ${decisions} decisions, ${pages} pages: ${JSON.stringify({ seed: SEED, ...figures })}\n`);
      expect(figures.faults.slice(0, 5)).toEqual([]);
      expect(figures).toMatchObject({ lost: 0, mostLost: 0 });
      expect(figures.states).toBeGreaterThanOrEqual(DECISION_STATES / LOGS.length);
    },
  );

  it('would be seen in decisions too: with synchronous=NORMAL acknowledged ones are lost', { timeout: 120_000 }, () => {
    const figures = replay(record(folder, DECIDING, 'NORMAL', 120, 1_000), folder, 200, inspectDecisions);
    process.stdout.write(`power cut, decisions, NORMAL: ${JSON.stringify({ seed: SEED, ...figures, faults: figures.faults.length })}\n`);
    expect(figures.lost).toBeGreaterThan(figures.states / 10);
  });

  it('a flush that fails is never acknowledged, and nothing after it until the file is reopened', { timeout: 120_000 }, () => {
    const SAVES = 30;
    const flushes = flushesOfSaving(record(folder, CHILD, 'FULL', SAVES, 40));
    const [first, second, ...others] = flushes.filter(({ commits }) => commits);
    const carryingOver = flushes.filter(({ commits }) => !commits);
    expect(carryingOver.length).toBeGreaterThan(0);
    for (const { nth, commits } of [first, second, others.at(10), ...carryingOver.slice(0, 3)].filter((flush) => flush !== undefined)) {
      const disk = mkdtempSync(join(folder, 'eio-'));
      const env = { ...process.env, LD_PRELOAD: join(folder, 'write-log.so'), WRITE_LOG_DIR: `${disk}/`, WRITE_LOG_FAIL_FLUSH: String(nth) };
      const child = spawnSync(process.execPath, [CHILD, join(disk, 'a.db'), String(SAVES), 'FULL', '', '40'], { env, encoding: 'utf8' });
      const acked = child.stdout.trim().split('\n').filter(Boolean).length;
      const refused = child.stderr.match(/refused storage_io_error/g)?.length ?? 0;
      // A flush while the WAL is carried over says nothing to the save before it, whose commit was on disk: it may go on.
      if (commits) expect(refused, `flush ${nth}`).toBeGreaterThan(0);
      expect(acked + refused).toBe(SAVES);
      const { entries, fault } = inspectCountedJournal(join(disk, 'a.db'));
      expect(fault).toBeNull();
      expect(entries).toBeGreaterThanOrEqual(acked);
    }
  });

  it('would be seen: with synchronous=NORMAL the same states lose acknowledged work', { timeout: 180_000 }, () => {
    const figures = replay(record(folder, CHILD, 'NORMAL', 150, 40), folder, 300, inspectCountedJournal);
    process.stdout.write(`power cut, NORMAL: ${JSON.stringify({ seed: SEED, ...figures, faults: figures.faults.length })}\n`);
    expect(figures.lost).toBeGreaterThan(figures.states / 10);
  });
});
