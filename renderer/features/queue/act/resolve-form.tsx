import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OUTCOMES } from '../../../../shared/core/exception-case/exception-kinds.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Note } from '../../../ui/feedback/note.tsx';
import { RadioGroup } from '../../../ui/choice/radio.tsx';
import { TextArea } from '../../../ui/field/text-field.tsx';
import { type Act, type ActFormProps, ordersOf, type Target } from './act.ts';
import { FormDialog } from './form-dialog.tsx';

/** The ways out that all of them share; exceptions of one kind share all. */
export const sharedOutcomes = (targets: readonly Target[]): readonly string[] => {
  const [first, ...rest] = [...new Set(targets.map(({ kind }) => kind))];
  if (first === undefined) return [];
  return OUTCOMES[first].filter((outcome) => rest.every((kind) => (OUTCOMES[kind] as readonly string[]).includes(outcome)));
};

export function ResolveForm({ act, decide, onDone }: ActFormProps<Extract<Act, { name: 'assign' | 'nextAction' | 'resolve' }>>) {
  const { t } = useTranslation();
  const client = useClient();
  const outcomes = sharedOutcomes(act.targets);
  const [outcome, setOutcome] = useState<string | null>(act.outcome ?? null);
  const [note, setNote] = useState('');
  const count = act.targets.length;
  const send = async () => {
    if (outcome === null) return;
    const saved = await decide.decide(
      client.cases.resolve({ caseIds: act.targets.map(({ caseId }) => caseId), outcome, note: note.trim() }),
      t('act.resolve.done', { count, outcome: t(`outcome.${outcome}`) }),
      ordersOf(act.targets),
    );
    if (saved !== null) onDone();
  };
  return (
    <FormDialog
      title={t('act.resolve.title', { count })}
      submit={t('act.resolve.submit', { count })}
      missing={outcome === null ? t('act.resolve.missing') : undefined}
      decide={decide}
      onSubmit={() => void send()}
      onClose={onDone}
    >
      <RadioGroup label={t('act.resolve.outcome')} value={outcome} onChange={setOutcome} choices={outcomes.map((id) => ({ id, text: t(`outcome.${id}`) }))} />
      {outcome === 'order_cancelled' && <Note tone="warn">{t('act.resolve.cancels', { count })}</Note>}
      <TextArea label={t('act.resolve.note')} value={note} onChange={setNote} maxLength={2000} rows={2} />
    </FormDialog>
  );
}
