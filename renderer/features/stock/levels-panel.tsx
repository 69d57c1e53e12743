import { useTranslation } from 'react-i18next';
import type { StockIncidentDto } from '../../../shared/contract/stock.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useNow } from '../../lib/use-now.ts';
import { Button } from '../../ui/button/button.tsx';
import { Section } from '../../ui/layout/panel.tsx';
import { LevelsTable } from './levels-table.tsx';
import { useStockNames } from './use-stock-names.ts';

/** Where the SKU lies, here and in the other warehouses, as it was last counted. */
export function LevelsPanel({ levels, open, onOpen }: { readonly levels: StockIncidentDto['levels']; readonly open: boolean; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useStockNames();
  const now = useNow(60_000);
  return (
    <Section
      title={t('stock.levels')}
      aside={
        <Button look="quiet" chord={chordOf('stock', 'otherWarehouses')} aria-expanded={open} onPress={onOpen}>
          {t('keys.stock.otherWarehouses')}
        </Button>
      }
    >
      {open && (
        <LevelsTable ofAll>
          {levels.map(({ warehouse, location, onHand, asOf, ...place }) => (
            <tr key={`${warehouse} ${location}`}>
              <td>{names.warehouse(place)}</td>
              <td className="code">{location === '' ? format.missing : location}</td>
              <td>{format.number(onHand)}</td>
              <td title={format.exact(asOf)}>{format.near(asOf, now)}</td>
            </tr>
          ))}
        </LevelsTable>
      )}
    </Section>
  );
}
