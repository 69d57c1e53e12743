import { useTranslation } from 'react-i18next';
import { useClient } from '../../../transport/console-context.ts';
import { useDeed } from '../api/use-deed.ts';
import { DeedDialog } from './deed-dialog.tsx';

/** The one question before anything leaves after an outage. */
export function UploadDialog({ waiting, entering, onClose }: { readonly waiting: number; readonly entering: number; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { outage } = useClient();
  const deed = useDeed();
  // An order that is entered there is a change like the others.
  const count = waiting + entering;
  const send = async () => {
    if (await deed.send(outage.upload({ waiting, entering }), () => t('outage.upload.done', { count }))) onClose();
  };
  return (
    <DeedDialog
      title={t('outage.upload.title', { count })}
      submit={t('outage.upload', { count })}
      deed={deed}
      role="alertdialog"
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <p>{t('outage.upload.words')}</p>
      {entering > 0 && <p>{t('outage.upload.entering', { count: entering })}</p>}
    </DeedDialog>
  );
}
