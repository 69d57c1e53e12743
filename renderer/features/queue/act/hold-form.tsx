import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../../transport/console-context.ts';
import { RadioGroup } from '../../../ui/choice/radio.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import type { Act, ActFormProps } from './act.ts';
import { DueField } from './due-field.tsx';
import { FormDialog } from './form-dialog.tsx';

const LIFTERS = ['owner', 'supervisor'] as const;

/** A hold by hand says its reason, who may lift it, and what happens if nobody does. */
export function HoldForm({ act, decide, onDone }: ActFormProps<Extract<Act, { name: 'raise' | 'hold' }>>) {
  const { t } = useTranslation();
  const client = useClient();
  const [reason, setReason] = useState('');
  const [liftableBy, setLiftableBy] = useState<(typeof LIFTERS)[number]>('owner');
  const [ifNobody, setIfNobody] = useState('');
  const [reviewAt, setReviewAt] = useState<number | null>(null);
  const send = async () => {
    const { orderId } = act;
    const saved = await decide.decide(
      client.cases.hold({ orderId, reason: reason.trim(), liftableBy, ifNobody: ifNobody.trim(), reviewAt }),
      t('act.hold.done', { order: act.platformOrderNo }),
      [orderId],
    );
    if (saved !== null) onDone();
  };
  return (
    <FormDialog
      title={t('act.hold.title', { order: act.platformOrderNo })}
      submit={t('act.hold.submit')}
      missing={reason.trim() === '' || ifNobody.trim() === '' ? t('act.hold.missing') : undefined}
      decide={decide}
      onSubmit={() => void send()}
      onClose={onDone}
    >
      <TextField label={t('act.hold.reason')} value={reason} onChange={setReason} maxLength={2000} autoFocus />
      <RadioGroup
        label={t('act.hold.liftableBy')}
        value={liftableBy}
        onChange={setLiftableBy}
        choices={LIFTERS.map((id) => ({ id, text: t(`hold.liftableBy.${id}`) }))}
      />
      <TextField label={t('act.hold.ifNobody')} value={ifNobody} onChange={setIfNobody} maxLength={2000} />
      <DueField label={t('act.hold.reviewAt')} value={reviewAt} onChange={setReviewAt} />
    </FormDialog>
  );
}
