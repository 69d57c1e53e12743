import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { weightText } from '../../../shared/core/pack-check/pack-command.ts';
import { offeredGrams } from '../../../shared/core/scale/steady-weight.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { scale, useScale } from '../../lib/devices/scale.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { FieldDialog } from './field-dialog.tsx';

/** The weight typed from the scale's display; or taken from one on a cable; a scale that plays a keyboard needs no dialog. */
export function WeighDialog({ onClose, onSay }: { readonly onClose: () => void; readonly onSay: (text: string) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState('');
  const now = useScale();
  const offered = text.trim() === '' ? (offeredGrams({ ...now, taken: false }) ?? 0) : 0;
  const grams = /^\d{1,6}$/u.test(text.trim()) ? Number(text.trim()) : offered;
  const send = () => {
    if (offered > 0) scale.take();
    onSay(weightText(grams));
    onClose();
  };
  return (
    <FieldDialog
      title={t('pack.weighDialog')}
      does={t('pack.weighDialog.do')}
      missing={grams === 0 ? t('pack.weighDialog.missing') : undefined}
      onSend={send}
      onClose={onClose}
    >
      {now.device === 'open' && (
        <p className="pack-scale-now" role="status">
          {now.shown?.kind === 'weight' ? format.grams(now.shown.grams) : t(`pack.scale.${now.shown?.kind ?? 'silent'}`)}
          <span className="meta">{offered > 0 ? t('pack.scale.take') : t('pack.scale.wait')}</span>
        </p>
      )}
      <TextField label={t('pack.weighDialog.grams')} value={text} onChange={setText} inputMode="numeric" autoFocus autoComplete="off" />
    </FieldDialog>
  );
}
