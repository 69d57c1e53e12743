import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Found } from './counted-journal.ts';
import { createDisk, FATES, parseWriteLog } from './power-cut.ts';

export const SEED = 20261123;
const ACKS = 'acks';

export interface Figures {
  states: number;
  lost: number;
  mostLost: number;
  faults: string[];
}

export const hasCompiler = (): boolean => {
  try {
    execFileSync('gcc', ['--version'], { stdio: 'ignore' });
    return process.platform === 'linux';
  } catch {
    return false;
  }
};
export const buildWriteLog = (folder: string): void =>
  void execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', join(folder, 'write-log.so'), join(import.meta.dirname, 'write-log.c'), '-ldl']);

/** A writer under the log: opening, migrating, saving, checkpointing. */
export function record(folder: string, child: string, synchronous: string, saves: number, checkpointPages: number): Buffer {
  const name = `${synchronous}-${saves}-${checkpointPages}`;
  const disk = join(folder, `${name}/`);
  mkdirSync(disk);
  const log = join(folder, `${name}.log`);
  const env = { ...process.env, LD_PRELOAD: join(folder, 'write-log.so'), WRITE_LOG_DIR: disk, WRITE_LOG: log };
  execFileSync(process.execPath, [child, join(disk, 'a.db'), String(saves), synchronous, join(disk, ACKS), String(checkpointPages)], { env });
  return readFileSync(log);
}

/**
 * The flushes after the first acknowledgement, as the count of all the writer made (opening and migrating flush as well). One that a save waited
 * for is followed by its acknowledgement; the others carry the WAL over into the file.
 */
export function flushesOfSaving(log: Buffer): readonly { readonly nth: number; readonly commits: boolean }[] {
  const steps = parseWriteLog(log);
  const flushes = steps.flatMap(({ kind }, at) => (kind === 'flush' ? [at] : []));
  const firstAck = steps.findIndex(({ name }) => name === ACKS);
  return flushes
    .map((at, n) => ({ at, nth: n + 1, commits: steps[at]?.name.endsWith('-wal') === true && steps[at + 1]?.name === ACKS }))
    .filter(({ at }) => at > firstAck);
}

/** Cuts the power after every so-manieth step, with every fate of what was not flushed, and looks at what is left. */
export function replay(log: Buffer, folder: string, wanted: number, inspect: (file: string) => Found): Figures {
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
        const { entries, fault } = inspect(join(image, 'a.db'));
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
}
