import { fileURLToPath } from 'node:url';
import type { DrillLauncher } from '../../../shared/core/ports/drills.ts';
import { createParentDrillLauncher } from '../adapters/drill/parent-drill-launcher.ts';
import { createSpawnDrillLauncher } from '../adapters/drill/spawn-drill-launcher.ts';
import { findParentChannel } from '../adapters/secrets/find-parent-channel.ts';
import type { Shell } from '../host.ts';
import { HOST_NODE_OPTIONS } from '../ipc/host-node-options.ts';
import { processEntry } from './process-entries.ts';

/** In Electron its main process starts the second host and opens the window; elsewhere Node starts Node, and a browser opens the window. */
export const chooseDrillLauncher = (programFolder: string, shell: Shell): DrillLauncher => {
  const line = shell === 'electron' ? findParentChannel() : undefined;
  return line === undefined
    ? createSpawnDrillLauncher(fileURLToPath(processEntry('host', programFolder)), HOST_NODE_OPTIONS)
    : createParentDrillLauncher({ send: line.send as (message: unknown) => void, listen: line.listen });
};
