import { useTranslation } from 'react-i18next';
import type { StockIncidentDto } from '../../../shared/contract/stock.contract.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { Button } from '../../ui/button/button.tsx';
import { Section } from '../../ui/layout/panel.tsx';
import { useWayFacts } from './way-facts.ts';
import './stock-side.css';

interface WaysPanelProps {
  readonly incident: StockIncidentDto;
  readonly blocked: string | undefined;
  readonly onExpect: () => void;
}

/** The ways out side by side: for how many orders, from which day, and at what cost. */
export function WaysPanel({ incident, blocked, onExpect }: WaysPanelProps) {
  const { t } = useTranslation();
  const { nameOf, dateOf, costOf, factsOf } = useWayFacts(incident.currency);
  return (
    <Section title={t('stock.ways')}>
      {incident.ways.length === 0 ? (
        <p className="t2">{t('stock.ways.none')}</p>
      ) : (
        <ul className="stock-ways">
          {incident.ways.map((way) => (
            <li key={`${way.way} ${way.by}`}>
              <b>{nameOf(way)}</b>
              <span className="stock-way-cost">{costOf(way)}</span>
              <span className="meta">{factsOf(way)}</span>
              <span className="meta stock-way-date">{dateOf(way)}</span>
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
  );
}
