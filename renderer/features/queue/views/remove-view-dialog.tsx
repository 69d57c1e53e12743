import { useTranslation } from 'react-i18next';
import type { SavedViewDto } from '../../../../shared/contract/views.contract.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Dialog } from '../../../ui/overlay/dialog.tsx';
import type { QueueViews } from './use-queue-views.ts';

/** Removing a view cannot be undone, and a shared one is gone for everybody: asked before. */
export function RemoveViewDialog({ views, view, onClose }: { readonly views: QueueViews; readonly view: SavedViewDto; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const remove = async () => {
    if (await views.saved.remove(view.id)) views.go('open');
    onClose();
  };
  return (
    <Dialog
      title={t('views.remove.title', { name: view.name })}
      role="alertdialog"
      open
      onClose={onClose}
      foot={
        <>
          <Button autoFocus chord="Escape" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button look="danger" onPress={() => void remove()}>
            {t('views.remove.submit')}
          </Button>
        </>
      }
    >
      <p>{t(view.shared ? 'views.remove.shared' : 'views.remove.own')}</p>
    </Dialog>
  );
}
