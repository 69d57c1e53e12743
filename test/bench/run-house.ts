import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { HOST_NODE_OPTIONS } from '../../electron/host/ipc/host-node-options.ts';

export interface HouseReport {
  /** From the start of the process to the first page of the queue. */
  readonly listedMs: number;
  readonly cpuMs: number;
  readonly megabytes?: number;
  readonly idleMegabytes?: number;
  readonly addedMegabytes?: number;
}

/** A host in a process of its own, on a data folder nobody has open. */
export async function runHouse(task: 'start' | 'memory' | 'import', dataFolder: string, ...rest: readonly string[]): Promise<HouseReport> {
  const child = path.join(import.meta.dirname, 'house.child.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', ...HOST_NODE_OPTIONS, child, task, dataFolder, ...rest], {
    maxBuffer: 2 ** 24,
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as HouseReport;
}
