import type { SyncStatusDto } from '../../../shared/contract/sync.contract.ts';
import type { Tone } from '../../ui/icon/status-icon.tsx';

/** The same shape and colour for a state of the line wherever it is told. */
export const CONNECTION_TONES: Readonly<Record<SyncStatusDto['connection'], Tone>> = { none: 'info', up: 'ok', down: 'offline', slow: 'warn', paused: 'held' };
