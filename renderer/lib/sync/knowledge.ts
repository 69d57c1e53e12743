import type { SyncStatusDto } from '../../../shared/contract/sync.contract.ts';
import { MINUTE_MS } from '../../../shared/kernel/durations.ts';

/** Beyond this nobody should rely on what was last heard. */
export const STALE_AFTER_MS = 5 * MINUTE_MS;

type Knowledge = 'fresh' | 'stale' | 'down' | 'paused';

/** How far what is shown of the WMS can be relied on. A house without a WMS knows everything itself. */
export const knowledgeOf = ({ connection, lastContactAt }: Pick<SyncStatusDto, 'connection' | 'lastContactAt'>, now: number): Knowledge => {
  if (connection === 'none') return 'fresh';
  if (connection === 'down' || connection === 'paused') return connection;
  return lastContactAt === null || now - lastContactAt > STALE_AFTER_MS ? 'stale' : 'fresh';
};
