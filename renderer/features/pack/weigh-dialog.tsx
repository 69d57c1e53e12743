import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { weightText } from '../../../shared/core/pack-check/pack-command.ts';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';

/** The weight typed from the scale's display; a scale that plays a keyboard needs no dialog. */
export function WeighDialog({ onClose, onSay }: { readonly onClose: () => void; readonly onSay: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const grams = /^\d{1,6}$/u.test(text.trim()) ? Number(text.trim()) : 0;
  const send = () => {
    if (grams === 0) return;
    onSay(weightText(grams));
    onClose();
  };
  return (
    <Dialog
      title={t('pack.weighDialog')}
      open
      onClose={onClose}
      foot={
        <>
          <Button large chord="Escape" onPress={onClose}>
            {t('pack.back')}
          </Button>
          <Button large look="primary" chord="Enter" onPress={send} disabledReason={grams === 0 ? t('pack.weighDialog.missing') : undefined}>
            {t('pack.weighDialog.do')}
          </Button>
        </>
      }
    >
      <form
        className="pack-form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <TextField label={t('pack.weighDialog.grams')} value={text} onChange={setText} inputMode="numeric" autoFocus autoComplete="off" />
      </form>
    </Dialog>
  );
}
