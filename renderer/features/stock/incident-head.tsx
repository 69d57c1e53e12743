import { useTranslation } from 'react-i18next';
import type { StockIncidentDto } from '../../../shared/contract/stock.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { HOUR_MS } from '../../../shared/kernel/durations.ts';
import { useNow } from '../../lib/use-now.ts';
import { ClockRing } from '../../ui/status/clock-ring.tsx';
import { Meter } from '../../ui/feedback/meter.tsx';
import { useStockNames } from './use-stock-names.ts';

/** From here on it is said loudly: a message takes its time to write. */
const SOON_MS = HOUR_MS / 4;

/** What is short in figures, until when its merchant has to know, and how far the stock goes. */
export function IncidentHead({ incident, dueAt }: { readonly incident: StockIncidentDto; readonly dueAt: number | null }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const stockNames = useStockNames();
  const now = useNow(60_000);
  const { needed, shelf, given, orders, expected, sku } = incident;
  const ships = orders.filter(({ gets, wants }) => gets >= wants).length;
  const waits = orders.length - ships;
  const figures = [
    { id: 'needed', text: format.number(needed) },
    { id: 'shelf', text: format.number(shelf) },
    { id: 'lacking', text: format.number(needed - given) },
    { id: 'ships', text: format.number(ships) },
    { id: 'waits', text: format.number(waits) },
    {
      id: 'expected',
      text: expected === null ? t('stock.expected.none') : t('stock.expected.value', { date: format.date(expected.expectedAt), count: expected.quantity }),
    },
  ] as const;
  const called = stockNames.goods(incident) || sku;
  return (
    <header className="stock-head">
      <div className="meta row wrap">
        {dueAt !== null && incident.told === null && (
          <ClockRing look={dueAt < now ? 'over' : dueAt - now < SOON_MS ? 'soon' : 'running'} left={(dueAt - now) / HOUR_MS}>
            {t('stock.tellBy', { time: format.near(dueAt, now) })}
          </ClockRing>
        )}
        <span>
          <span className="code">{sku}</span> · {names.merchant(incident.merchant, incident.merchantName)} · {stockNames.warehouse(incident)}
        </span>
      </div>
      <h2>{waits === 0 ? t('stock.title.none', { name: called }) : t('stock.title', { name: called, count: waits })}</h2>
      <dl className="stock-figures">
        {figures.map(({ id, text }) => (
          <div key={id} className={id === 'lacking' && needed > given ? 'stock-figure is-stop' : id === 'expected' ? 'stock-figure is-words' : 'stock-figure'}>
            <dt>{t(`stock.${id}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Meter
        label={t('stock.shelf')}
        value={given}
        max={Math.max(1, needed)}
        tone="ok"
        size={8}
        valueText={t('stock.share.given', { given: format.number(given), needed: format.number(needed) })}
      />
    </header>
  );
}
