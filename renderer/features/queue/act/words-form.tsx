import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderDto } from '../../../../shared/contract/dto.ts';
import { useClient } from '../../../transport/console-context.ts';
import { TextArea } from '../../../ui/field/text-field.tsx';
import type { Decide } from '../api/use-decide.ts';
import type { Target } from './act.ts';
import { FormDialog } from './form-dialog.tsx';

interface WordsFormProps {
  readonly name: 'note' | 'reopen' | 'void';
  readonly target: Target;
  readonly decide: Decide;
  readonly onDone: () => void;
}

/** Forms that ask for one thing: words. */
export function WordsForm({ name, target, decide, onDone }: WordsFormProps) {
  const { t } = useTranslation();
  const client = useClient();
  const [text, setText] = useState('');
  const words = text.trim();
  const send = async () => {
    const { caseId, orderId } = target;
    const sent =
      name === 'note'
        ? client.cases.note({ caseId, text: words })
        : name === 'reopen'
          ? client.cases.reopen({ caseId, reason: words })
          : client.cases.void({ caseId, reason: words });
    if ((await decide.decide(sent, t(`act.${name}.done`), [orderId])) !== null) onDone();
  };
  return (
    <FormDialog
      title={t(`act.${name}.title`, { order: target.platformOrderNo })}
      submit={t(`act.${name}.submit`)}
      look={name === 'void' ? 'danger' : 'primary'}
      missing={words === '' ? t(`act.${name}.missing`) : undefined}
      decide={decide}
      onSubmit={() => void send()}
      onClose={onDone}
    >
      <TextArea label={t(`act.${name}.text`)} value={text} onChange={setText} maxLength={2000} rows={4} autoFocus />
      <p className="meta">{t(`act.${name}.hint`)}</p>
    </FormDialog>
  );
}

/** Lifting a hold lets goods move: it takes a reason, and only who may do it sees it offered. */
export function LiftForm({
  orderId,
  hold,
  decide,
  onDone,
}: {
  readonly orderId: string;
  readonly hold: OrderDto['holds'][number];
  readonly decide: Decide;
  readonly onDone: () => void;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const [text, setText] = useState('');
  const reason = text.trim();
  const send = async () => {
    if ((await decide.decide(client.cases.liftHold({ orderId, holdId: hold.id, reason }), t('act.lift.done'), [orderId])) !== null) onDone();
  };
  return (
    <FormDialog
      title={t('act.lift.title', { hold: t(`hold.kind.${hold.kind}`) })}
      submit={t('act.lift.submit')}
      missing={reason === '' ? t('act.lift.missing') : undefined}
      decide={decide}
      onSubmit={() => void send()}
      onClose={onDone}
    >
      <TextArea label={t('act.lift.text')} value={text} onChange={setText} maxLength={2000} rows={3} autoFocus />
      <p className="meta">{t('act.lift.hint')}</p>
    </FormDialog>
  );
}
