import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedViewDto } from '../../../../shared/contract/views.contract.ts';
import { useSession } from '../../../lib/session/session.ts';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';
import { FormDialog } from '../act/form-dialog.tsx';
import type { QueueViews } from './use-queue-views.ts';

/** A name for what is shown now, for oneself or for everybody; or another name for a view that is saved already. */
export function SaveViewDialog({ views, edited, onClose }: { readonly views: QueueViews; readonly edited: SavedViewDto | null; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const { can } = useSession();
  const [name, setName] = useState(edited?.name ?? '');
  const [shared, setShared] = useState(edited?.shared ?? false);
  const [busy, setBusy] = useState(false);
  const { saved, look } = views;
  const send = async () => {
    setBusy(true);
    const id = await saved.save({ ...(edited !== null && { id: edited.id }), name: name.trim(), shared, look: edited?.look ?? look });
    setBusy(false);
    if (id === null) return;
    toast.show({ text: t('views.saved', { name: name.trim() }) });
    // What was changed belongs to the new view now; the one it began from is as it was.
    if (edited === null) views.onSaved(id);
    onClose();
  };
  return (
    <FormDialog
      title={t(edited === null ? 'views.saveAs' : 'views.edit')}
      submit={t('views.save')}
      missing={name.trim() === '' ? t('views.nameMissing') : undefined}
      sending={{ busy, failure: saved.failure, forget: saved.forget }}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <TextField label={t('views.name')} value={name} onChange={setName} maxLength={60} autoFocus />
      {can('decide') && (
        <Checkbox isSelected={shared} onChange={setShared}>
          {t('views.shared')}
        </Checkbox>
      )}
      <p className="meta">{t('views.keeps')}</p>
    </FormDialog>
  );
}
