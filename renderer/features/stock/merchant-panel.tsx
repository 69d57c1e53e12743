import { useTranslation } from 'react-i18next';
import type { StockIncidentDto } from '../../../shared/contract/stock.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useNow } from '../../lib/use-now.ts';
import { Button } from '../../ui/button/button.tsx';
import { Section } from '../../ui/layout/panel.tsx';
import { StatusIcon, type Tone } from '../../ui/icon/status-icon.tsx';
import { Pill } from '../../ui/status/pill.tsx';
import { useWayFacts } from './way-facts.ts';
import './stock-side.css';

type Told = NonNullable<StockIncidentDto['told']>;

const TONE_OF: Readonly<Record<NonNullable<Told['message']>['state'], Tone>> = {
  waiting: 'wait',
  sending: 'wait',
  sent: 'ok',
  failed: 'stop',
  in_doubt: 'warn',
  withdrawn: 'wait',
};

function ToldPill({ told }: { readonly told: Told | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  if (told === null) return <Pill tone="warn">{t('stock.notTold')}</Pill>;
  if (told.answer === 'ask_supervisor') return <Pill tone="stop">{t('stock.overdue')}</Pill>;
  if (told.answer !== null) return <Pill tone="ok">{t('stock.answered', { way: t(`stock.way.${told.answer}`) })}</Pill>;
  return <Pill tone="wait">{t('stock.awaits', { time: format.near(told.replyBy, now) })}</Pill>;
}

/** Where the message stands that carries it out of the house. */
function Delivery({ message }: { readonly message: NonNullable<Told['message']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { state, channel, at, nextAt, error } = message;
  return (
    <p className="stock-delivery" role="status">
      <StatusIcon tone={TONE_OF[state]} size={14} />
      <span>
        {t(`stock.message.${state}`, { channel: t(`channel.${channel}`), at: format.exact(at) })}
        {state === 'waiting' && nextAt !== null && <span className="meta"> {t('stock.message.next', { at: format.exact(nextAt) })}</span>}
        {error !== '' && state !== 'sent' && <span className="meta"> {error}</span>}
      </span>
    </p>
  );
}

interface MerchantPanelProps {
  readonly incident: StockIncidentDto;
  readonly blocked: string | undefined;
  readonly onTell: () => void;
  readonly onAnswer: () => void;
  readonly onTakeBack: () => void;
  readonly onRefunded: () => void;
}

/** The one message to the merchant, how far it came, its answer, and what it still owes its customers. */
export function MerchantPanel({ incident, blocked, onTell, onAnswer, onTakeBack, onRefunded }: MerchantPanelProps) {
  const { t } = useTranslation();
  const names = useNames();
  const { money } = useWayFacts(incident.currency);
  const { told, ways, refunds } = incident;
  const nothing = ways.length === 0 ? t('stock.tell.nothing') : undefined;
  const owed = refunds.filter(({ confirmedAt }) => confirmedAt === null);
  return (
    <>
      <Section title={t('stock.merchant', { name: names.merchant(incident.merchant, incident.merchantName) })} aside={<ToldPill told={told} />}>
        {told?.message != null && <Delivery message={told.message} />}
        <div className="stock-actions">
          <Button look={told === null ? 'primary' : 'plain'} chord={chordOf('stock', 'tell')} disabledReason={blocked ?? nothing} onPress={onTell}>
            {t('stock.tell')}
          </Button>
          <Button
            look={told !== null && told.answer === null ? 'primary' : 'plain'}
            chord={chordOf('stock', 'recordAnswer')}
            disabledReason={blocked ?? nothing}
            onPress={onAnswer}
          >
            {t('stock.answer')}
          </Button>
          {told?.undoable === true && (
            <Button look="quiet" chord={chordOf('stock', 'takeBackAnswer')} disabledReason={blocked} onPress={onTakeBack}>
              {t('stock.answer.takeBack')}
            </Button>
          )}
        </div>
      </Section>
      {owed.length > 0 && (
        <Section title={t('stock.refunds')} aside={<Pill tone="warn">{t('stock.refunds.open', { count: owed.length })}</Pill>}>
          <ul className="stock-refunds">
            {owed.slice(0, 5).map(({ caseId, platformOrderNo, cents }) => (
              <li key={caseId}>
                <span className="code ellipsis">{platformOrderNo}</span>
                <b>{cents === null ? t('stock.refunds.unknown') : money(cents)}</b>
              </li>
            ))}
          </ul>
          <div className="stock-actions">
            <Button chord={chordOf('stock', 'refunded')} disabledReason={blocked} onPress={onRefunded}>
              {t('stock.refunds.confirm', { order: owed[0]?.platformOrderNo ?? '' })}
            </Button>
          </div>
        </Section>
      )}
    </>
  );
}
