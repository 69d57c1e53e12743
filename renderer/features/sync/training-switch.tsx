import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import type { SyncStatusDto } from '../../../shared/contract/sync.contract.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useClient } from '../../transport/console-context.ts';
import { Segmented } from '../../ui/choice/segmented.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { Pill } from '../../ui/status/pill.tsx';

const MODES = ['up', 'down', 'slow', 'flaky'] as const;

/** There on sample data only: makes the training WMS fail, so that one can see what the console does then. */
export function TrainingSwitch({ training, onChanged }: { readonly training: NonNullable<SyncStatusDto['training']>; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const errorText = useErrorText();
  const [wanted, setWanted] = useState<(typeof MODES)[number] | null>(null);
  const [failure, setFailure] = useState<CallError | null>(null);
  const failed = failure === null ? null : errorText(failure);
  const set = async (mode: (typeof MODES)[number]) => {
    setWanted(mode);
    const reply = await client.sync.setTrainingMode({ mode });
    setWanted(null);
    setFailure(reply.ok ? null : reply.error);
    onChanged();
  };
  return (
    <section className="sync-training" aria-labelledby="sync-training">
      <div className="row wrap">
        <h2 id="sync-training">{t('sync.training')}</h2>
        <Pill tone="info">{t('shell.sample')}</Pill>
      </div>
      <p className="meta">{t('sync.training.hint')}</p>
      <Segmented
        label={t('sync.training')}
        value={wanted ?? training.mode}
        onChange={(mode) => void set(mode)}
        arrows="walk"
        choices={MODES.map((id) => ({ id, text: t(`sync.mode.${id}`) }))}
      />
      <p className="meta">{t(`sync.mode.${wanted ?? training.mode}.hint`)}</p>
      {failed !== null && (
        <Note tone="stop" role="alert" title={failed.what}>
          {failed.rest}
        </Note>
      )}
    </section>
  );
}
