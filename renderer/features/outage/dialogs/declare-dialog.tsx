import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Facts } from '../../../ui/layout/panel.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import type { OutageStatusDto } from '../api/use-outage.ts';
import { useDeed } from '../api/use-deed.ts';
import { DeedDialog } from './deed-dialog.tsx';

/** From here on people work by hand: says what changes, and asks why. */
export function DeclareDialog({ status, onClose }: { readonly status: OutageStatusDto; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { outage } = useClient();
  const deed = useDeed();
  const [reason, setReason] = useState('');
  const declare = async () => {
    if (await deed.send(outage.declare({ reason }), ({ no }) => t('outage.declare.done', { no }))) onClose();
  };
  const { lastContactAt } = status.health;
  return (
    <DeedDialog
      title={t('outage.declare.title')}
      submit={t('outage.declare')}
      missing={reason.trim() === '' ? t('outage.reason.missing') : undefined}
      deed={deed}
      onSubmit={() => void declare()}
      onClose={onClose}
    >
      <p>{t('outage.declare.words')}</p>
      <Facts
        facts={[
          { name: t('outage.cert.lastKnown'), value: lastContactAt === null ? t('outage.never') : format.exact(lastContactAt) },
          { name: t('outage.fact.waiting'), value: format.number(status.waiting) },
        ]}
      />
      <TextField label={t('outage.reason')} hint={t('outage.declare.hint')} value={reason} onChange={setReason} maxLength={500} autoFocus />
    </DeedDialog>
  );
}
