import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WAITING_FOR, type WaitingFor } from '../../../../shared/core/exception-case/exception-case.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import type { ActNamed } from './act.ts';
import { useOpenSpans } from '../../../lib/use-working-time.ts';
import { atWork } from '../model/due-choices.ts';
import { DueField } from './due-field.tsx';
import { ActDialog, type FormProps } from './form-dialog.tsx';
import { HOUR_MS } from '../../../../shared/kernel/durations.ts';
import { useAct } from './use-act.ts';

const NOBODY = 'nobody';

/** What happens next and when, whom it waits for, and whether the contract clock stands still meanwhile. */
export function NextActionForm({ act: { subject, pause = false }, decide, onDone }: FormProps<ActNamed<'nextAction'>>) {
  const { t } = useTranslation();
  const client = useClient();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<number | null | undefined>(undefined);
  const [waitingFor, setWaitingFor] = useState<WaitingFor | typeof NOBODY>(pause ? 'customer' : NOBODY);
  const [pauseClock, setPauseClock] = useState(pause);
  // An hour from now, or when somebody is here again; the site's hours may be known only after the form stands there.
  const [openedAt] = useState(() => Date.now());
  const spans = useOpenSpans();
  const dueAt = chosen === undefined ? atWork(spans, openedAt + HOUR_MS) : chosen;
  // Our own time is never paused: waiting for an approval is waiting for ourselves.
  const mayPause = waitingFor !== NOBODY && waitingFor !== 'approval';
  const step = { waitingFor: waitingFor === NOBODY ? null : waitingFor, pauseClock: mayPause && pauseClock, text: text.trim(), dueAt: dueAt ?? 0 };
  const state = useAct({
    subject,
    decide,
    onDone,
    act: { act: 'nextAction', ...step },
    one: ({ caseId }) => client.cases.setNextAction({ caseIds: [caseId], ...step }),
    said: (count) => t('act.next.done', { count }),
  });
  return (
    <ActDialog
      state={state}
      title={t('act.next.title', { count: state.count })}
      submit={t('act.next.submit')}
      missing={text.trim() === '' ? t('act.next.missing') : dueAt === null ? t('act.due.missing') : undefined}
      onClose={onDone}
    >
      <TextField label={t('act.next.text')} value={text} onChange={setText} maxLength={2000} autoFocus />
      <DueField label={t('act.next.due')} value={dueAt} onChange={setChosen} />
      <Select
        label={t('act.next.waitingFor')}
        value={waitingFor}
        onChange={setWaitingFor}
        choices={[{ id: NOBODY, text: t('act.next.nobody') }, ...WAITING_FOR.map((id) => ({ id, text: t(`waitingFor.${id}`) }))]}
      />
      {mayPause && (
        <Checkbox isSelected={pauseClock} onChange={setPauseClock}>
          {t('act.next.pause')}
        </Checkbox>
      )}
      {waitingFor === 'approval' && <p className="meta">{t('act.next.approval')}</p>}
    </ActDialog>
  );
}
