import { setTimeout as sleep } from 'node:timers/promises';
import { contract, type AppContract } from '../../../shared/contract/index.ts';
import { createClient } from '../../../shared/contract/create-client.ts';
import type { Client } from '../../../shared/contract/define-contract.ts';
import { composeHost } from '../compose.ts';
import { dataFolder, ensureDataFolder, programFolder } from '../data-folder.ts';
import type { Host } from '../host.ts';
import { createCommandCall } from '../http/command-call.ts';

export interface Connected {
  readonly client: Client<AppContract>;
  /** True when a console is running on this data and was asked instead of opening it here. */
  readonly running: boolean;
  readonly close: () => Promise<void>;
}

/** A first start fills a warehouse, a start after an update migrates: a host may have the data well before its door is open. */
const STARTING_WAIT_MS = 90_000;
const ASK_EVERY_MS = 200;

const isInUse = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'storage_in_use';

/** Talks to the host that has the data open, or opens it here for as long as the command runs. */
export async function connect(folder: string = dataFolder()): Promise<Connected> {
  const call = createCommandCall(folder);
  const isThere = async (): Promise<boolean> => (await call('system.info', {})).ok;
  const running: Connected = { client: createClient(contract, call), running: true, close: () => Promise.resolve() };
  if (await isThere()) return running;
  ensureDataFolder(folder);
  let host: Host;
  try {
    host = await composeHost({ dataFolder: folder, programFolder: programFolder(), shell: 'serve', withoutTraining: true });
  } catch (error) {
    if (!isInUse(error)) throw error;
    const patience = Date.now() + STARTING_WAIT_MS;
    while (Date.now() < patience) {
      await sleep(ASK_EVERY_MS);
      if (await isThere()) return running;
    }
    throw error;
  }
  return { client: createClient(contract, (name, input) => host.dispatch(name, input, { kind: 'cli' })), running: false, close: host.close };
}
