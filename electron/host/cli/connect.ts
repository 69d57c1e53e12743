import { contract, type AppContract } from '../../../shared/contract/index.ts';
import { createClient } from '../../../shared/contract/create-client.ts';
import type { Client } from '../../../shared/contract/define-contract.ts';
import { composeHost } from '../compose.ts';
import { dataFolder, ensureDataFolder, programFolder } from '../data-folder.ts';
import { createCommandCall } from '../http/command-call.ts';

export interface Connected {
  readonly client: Client<AppContract>;
  /** True when a console is running on this data and was asked instead of opening it here. */
  readonly running: boolean;
  readonly close: () => Promise<void>;
}

/** Talks to the host that has the data open, or opens it here for as long as the command runs. */
export async function connect(folder: string = dataFolder()): Promise<Connected> {
  const call = createCommandCall(folder);
  const answered = await call('system.info', {});
  if (answered.ok) return { client: createClient(contract, call), running: true, close: () => Promise.resolve() };
  ensureDataFolder(folder);
  const host = await composeHost({ dataFolder: folder, programFolder: programFolder(), shell: 'serve', withoutTraining: true });
  return { client: createClient(contract, (name, input) => host.dispatch(name, input, { kind: 'cli' })), running: false, close: host.close };
}
