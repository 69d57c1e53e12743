import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { personName } from '../../../lib/session/person-name.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Select } from '../../../ui/field/select.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { usePeople } from '../api/use-case.ts';
import type { ActNamed } from './act.ts';
import { DueField } from './due-field.tsx';
import { ActDialog, type FormProps } from './form-dialog.tsx';
import { HOUR_MS } from '../../../../shared/kernel/durations.ts';
import { useAct } from './use-act.ts';

const NOBODY = 'nobody';

/** Gives exceptions to a person. With a dated next action the work starts; without one the present action stays. */
export function AssignForm({ act: { subject }, decide, onDone }: FormProps<ActNamed<'assign'>>) {
  const { t } = useTranslation();
  const client = useClient();
  const { language } = useAppearance();
  const { userId } = useSession();
  const { data: people } = usePeople();
  const [owner, setOwner] = useState<string | null>(userId);
  const [text, setText] = useState('');
  const [dueAt, setDueAt] = useState<number | null>(() => Date.now() + HOUR_MS);
  const choices = [
    ...(people ?? [])
      .filter(({ active }) => active)
      .map((one) => ({ id: one.id, text: personName(one, language), detail: one.id === userId ? t('act.assign.me') : undefined })),
    { id: NOBODY, text: t('act.assign.nobody') },
  ];
  const name = choices.find(({ id }) => id === owner)?.text ?? '';
  const action = text.trim();
  const decision = { owner: owner === NOBODY ? null : owner, ...(action !== '' && dueAt !== null && { nextAction: { text: action, dueAt } }) };
  const state = useAct({
    subject,
    decide,
    onDone,
    act: owner === null ? null : { act: 'assign', ...decision },
    one: ({ caseId }) => client.cases.assign({ caseIds: [caseId], ...decision }),
    said: (count) => (owner === NOBODY ? t('act.assign.doneNobody', { count }) : t('act.assign.done', { count, name })),
  });
  return (
    <ActDialog
      state={state}
      title={t('act.assign.title', { count: state.count })}
      submit={t('act.assign.submit', { count: state.count })}
      missing={owner === null ? t('act.assign.missing') : action !== '' && dueAt === null ? t('act.due.missing') : undefined}
      onClose={onDone}
    >
      {people !== undefined && <Select label={t('act.assign.to')} choices={choices} value={owner} onChange={setOwner} autoFocus />}
      <TextField label={t('act.next.text')} value={text} onChange={setText} maxLength={2000} hint={t('act.assign.nextHint')} />
      {action !== '' && <DueField label={t('act.next.due')} value={dueAt} onChange={setDueAt} />}
    </ActDialog>
  );
}
