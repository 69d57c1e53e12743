import { useTranslation } from 'react-i18next';
import type { StockIncidentDto } from '../../../shared/contract/stock.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { Meter } from '../../ui/feedback/meter.tsx';

/** What is short in figures, and how far the stock goes. */
export function IncidentHead({ incident }: { readonly incident: StockIncidentDto }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const { needed, shelf, given, orders, expected, name, sku } = incident;
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
  const called = name === '' ? sku : name;
  return (
    <header className="stock-head">
      <div className="meta">
        <span className="code">{sku}</span> · {names.merchant(incident.merchant, incident.merchantName)} · {incident.warehouseName}
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
