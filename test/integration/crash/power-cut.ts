import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One thing the writer asked of the disk, in the order it asked. */
export interface DiskStep {
  readonly kind: 'write' | 'flush' | 'cut' | 'remove' | 'move';
  readonly name: string;
  readonly offset: number;
  readonly data: Buffer;
}

const KINDS = { W: 'write', S: 'flush', T: 'cut', U: 'remove', R: 'move' } as const;

export const parseWriteLog = (log: Buffer): readonly DiskStep[] => {
  const steps: DiskStep[] = [];
  for (let at = 0; at < log.length;) {
    const kind = KINDS[String.fromCharCode(log.readUInt8(at)) as keyof typeof KINDS];
    const nameLength = log.readUInt8(at + 1);
    const dataLength = kind === 'write' || kind === 'move' ? log.readUInt32LE(at + 4) : 0;
    const offset = Number(log.readBigUInt64LE(at + 8));
    const nameAt = at + 16;
    const dataAt = nameAt + nameLength;
    steps.push({ kind, name: log.toString('utf8', nameAt, dataAt), offset, data: log.subarray(dataAt, dataAt + dataLength) });
    at = dataAt + dataLength;
  }
  return steps;
};

const SECTOR = 512;

/** A file after further steps; the one before stays as it is. */
const applyAll = (file: Buffer, steps: readonly DiskStep[]): Buffer => {
  let size = file.length;
  const room = steps.reduce((most, step) => Math.max(most, step.offset + step.data.length), size);
  const grown = Buffer.alloc(room);
  file.copy(grown);
  for (const step of steps) {
    if (step.kind === 'write') step.data.copy(grown, step.offset);
    else grown.fill(0, Math.min(size, step.offset));
    size = step.kind === 'write' ? Math.max(size, step.offset + step.data.length) : step.offset;
  }
  return grown.subarray(0, size);
};

/** What of the steps not yet flushed had reached the platter when the power went. */
export const FATES = ['none', 'all', 'first few', 'some, in any order', 'some, torn at sectors'] as const;
type Fate = (typeof FATES)[number];
type Random = (below: number) => number;

const tear = (step: DiskStep, random: Random): readonly DiskStep[] => {
  if (step.kind !== 'write') return [step];
  const sectors: DiskStep[] = [];
  for (let from = 0; from < step.data.length; from += SECTOR) {
    if (random(2) === 1) sectors.push({ ...step, offset: step.offset + from, data: step.data.subarray(from, from + SECTOR) });
  }
  return sectors;
};

const survivors = (pending: readonly DiskStep[], fate: Fate, random: Random): readonly DiskStep[] => {
  switch (fate) {
    case 'none':
      return [];
    case 'all':
      return pending;
    case 'first few':
      return pending.slice(0, random(pending.length + 1));
    case 'some, in any order':
      return pending.filter(() => random(2) === 1);
    case 'some, torn at sectors':
      return pending.filter(() => random(4) > 0).flatMap((step) => tear(step, random));
  }
};

/** The disk while the log is replayed: what is surely there, and what was written since the last flush of each file. */
export const createDisk = (random: Random) => {
  const flushed = new Map<string, Buffer>();
  const pending = new Map<string, DiskStep[]>();
  return {
    take: (step: DiskStep): void => {
      // A folder is flushed for its names; it has no content of its own.
      if (step.kind === 'flush' && !pending.has(step.name) && !flushed.has(step.name)) return;
      const waiting = pending.get(step.name) ?? [];
      if (step.kind === 'move') {
        // Names are flushed with their folder by the writer; what is tried here is the content behind them.
        const to = step.data.toString('utf8');
        flushed.set(to, flushed.get(step.name) ?? Buffer.alloc(0));
        pending.set(to, waiting);
        flushed.delete(step.name);
        pending.delete(step.name);
      } else if (step.kind === 'flush') {
        flushed.set(step.name, applyAll(flushed.get(step.name) ?? Buffer.alloc(0), waiting));
        pending.set(step.name, []);
      } else if (step.kind === 'remove') {
        flushed.delete(step.name);
        pending.delete(step.name);
      } else {
        waiting.push(step);
        pending.set(step.name, waiting);
      }
    },
    /** Puts the files as a power cut at this moment could have left them into an empty folder. */
    cutPower: (folder: string, fate: Fate): void => {
      mkdirSync(folder, { recursive: true });
      for (const old of readdirSync(folder)) rmSync(join(folder, old), { recursive: true });
      for (const name of new Set([...flushed.keys(), ...pending.keys()])) {
        const content = applyAll(flushed.get(name) ?? Buffer.alloc(0), survivors(pending.get(name) ?? [], fate, random));
        if (content.length === 0 && !flushed.has(name)) continue;
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), content);
      }
    },
  };
};
