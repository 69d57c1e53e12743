import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EXCEPTION_KINDS, type ExceptionKind, OUTCOMES } from '../../../../shared/core/finding/exception-kinds.ts';
import { useClient } from '../../../transport/console-context.ts';
import { RadioGroup } from '../../../ui/choice/radio.tsx';
import { TextArea } from '../../../ui/field/text-field.tsx';
import type { ActNamed, Subject } from './act.ts';
import { ActDialog, type FormProps } from './form-dialog.tsx';
import { useKeptWords } from './kept-words.ts';
import { useAct } from './use-act.ts';

/** The ways out that all of these kinds share come first, then those of some of them: which they fit is said below. */
const outcomesOf = (kinds: readonly ExceptionKind[]): readonly string[] => {
  const among = (outcome: string): number => kinds.filter((kind) => (OUTCOMES[kind] as readonly string[]).includes(outcome)).length;
  return [...new Set(kinds.flatMap((kind) => OUTCOMES[kind]))].toSorted((a, b) => among(b) - among(a));
};
/** Of those never loaded the kinds are known once the host has looked at them; until then any way out may be chosen. */
const loadedKinds = (subject: Subject): readonly ExceptionKind[] => {
  if ('one' in subject) return [subject.one.kind];
  const { rows, ids } = subject.many;
  return rows.size < ids.size ? EXCEPTION_KINDS : [...new Set([...rows.values()].map(({ kind }) => kind))];
};

export function ResolveForm({ act: { subject }, decide, onDone }: FormProps<ActNamed<'resolve'>>) {
  const { t } = useTranslation();
  const client = useClient();
  const [outcome, setOutcome] = useState<string | null>(null);
  const { text: note, setText: setNote, areFromBefore, onSent } = useKeptWords('resolve', 'one' in subject ? subject.one.caseId : null, onDone);
  const decision = { outcome: outcome ?? '', note: note.trim() };
  const state = useAct({
    subject,
    decide,
    onDone: onSent,
    // Without an outcome it is only asked which kinds are among them.
    act: outcome === null && !('many' in subject) ? null : { act: 'resolve', ...decision },
    one: ({ caseId }) => client.cases.resolve({ caseIds: [caseId], ...decision }),
    said: (count) => t('act.resolve.done', { count, outcome: outcome === null ? '' : t(`outcome.${outcome}`) }),
  });
  const kinds = state.many && state.bulk?.state === 'ready' && state.bulk.kinds.length > 0 ? state.bulk.kinds : loadedKinds(subject);
  return (
    <ActDialog
      state={outcome === null ? { ...state, preview: { bulk: undefined, failure: null } } : state}
      title={t('act.resolve.title', { count: outcome === null && 'many' in subject ? subject.many.ids.size : state.count })}
      submit={t('act.resolve.submit', { count: outcome === null && 'many' in subject ? subject.many.ids.size : state.count })}
      look={outcome === 'order_cancelled' ? 'danger' : 'primary'}
      missing={outcome === null ? t('act.resolve.missing') : undefined}
      onClose={onDone}
    >
      <RadioGroup
        label={t('act.resolve.outcome')}
        value={outcome}
        onChange={setOutcome}
        choices={outcomesOf(kinds).map((id) => ({ id, text: t(`outcome.${id}`) }))}
        autoFocus
      />
      <TextArea label={t('act.resolve.note')} value={note} onChange={setNote} maxLength={2000} rows={2} />
      {areFromBefore && <p className="meta">{t('act.kept')}</p>}
    </ActDialog>
  );
}
