import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../../lib/names/use-names.ts';
import { useClient } from '../../../transport/console-context.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import { useDeed } from '../api/use-deed.ts';
import { DeedDialog } from './deed-dialog.tsx';

interface GiveUpDialogProps {
  readonly no: string;
  /** Its code. */
  readonly platform: string;
  readonly onClose: () => void;
}

/** Nothing is sold on the platform any more: says what becomes of its incident and of its watch. */
export function GiveUpDialog({ no, platform: code, onClose }: GiveUpDialogProps) {
  const { t } = useTranslation();
  const { outage } = useClient();
  const platform = useNames().platform(code);
  const deed = useDeed();
  const [reason, setReason] = useState('');
  const giveUp = async () => {
    if (await deed.send(outage.giveUp({ no, reason }), () => t('outage.giveUp.done', { no, platform }))) onClose();
  };
  return (
    <DeedDialog title={t('outage.giveUp.title', { platform })} submit={t('outage.giveUp', { no })} deed={deed} onSubmit={() => void giveUp()} onClose={onClose}>
      <p>{t('outage.giveUp.words', { platform })}</p>
      <TextField label={t('outage.giveUp.note')} value={reason} onChange={setReason} maxLength={500} autoFocus />
    </DeedDialog>
  );
}
