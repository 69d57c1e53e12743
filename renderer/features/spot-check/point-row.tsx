import { useTranslation } from 'react-i18next';
import type { SpotPoint } from '../../../shared/core/sampling/spot-check.ts';
import { chordOf, type KeyAction } from '../../lib/keys/key-map.ts';
import { Button } from '../../ui/button/button.tsx';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { Pill } from '../../ui/status/pill.tsx';

const JUMPS: readonly KeyAction<'spotCheck'>[] = ['jumpOne', 'jumpTwo', 'jumpThree', 'jumpFour', 'jumpFive', 'jumpSix', 'jumpSeven'];

interface PointRowProps {
  readonly point: SpotPoint;
  readonly index: number;
  /** What is right here. */
  readonly detail: string;
  readonly state: boolean | undefined;
  readonly isCurrent: boolean;
  readonly mayMark: boolean;
  readonly onFocus: () => void;
  readonly onMark: (right: boolean) => void;
}

/** One question about a parcel: what it should be, and yes or no. Only the current one shows the two keys. */
export function PointRow({ point, index, detail, state, isCurrent, mayMark, onFocus, onMark }: PointRowProps) {
  const { t } = useTranslation();
  const jump = JUMPS[index];
  const name = t(`spot.point.${point}`);
  return (
    <li className={isCurrent ? 'spot-point is-current' : 'spot-point'} aria-current={isCurrent ? 'step' : undefined}>
      {jump !== undefined && mayMark && <KeyCap chord={chordOf('spotCheck', jump)} />}
      <div className="spot-point-words">
        <b>{name}</b>
        <span className="t2">{detail}</span>
      </div>
      {state !== undefined && <Pill tone={state ? 'ok' : 'stop'}>{t(state ? 'spot.right' : 'spot.wrong')}</Pill>}
      {mayMark && (state === undefined || isCurrent) && (
        <>
          <Button
            aria-label={t('spot.right.of', { point: name })}
            chord={isCurrent ? chordOf('spotCheck', 'right') : undefined}
            onFocus={onFocus}
            onPress={() => onMark(true)}
          >
            {t('spot.right')}
          </Button>
          <Button
            aria-label={t('spot.wrong.of', { point: name })}
            chord={isCurrent ? chordOf('spotCheck', 'wrong') : undefined}
            onFocus={onFocus}
            onPress={() => onMark(false)}
          >
            {t('spot.wrong')}
          </Button>
        </>
      )}
    </li>
  );
}
