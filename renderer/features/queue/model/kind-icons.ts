import type { ExceptionKind } from '../../../../shared/core/finding/exception-kinds.ts';
import type { CaseState } from '../../../../shared/core/exception-case/exception-case.ts';
import type { IconName } from '../../../ui/icon/icon-paths.ts';
import type { Tone } from '../../../ui/icon/status-icon.tsx';

export const iconOfKind = (kind: ExceptionKind): IconName => {
  switch (kind) {
    case 'stock_out':
      return 'stock';
    case 'bad_address':
      return 'pin';
    case 'sku_mismatch':
      return 'tag';
    case 'special_request':
      return 'request';
    case 'system_failure':
      return 'outage';
    case 'pack_mismatch':
      return 'pack';
    case 'dispatch_block':
      return 'pull-back';
    case 'duplicate_order':
      return 'copy';
    default:
      return 'delivery';
  }
};

export const STATE_TONES: Readonly<Record<CaseState, Tone | 'plain' | 'accent'>> = {
  open: 'plain',
  working: 'accent',
  waiting: 'wait',
  resolved: 'ok',
  closed: 'ok',
  void: 'plain',
};
export const STATE_ICONS: Partial<Record<CaseState, IconName>> = { open: 'queue', working: 'edit', void: 'close' };
