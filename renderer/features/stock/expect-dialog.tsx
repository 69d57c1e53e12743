import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StockIncidentDto } from '../../../shared/contract/stock.contract.ts';
import { useClient } from '../../transport/console-context.ts';
import { NumberField } from '../../ui/field/number-field.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { StockDialog } from './stock-dialog.tsx';
import type { Send } from '../../lib/use-send.ts';

/** Goods that come on a day can leave on that day: its noon at the site is near enough for every zone. */
const NOON = 'T12:00:00Z';
const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** How much comes when: what waiting is worth is computed from it. */
export function ExpectDialog({ incident, sending, onClose }: { readonly incident: StockIncidentDto; readonly sending: Send; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const { merchant, warehouse, sku } = incident;
  const [quantity, setQuantity] = useState(incident.expected?.quantity ?? Math.max(1, incident.needed - incident.given));
  const [day, setDay] = useState(incident.expected === null ? '' : new Date(incident.expected.expectedAt).toISOString().slice(0, 10));
  const at = DAY.test(day) ? Date.parse(`${day}${NOON}`) : Number.NaN;
  return (
    <StockDialog
      title={t('stock.expect.title', { sku })}
      submit={t('stock.expect.save')}
      missing={Number.isNaN(at) || !(quantity >= 1) ? t('stock.expect.missing') : undefined}
      sending={sending}
      onClose={onClose}
      onSubmit={() => {
        void sending
          .send(client.stock.expect({ merchant, warehouse, sku, expected: { quantity, expectedAt: at } }), () => ({
            text: t('stock.expect.done'),
          }))
          .then((done) => done && onClose());
      }}
    >
      <NumberField label={t('stock.expect.quantity')} value={quantity} onChange={setQuantity} minValue={1} maxValue={10_000_000} autoFocus />
      <TextField label={t('stock.expect.day')} type="date" value={day} onChange={setDay} />
    </StockDialog>
  );
}
