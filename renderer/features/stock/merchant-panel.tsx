import { useTranslation } from 'react-i18next';
import type { StockIncidentDto, WayOutDto } from '../../../shared/contract/stock.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useNow } from '../../lib/use-now.ts';
import { Button } from '../../ui/button/button.tsx';
import { Section } from '../../ui/layout/panel.tsx';
import { Pill } from '../../ui/status/pill.tsx';

/** What a way out costs and until when it is, as far as it is known. */
const useWayFacts = (currency: string) => {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ way, orders, at, late, parcels, refundCents }: WayOutDto): string =>
    format.list([
      t('stock.way.orders', { count: orders }),
      ...(at === null ? [] : [t('stock.way.at', { date: format.date(at) })]),
      ...(way === 'wait' ? [late === 0 ? t('stock.way.onTime') : t('stock.way.late', { count: late })] : []),
      ...(parcels === 0 ? [] : [t('stock.way.parcels', { count: parcels })]),
      ...(refundCents === null || refundCents === 0 ? [] : [t('stock.way.refund', { amount: format.money(refundCents, currency === '' ? 'CNY' : currency) })]),
    ]);
};

interface MerchantPanelProps {
  readonly incident: StockIncidentDto;
  readonly showLevels: boolean;
  readonly blocked: string | undefined;
  readonly onTell: () => void;
  readonly onAnswer: () => void;
  readonly onExpect: () => void;
  readonly onLevels: () => void;
}

/** Beside the shares: the ways out, the one message to the merchant and its answer, and where the stock lies. */
export function MerchantPanel({ incident, showLevels, blocked, onTell, onAnswer, onExpect, onLevels }: MerchantPanelProps) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const now = useNow(60_000);
  const facts = useWayFacts(incident.currency);
  const { told, ways, levels } = incident;
  const nothing = ways.length === 0 ? t('stock.tell.nothing') : undefined;
  return (
    <div className="stock-side" data-region>
      <Section title={t('stock.ways')}>
        {ways.length === 0 ? (
          <p className="t2">{t('stock.ways.none')}</p>
        ) : (
          <ul className="stock-ways">
            {ways.map((way) => (
              <li key={way.way}>
                <b>{t(`stock.way.${way.way}`)}</b>
                <span className="meta">{facts(way)}</span>
              </li>
            ))}
          </ul>
        )}
        <div className="stock-actions">
          <Button chord={chordOf('stock', 'expect')} disabledReason={blocked} onPress={onExpect}>
            {t('stock.expect')}
          </Button>
        </div>
      </Section>
      <Section
        title={t('stock.merchant', { name: names.merchant(incident.merchant, incident.merchantName) })}
        aside={
          told === null ? (
            <Pill tone="warn">{t('stock.notTold')}</Pill>
          ) : told.answer === null ? (
            <Pill tone="wait">{t('stock.awaits', { time: format.near(told.replyBy, now) })}</Pill>
          ) : told.answer === 'ask_supervisor' ? (
            <Pill tone="stop">{t('stock.overdue')}</Pill>
          ) : (
            <Pill tone="ok">{t('stock.answered', { way: t(`stock.way.${told.answer}`) })}</Pill>
          )
        }
      >
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
        </div>
      </Section>
      <Section
        title={t('stock.levels')}
        aside={
          <Button look="quiet" chord={chordOf('stock', 'otherWarehouses')} aria-expanded={showLevels} onPress={onLevels}>
            {t('keys.stock.otherWarehouses')}
          </Button>
        }
      >
        {showLevels && (
          <table className="stock-levels">
            <thead>
              <tr>
                {(['warehouse', 'location', 'onHand', 'counted'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`stock.levels.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {levels.map(({ warehouse, warehouseName, location, onHand, asOf }) => (
                <tr key={`${warehouse} ${location}`}>
                  <td>{warehouseName}</td>
                  <td className="code">{location === '' ? format.missing : location}</td>
                  <td>{format.number(onHand)}</td>
                  <td title={format.exact(asOf)}>{format.near(asOf, now)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </div>
  );
}
