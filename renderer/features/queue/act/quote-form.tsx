import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFee } from '../../../../shared/core/special-request/request-terms.ts';
import { HOUR_MS } from '../../../../shared/kernel/durations.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { personName } from '../../../lib/session/person-name.ts';
import { useSession } from '../../../lib/session/session.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Select } from '../../../ui/field/select.tsx';
import { TextArea, TextField } from '../../../ui/field/text-field.tsx';
import { usePeople } from '../api/use-case.ts';
import type { ActNamed } from './act.ts';
import { DueField } from './due-field.tsx';
import { FormDialog, type FormProps } from './form-dialog.tsx';

/** What is offered to the customer: fee, day, and the name of who follows it. Begins from what the terms say and is sent by the contact form. */
export function QuoteForm({ act: { target }, decide, onDone }: FormProps<ActNamed<'quote'>>) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const { language } = useAppearance();
  const { userId } = useSession();
  const { data: people } = usePeople();
  const { data: told } = useQuery({
    queryKey: ['case', target.caseId, 'feasibility'],
    queryFn: () => answered(client.requests.feasibility({ caseId: target.caseId })),
  });
  const [fee, setFee] = useState<string | null>(null);
  const [ship, setShip] = useState<number | null>(null);
  const [owner, setOwner] = useState<string | null>(userId);
  const [text, setText] = useState<string | null>(null);
  const [askedAt] = useState(() => Date.now() + HOUR_MS);
  const amount = fee ?? told?.fee ?? '';
  const shipAt = ship ?? told?.shipAt ?? null;
  const currency = told?.currency ?? '';
  const choices = (people ?? []).filter(({ active }) => active).map((one) => ({ id: one.id, text: personName(one, language) }));
  const name = choices.find(({ id }) => id === owner)?.text ?? '';
  const words = text ?? (shipAt === null ? '' : t('requests.quote.words', { fee: amount, currency, at: format.dayAndTime(shipAt), who: name }));
  const missing = !isFee(amount)
    ? t('requests.quote.fee.wrong')
    : shipAt === null
      ? t('act.due.missing')
      : words.trim() === ''
        ? t('requests.quote.empty')
        : undefined;
  const send = async () => {
    if (owner === null || shipAt === null) return;
    const offer = { caseId: target.caseId, fee: amount, currency, shipAt, carrier: told?.carrier ?? '', owner, dueAt: askedAt, text: words.trim() };
    if ((await decide.decide(client.requests.quote(offer), t('requests.quote.done'), [target.orderId])) !== null) onDone();
  };
  return (
    <FormDialog
      title={t('requests.quote.title', { order: target.platformOrderNo })}
      submit={t('requests.quote.submit')}
      missing={missing}
      sending={decide}
      onSubmit={() => void send()}
      onClose={onDone}
    >
      <TextField label={t('requests.quote.fee')} value={amount} onChange={setFee} after={<span className="meta">{currency}</span>} autoFocus />
      <DueField label={t('requests.quote.shipAt')} value={shipAt} onChange={setShip} />
      <Select label={t('requests.quote.owner')} value={owner} onChange={setOwner} choices={choices} />
      <TextArea label={t('requests.quote.text')} value={words} onChange={setText} rows={3} maxLength={2000} />
      <p className="meta">{t('requests.quote.hint')}</p>
    </FormDialog>
  );
}
