import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TRIAGE_CAUSES, type TriageCause } from '../../../../shared/core/outage/outage.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/kernel/durations.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useClient } from '../../../transport/console-context.ts';
import { RadioGroup } from '../../../ui/choice/radio.tsx';
import { Segmented } from '../../../ui/choice/segmented.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { useDeed } from '../api/use-deed.ts';
import { DeedDialog } from './deed-dialog.tsx';

const LENGTHS = { unknown: null, half: 30 * MINUTE_MS, one: HOUR_MS, two: 2 * HOUR_MS, four: 4 * HOUR_MS } as const;
type Length = keyof typeof LENGTHS;
const LENGTH_IDS = Object.keys(LENGTHS) as Length[];

/** Where the fault lies and how long it should take: stops the triage clock. */
export function TriageDialog({ no, onClose }: { readonly no: string | undefined; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { outage } = useClient();
  const deed = useDeed();
  const [cause, setCause] = useState<TriageCause | null>(null);
  const [length, setLength] = useState<Length>('unknown');
  const [note, setNote] = useState('');
  const send = async () => {
    if (cause === null) return;
    const lasts = LENGTHS[length];
    const expectedEndAt = lasts === null ? null : Date.now() + lasts;
    if (await deed.send(outage.triage({ ...(no !== undefined && { no }), cause, expectedEndAt, note }), () => t('outage.triage.done'))) onClose();
  };
  return (
    <DeedDialog
      title={t('outage.triage.title')}
      submit={t('outage.triage.save')}
      missing={cause === null ? t('outage.triage.missing') : undefined}
      deed={deed}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <RadioGroup
        label={t('outage.triage.cause')}
        value={cause}
        onChange={setCause}
        autoFocus
        choices={TRIAGE_CAUSES.map((id) => ({ id, text: t(`outage.cause.${id}`) }))}
      />
      <p className="outage-label">{t('outage.triage.length')}</p>
      <Segmented
        label={t('outage.triage.length')}
        value={length}
        onChange={setLength}
        choices={LENGTH_IDS.map((id) => ({ id, text: LENGTHS[id] === null ? t('outage.triage.unknown') : format.duration(LENGTHS[id]) }))}
      />
      <TextField label={t('outage.triage.note')} value={note} onChange={setNote} maxLength={500} />
    </DeedDialog>
  );
}
