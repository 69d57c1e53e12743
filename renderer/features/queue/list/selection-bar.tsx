import { useTranslation } from 'react-i18next';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { Button } from '../../../ui/button/button.tsx';

interface SelectionBarProps {
  readonly count: number;
  readonly refusal: string | undefined;
  readonly onAssign: () => void;
  readonly onNextAction: () => void;
  readonly onResolve: () => void;
  readonly resolveReason: string | undefined;
  readonly onClear: () => void;
}

/** Docked under the table, never over rows. */
export function SelectionBar({ count, refusal, onAssign, onNextAction, onResolve, resolveReason, onClear }: SelectionBarProps) {
  const { t } = useTranslation();
  return (
    <div className="selection-bar" role="toolbar" aria-label={t('queue.selected', { count })}>
      <b className="nowrap">{t('queue.selected', { count })}</b>
      <Button look="quiet" icon="assign" chord={chordOf('row', 'assign')} onPress={onAssign} disabledReason={refusal}>
        {t('act.assign')}
      </Button>
      <Button look="quiet" icon="calendar" chord={chordOf('row', 'nextAction')} onPress={onNextAction} disabledReason={refusal}>
        {t('act.nextAction')}
      </Button>
      <Button look="quiet" icon="check" onPress={onResolve} disabledReason={refusal ?? resolveReason}>
        {t('act.resolve')}
      </Button>
      <span className="spring" />
      <Button look="quiet" chord="Escape" onPress={onClear}>
        {t('queue.clearSelection')}
      </Button>
    </div>
  );
}
