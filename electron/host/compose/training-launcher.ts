import { fileURLToPath } from 'node:url';
import type { TrainingLauncher } from '../../../shared/core/ports/training-launcher.ts';
import { findParentChannel } from '../adapters/secrets/find-parent-channel.ts';
import { createParentLauncher } from '../adapters/training/parent-launcher.ts';
import { createSpawnLauncher } from '../adapters/training/spawn-launcher.ts';
import { processEntry } from './process-entries.ts';

/** This binary is Node, and starts Node; in a utility process it is Electron, which starts no Node when installed: then main is asked. */
export const chooseTrainingLauncher = (programFolder: string): TrainingLauncher => {
  const line = 'parentPort' in process ? findParentChannel() : undefined;
  return line === undefined
    ? createSpawnLauncher(fileURLToPath(processEntry('training-wms', programFolder)))
    : createParentLauncher({ send: line.send as (message: unknown) => void, listen: line.listen });
};
