import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WAITING_FOR, type WaitingFor } from '../../../../shared/core/exception-case/exception-case.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { Select } from '../../../ui/field/select.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { type Act, type ActFormProps, ordersOf } from './act.ts';
import { DueField } from './due-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { HOUR_MS } from '../../../../shared/kernel/durations.ts';

const NOBODY = 'nobody';

/** What happens next and when, whom it waits for, and whether the contract clock stands still meanwhile. */
export function NextActionForm({ act, decide, onDone }: ActFormProps<Extract<Act, { name: 'assign' | 'nextAction' | 'resolve' }>>) {
  const { t } = useTranslation();
  const client = useClient();
  const [text, setText] = useState('');
  const [dueAt, setDueAt] = useState<number | null>(() => Date.now() + HOUR_MS);
  const [waitingFor, setWaitingFor] = useState<WaitingFor | typeof NOBODY>(NOBODY);
  const [pauseClock, setPauseClock] = useState(false);
  const count = act.targets.length;
  // Our own time is never paused: waiting for an approval is waiting for ourselves.
  const mayPause = waitingFor !== NOBODY && waitingFor !== 'approval';
  const send = async () => {
    if (dueAt === null) return;
    const saved = await decide.decide(
      client.cases.setNextAction({
        caseIds: act.targets.map(({ caseId }) => caseId),
        text: text.trim(),
        dueAt,
        waitingFor: waitingFor === NOBODY ? null : waitingFor,
        pauseClock: mayPause && pauseClock,
      }),
      t('act.next.done', { count }),
      ordersOf(act.targets),
    );
    if (saved !== null) onDone();
  };
  return (
    <FormDialog
      title={t('act.next.title', { count })}
      submit={t('act.next.submit')}
      missing={text.trim() === '' ? t('act.next.missing') : dueAt === null ? t('act.due.missing') : undefined}
      decide={decide}
      onSubmit={() => void send()}
      onClose={onDone}
    >
      <TextField label={t('act.next.text')} value={text} onChange={setText} maxLength={2000} autoFocus />
      <DueField label={t('act.next.due')} value={dueAt} onChange={setDueAt} />
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
    </FormDialog>
  );
}
