import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { Button, IconButton } from '../../../ui/button/button.tsx';
import { KeyCap } from '../../../ui/button/key-cap.tsx';
import { OrderNumber } from '../../../ui/code/order-number.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { PersonDisc } from '../../../ui/status/person-disc.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';
import type { Opened } from '../api/use-case.ts';
import { PanelClock } from '../list/case-clock.tsx';
import { StatePill } from '../list/queue-columns.tsx';
import { useKnownNames } from '../model/names-context.ts';
import { iconOfKind } from '../model/kind-icons.ts';

export interface PlaceInList {
  readonly at: number;
  readonly of: number;
}

interface PanelHeadProps {
  readonly opened: Opened;
  readonly place: PlaceInList | null;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
  readonly onOpenCase: (caseId: string) => void;
  readonly isMine: boolean;
}

/** Number without spaces, as another program wants it. */
export const copyNumber = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text.replaceAll(/\s/g, ''));
    return true;
  } catch {
    return false;
  }
};

export function PanelHead({ opened: { order, one, siblings }, place, onStep, onClose, onOpenCase, isMine }: PanelHeadProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const toast = useToast();
  const names = useKnownNames();
  const owner = one?.ownerName == null ? null : names.person(one.owner, one.ownerName);
  const copy = async () => {
    if (await copyNumber(order.platformOrderNo)) toast.show({ text: t('case.copied', { text: order.platformOrderNo }) });
  };
  return (
    <>
      <div className="row panel-line">
        {one === null ? <Pill tone="plain">{t(`orderState.${order.state}`)}</Pill> : <StatePill t={t} state={one.state} waitingFor={one.waitingFor} />}
        <OrderNumber text={order.platformOrderNo} />
        <IconButton icon="copy" label={t('case.copy')} onPress={() => void copy()} />
        <span className="panel-steps">
          {place !== null && (
            <>
              <span className="meta nowrap">{t('case.place', { at: format.number(place.at), of: format.number(place.of) })}</span>
              <Button look="quiet" className="panel-step" aria-label={t('keys.list.next')} onPress={() => onStep(1)}>
                <KeyCap chord="J" />
              </Button>
              <Button look="quiet" className="panel-step" aria-label={t('keys.list.previous')} onPress={() => onStep(-1)}>
                <KeyCap chord="K" />
              </Button>
            </>
          )}
          <IconButton icon="close" label={t('ui.close')} onPress={onClose} />
        </span>
      </div>
      <h2 className="panel-title">{one === null ? t('case.order') : t(`kind.${one.kind}.title`)}</h2>
      {one !== null && (
        <div className="row top panel-line">
          <div className="panel-clocks">
            {one.clocks.length === 0 && <span className="t3">{t('case.clock.none')}</span>}
            {one.clocks.map((clock) => (
              <PanelClock key={`${clock.name} ${clock.startedAt}`} clock={clock} />
            ))}
          </div>
          <span className="row nowrap panel-owner">
            <PersonDisc name={owner} id={one.owner ?? undefined} />
            {isMine ? t('case.me') : (owner ?? t('queue.unowned'))}
          </span>
        </div>
      )}
      {one !== null && (one.outcome !== null || one.reopened > 0 || one.reports > 1) && (
        <p className="meta">
          {[
            one.outcome === null ? null : t('case.outcome', { outcome: t(`outcome.${one.outcome}`) }),
            one.reopened > 0 ? t('case.reopened', { count: one.reopened }) : null,
            one.reports > 1 ? t('case.reports', { count: one.reports }) : null,
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </p>
      )}
      {siblings.length > 0 && (
        <div className="row wrap siblings">
          <span className="meta">{t(one === null ? 'case.ofOrder' : 'case.siblings')}</span>
          {siblings.map((other) => (
            <Button key={other.id} look="quiet" onPress={() => onOpenCase(other.id)}>
              <Icon name={iconOfKind(other.kind)} size={13} /> {t(`kind.${other.kind}.short`)} · {t(`caseState.${other.state}`)}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
