import type { SyncStatusDto } from '../../../shared/contract/sync.contract.ts';
import { composeDispatch, type DispatchWorkOptions } from './dispatch-work.ts';
import { composePack, type PackWorkOptions } from './pack-work.ts';

export interface BenchWorkOptions extends Omit<PackWorkOptions, 'knownAt'>, Omit<DispatchWorkOptions, 'pack' | 'knowledge'> {
  /** How the line to the WMS is, once there is one. */
  readonly syncStatus: () => SyncStatusDto | undefined;
}

/** The two desks with a scanner: what is packed at the one is loaded at the other. */
export function composeBenches({ syncStatus, ...options }: BenchWorkOptions) {
  const packWork = composePack({ ...options, knownAt: () => syncStatus()?.lastContactAt ?? null });
  const dispatchWork = composeDispatch({
    ...options,
    pack: packWork.pack,
    knowledge: () => {
      const status = syncStatus();
      return status === undefined || status.connector === '' ? { from: 'here' } : { from: 'wms', at: status.lastContactAt };
    },
  });
  return {
    handlers: { ...packWork.handlers, ...dispatchWork.handlers },
    close: (): void => {
      packWork.close();
      dispatchWork.close();
    },
  };
}
