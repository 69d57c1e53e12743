import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button, IconButton } from '../../../ui/button/button.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';
import { Menu, MenuItem } from '../../../ui/overlay/menu.tsx';
import { RemoveViewDialog } from './remove-view-dialog.tsx';
import { SaveViewDialog } from './save-view-dialog.tsx';
import type { QueueViews } from './use-queue-views.ts';

/** Beside the tabs: what is changed can be saved or discarded; the view itself renamed, shared, moved and removed. */
export const ViewActions = memo(({ views }: { readonly views: QueueViews }) => {
  const { t } = useTranslation();
  const toast = useToast();
  const [dialog, setDialog] = useState<'new' | 'edit' | 'remove' | null>(null);
  const [choosing, setChoosing] = useState(false);
  const { current, saved, changed, look } = views;
  const mayChange = current?.mayChange === true;
  const save = () => {
    if (current === undefined || !mayChange) return setDialog('new');
    void saved.save({ id: current.id, name: current.name, shared: current.shared, look }).then((id) => {
      if (id !== null) toast.show({ text: t('views.saved', { name: current.name }) });
    });
  };
  useKeys('everywhere', { save }, dialog === null);
  useKeys('list', { thisView: () => setChoosing(true) });
  return (
    <div className="row view-actions">
      {changed && (
        <span className="row view-changed-acts">
          <Button look="quiet" chord={chordOf('everywhere', 'save')} onPress={save}>
            {t(mayChange ? 'views.save' : 'views.saveAs')}
          </Button>
          <Button look="quiet" onPress={views.discard}>
            {t('views.discard')}
          </Button>
        </span>
      )}
      <Menu
        label={t('views.more')}
        isOpen={choosing}
        onOpenChange={setChoosing}
        trigger={<IconButton icon="more" label={t('views.more')} chord={chordOf('list', 'thisView')} />}
      >
        {changed && mayChange && <MenuItem id="save" icon="check" text={t('views.save')} chord={chordOf('everywhere', 'save')} onAction={save} />}
        {changed && <MenuItem id="discard" icon="undo" text={t('views.discard')} onAction={views.discard} />}
        <MenuItem id="new" icon="plus" text={t('views.saveAs')} onAction={() => setDialog('new')} />
        <MenuItem id="left" icon="left" text={t('views.left')} onAction={() => views.move(-1)} />
        <MenuItem id="right" icon="right" text={t('views.right')} onAction={() => views.move(1)} />
        {mayChange && <MenuItem id="edit" icon="edit" text={t('views.edit')} onAction={() => setDialog('edit')} />}
        {mayChange && <MenuItem id="remove" icon="close" text={t('views.remove')} onAction={() => setDialog('remove')} />}
      </Menu>
      {(dialog === 'new' || dialog === 'edit') && (
        <SaveViewDialog views={views} edited={dialog === 'edit' ? (current ?? null) : null} onClose={() => setDialog(null)} />
      )}
      {dialog === 'remove' && current !== undefined && <RemoveViewDialog views={views} view={current} onClose={() => setDialog(null)} />}
    </div>
  );
});
ViewActions.displayName = 'ViewActions';
