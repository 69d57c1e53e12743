import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskedPlaceDto } from '../../../shared/contract/stock.contract.ts';
import type { Send } from '../../lib/use-send.ts';
import { useClient } from '../../transport/console-context.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { StockDialog } from './stock-dialog.tsx';

const WHOLE = /^\d{1,7}$/u;

/** What was counted in each place. The fields begin empty: a figure that stands there already is a figure nobody counts. */
export function CountDialog({ asked, sending, onClose }: { readonly asked: AskedPlaceDto; readonly sending: Send; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const { merchant, warehouse, sku, toCount, places } = asked;
  const [counted, setCounted] = useState<Readonly<Record<string, string>>>({});
  const [note, setNote] = useState('');
  const counts = places.flatMap(({ location }) => {
    const text = (counted[location] ?? '').trim();
    return WHOLE.test(text) ? [{ location, onHand: Number(text) }] : [];
  });
  const isOdd = Object.values(counted).some((text) => text.trim() !== '' && !WHOLE.test(text.trim()));
  const missing = isOdd
    ? t('stock.place.needsCount')
    : counts.length > 0
      ? undefined
      : toCount
        ? t('stock.place.needsCount')
        : note.trim() === ''
          ? t('stock.place.needsNote')
          : undefined;
  return (
    <StockDialog
      title={t('stock.place.title', { sku })}
      submit={t(toCount ? 'stock.place.count' : 'stock.place.release')}
      missing={missing}
      sending={sending}
      onClose={onClose}
      onSubmit={() => {
        void sending
          .send(client.stock.answerPlace({ merchant, warehouse, sku, counts, note }), () => ({ text: t('stock.place.done', { sku }) }))
          .then((done) => done && onClose());
      }}
    >
      {places.map(({ location }, place) => (
        <TextField
          key={location}
          label={location === '' ? t('stock.place.counted') : t('stock.place.countedIn', { location })}
          value={counted[location] ?? ''}
          onChange={(text) => setCounted({ ...counted, [location]: text })}
          inputMode="numeric"
          autoComplete="off"
          autoFocus={place === 0}
        />
      ))}
      <TextField label={t('stock.place.note')} value={note} onChange={setNote} maxLength={500} autoComplete="off" />
    </StockDialog>
  );
}
