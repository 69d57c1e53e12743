import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Hint } from '../../../ui/button/key-cap.tsx';

interface MendFootProps {
  readonly ticked: number;
  /** How many rows Ctrl Enter takes in. */
  readonly mendable: number;
  /** They were put right and looked at: nothing of them is doubtful any more. */
  readonly ready: number;
  readonly inCell: boolean;
  readonly mayImport: boolean;
  readonly busy: { readonly done: number; readonly all: number } | null;
  readonly onTakeIn: () => void;
  readonly onDiscard: () => void;
  readonly onUntick: () => void;
}

/** Under the rows: what acts on the ticked ones or on all that can go in now; else the keys that work where the cursor is. */
export function MendFoot({ ticked, mendable, ready, inCell, mayImport, busy, onTakeIn, onDiscard, onUntick }: MendFootProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const progress = busy !== null && <span className="meta">{t('intake.mend.progress', { done: format.number(busy.done), all: format.number(busy.all) })}</span>;
  if (ticked === 0 && ready === 0) {
    return (
      <div className="waiting-keys">
        {inCell ? (
          <>
            <Hint chord="Enter">{t('intake.mend.key.goOn')}</Hint>
            <Hint chord="F2">{t('intake.mend.key.edit')}</Hint>
            <Hint chord="Ctrl+D">{t('intake.mend.key.fillDown')}</Hint>
            <Hint chord="Escape">{t('intake.mend.key.out')}</Hint>
          </>
        ) : (
          <>
            <Hint chord={chordOf('list', 'open')}>{t('intake.mend.key.cells')}</Hint>
            <Hint chord={chordOf('intake', 'mend')}>{t('intake.mend.key.panel')}</Hint>
            <Hint chord={chordOf('list', 'select')}>{t('intake.mend.key.tick')}</Hint>
          </>
        )}
        <span className="spring" />
        {progress}
      </div>
    );
  }
  return (
    <div className="intake-selection" role="toolbar" aria-label={t('intake.mend.selection')}>
      <b>{ticked > 0 ? t('intake.mend.ticked', { count: ticked }) : t('intake.mend.ready', { count: ready })}</b>
      <Button
        look="primary"
        chord={chordOf('everywhere', 'confirm')}
        busy={busy !== null}
        busyLabel={t('intake.mend.takingIn')}
        disabledReason={!mayImport ? t('intake.mayNot') : mendable === 0 ? t('intake.mend.nothingToTakeIn') : undefined}
        onPress={onTakeIn}
      >
        {t('intake.mend.takeIn', { count: mendable })}
      </Button>
      {ticked > 0 && (
        <Button look="danger" chord={chordOf('intake', 'discard')} disabledReason={mayImport ? undefined : t('intake.mayNot')} onPress={onDiscard}>
          {t('intake.mend.discard', { count: ticked })}
        </Button>
      )}
      <span className="spring" />
      {progress}
      {ticked > 0 && (
        <Button look="quiet" chord="Escape" onPress={onUntick}>
          {t('intake.mend.untick')}
        </Button>
      )}
    </div>
  );
}
