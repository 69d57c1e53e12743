import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../../transport/console-context.ts';
import { RadioGroup } from '../../../ui/choice/radio.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import type { ActNamed } from './act.ts';
import { DueField } from './due-field.tsx';
import { ActDialog, type FormProps } from './form-dialog.tsx';
import { useAct } from './use-act.ts';

const LIFTERS = ['owner', 'supervisor'] as const;

/** A hold by hand says its reason, who may lift it, and what happens if nobody does. */
export function HoldForm({ act: { subject }, decide, onDone }: FormProps<ActNamed<'hold'>>) {
  const { t } = useTranslation();
  const client = useClient();
  const [reason, setReason] = useState('');
  const [liftableBy, setLiftableBy] = useState<(typeof LIFTERS)[number]>('owner');
  // What holds do by themselves; whoever wants otherwise writes over it.
  const [ifNobody, setIfNobody] = useState(() => t('hold.ifNobody.stays'));
  const [reviewAt, setReviewAt] = useState<number | null>(null);
  const request = { reason: reason.trim(), liftableBy, ifNobody: ifNobody.trim(), reviewAt };
  const order = 'order' in subject ? subject.order.platformOrderNo : '';
  const state = useAct({
    subject,
    decide,
    onDone,
    act: { act: 'hold', ...request },
    order: ({ orderId }) => client.cases.hold({ orderId, ...request }),
    said: (count) => (order === '' ? t('act.hold.doneMany', { count }) : t('act.hold.done', { order })),
  });
  return (
    <ActDialog
      state={state}
      title={order === '' ? t('act.hold.titleMany', { count: state.count }) : t('act.hold.title', { order })}
      submit={t('act.hold.submit')}
      missing={reason.trim() === '' || ifNobody.trim() === '' ? t('act.hold.missing') : undefined}
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
    </ActDialog>
  );
}
