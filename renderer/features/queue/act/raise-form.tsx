import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { REPORTERS } from '../../../../shared/core/exception-case/exception-case.ts';
import { EXCEPTION_KINDS, type ExceptionKind } from '../../../../shared/core/finding/exception-kinds.ts';
import { uploadFiles } from '../../../lib/upload.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Segmented } from '../../../ui/choice/segmented.tsx';
import { ComboBox, Select } from '../../../ui/field/select.tsx';
import { TextArea, TextField } from '../../../ui/field/text-field.tsx';
import { PhotoPicker } from '../panel/photo-picker.tsx';
import type { ActNamed } from './act.ts';
import { FormDialog, type FormProps } from './form-dialog.tsx';
import { useKeptWords } from './kept-words.ts';

const PEOPLE = REPORTERS.filter((one) => one !== 'program');
const STRENGTHS = ['wish', 'demand', 'condition'] as const;

interface RaiseFormProps extends FormProps<ActNamed<'raise'>> {
  readonly onRaised: (caseId: string) => void;
}

/** Anybody may raise an exception on any order. A second report of the same kind joins the open one. */
export function RaiseForm({ act, decide, onDone, onRaised }: RaiseFormProps) {
  const { t } = useTranslation();
  const client = useClient();
  const [kind, setKind] = useState<ExceptionKind | null>(null);
  const [reporter, setReporter] = useState<(typeof PEOPLE)[number]>('customer');
  const [strength, setStrength] = useState<(typeof STRENGTHS)[number]>('demand');
  const [cause, setCause] = useState('');
  const { text: note, setText: setNote, areFromBefore, onSent } = useKeptWords('raise', act.orderId, onDone);
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const send = async () => {
    if (kind === null) return;
    const raising = async () => {
      const uploads = await uploadFiles(client, photos);
      if (!uploads.ok) return uploads;
      return client.cases.raise({
        orderId: act.orderId,
        kind,
        cause: cause.trim(),
        note: note.trim(),
        reporter,
        photoUploads: [...uploads.value],
        ...(kind === 'special_request' && { strength }),
      });
    };
    const raised = await decide.decide(raising(), t('act.raise.done', { order: act.platformOrderNo }), [act.orderId]);
    if (raised === null) return;
    onSent();
    onRaised(raised.caseId);
  };
  return (
    <FormDialog
      title={t('act.raise.title', { order: act.platformOrderNo })}
      submit={t('act.raise.submit')}
      missing={kind === null ? t('act.raise.missing') : undefined}
      sending={decide}
      onSubmit={() => void send()}
      onClose={onDone}
    >
      <ComboBox label={t('act.raise.kind')} choices={EXCEPTION_KINDS.map((id) => ({ id, text: t(`kind.${id}`) }))} value={kind} onChange={setKind} autoFocus />
      {kind === 'special_request' && (
        <Select label={t('act.raise.strength')} value={strength} onChange={setStrength} choices={STRENGTHS.map((id) => ({ id, text: t(`strength.${id}`) }))} />
      )}
      <div className="col">
        <span className="field-label">{t('act.raise.reporter')}</span>
        <Segmented label={t('act.raise.reporter')} value={reporter} onChange={setReporter} choices={PEOPLE.map((id) => ({ id, text: t(`reporter.${id}`) }))} />
      </div>
      <TextField label={t('act.raise.cause')} value={cause} onChange={setCause} maxLength={200} />
      <TextArea label={t('act.raise.note')} value={note} onChange={setNote} maxLength={2000} rows={3} />
      {areFromBefore && <p className="meta">{t('act.kept')}</p>}
      <PhotoPicker files={photos} onChange={setPhotos} />
      <p className="meta">{t('act.raise.joins')}</p>
    </FormDialog>
  );
}
