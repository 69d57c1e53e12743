import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDto } from '../../../../shared/contract/dto.ts';
import { isActiveState } from '../../../../shared/core/exception-case/exception-case.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { Button, IconButton } from '../../../ui/button/button.tsx';
import { Hint } from '../../../ui/button/key-cap.tsx';
import { Menu, MenuItem } from '../../../ui/overlay/menu.tsx';

interface PanelFootProps {
  /** Null where an order without an open exception is shown. */
  readonly one: CaseDto | null;
  readonly primary: Ref<HTMLButtonElement>;
  readonly refusal: string | undefined;
  readonly mayDecide: boolean;
  readonly mayVoid: boolean;
  readonly onNote: () => void;
  readonly onPhoto: () => void;
  readonly onCamera: () => void;
  readonly onAssign: () => void;
  readonly onResolve: () => void;
  readonly onReopen: () => void;
  readonly onVoid: () => void;
  readonly onHold: () => void;
  readonly onRaise: () => void;
}

/** The foot always shows its keys. */
export function PanelFoot({
  one,
  primary,
  refusal,
  mayDecide,
  mayVoid,
  onNote,
  onPhoto,
  onCamera,
  onAssign,
  onResolve,
  onReopen,
  onVoid,
  onHold,
  onRaise,
}: PanelFootProps) {
  const { t } = useTranslation();
  const help = (
    <Hint chord={chordOf('everywhere', 'help')}>
      <span className="visually-hidden">{t('case.allKeys')}</span>
    </Hint>
  );
  if (one === null)
    return (
      <>
        <Button look="primary" ref={primary} onPress={onRaise}>
          {t('act.raise')}
        </Button>
        <span className="spring" />
        {help}
      </>
    );
  const active = isActiveState(one.state);
  return (
    <>
      <Button look="quiet" chord={chordOf('row', 'note')} onPress={onNote}>
        {t('act.note')}
      </Button>
      <Button look="quiet" chord={chordOf('row', 'photo')} onPress={onPhoto}>
        {t('act.photo')}
      </Button>
      <Button look="quiet" chord={chordOf('row', 'assign')} disabledReason={refusal} onPress={onAssign}>
        {t('act.assign')}
      </Button>
      {active && (
        <Button look="quiet" chord={chordOf('row', 'resolve')} disabledReason={refusal} onPress={onResolve}>
          {t('act.resolve')}
        </Button>
      )}
      {!active && one.state !== 'void' && (
        <Button look="quiet" icon="retry" chord={chordOf('row', 'resolve')} disabledReason={mayDecide ? undefined : t('case.noRight')} onPress={onReopen}>
          {t('act.reopen')}
        </Button>
      )}
      <span className="spring" />
      <Menu label={t('case.more')} placement="top end" trigger={<IconButton icon="more" label={t('case.more')} />}>
        <MenuItem id="camera" icon="photo" text={t('ui.camera.title')} chord={chordOf('row', 'camera')} onAction={onCamera} />
        <MenuItem id="raise" icon="plus" text={t('act.raise')} onAction={onRaise} />
        {mayDecide && <MenuItem id="hold" icon="lock" text={t('act.hold')} chord={chordOf('row', 'hold')} onAction={onHold} />}
        {active && mayDecide && (
          <MenuItem
            id="void"
            icon="close"
            text={t('act.void')}
            chord={chordOf('row', 'voidCase')}
            disabledReason={mayVoid ? undefined : t('case.voidWhose')}
            onAction={onVoid}
          />
        )}
      </Menu>
      {help}
    </>
  );
}
