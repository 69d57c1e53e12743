import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadFiles } from '../../../lib/upload.ts';
import { useClient } from '../../../transport/console-context.ts';
import type { Decide } from '../api/use-decide.ts';
import { imagesOf, PHOTOS_AT_ONCE } from '../model/images.ts';

export interface PhotoIntake {
  /** Share that is sent, null while nothing is. */
  readonly progress: number | null;
  readonly take: (files: Iterable<File>) => void;
}

/** Photos pasted, dropped or chosen for an exception: sent at once, a piece at a time. */
export const usePhotoIntake = (caseId: string | null, orderId: string | null, decide: Decide): PhotoIntake => {
  const { t } = useTranslation();
  const client = useClient();
  const [progress, setProgress] = useState<number | null>(null);
  const take = (all: Iterable<File>) => {
    const files = imagesOf(all).slice(0, PHOTOS_AT_ONCE);
    if (files.length === 0 || caseId === null || orderId === null || progress !== null) return;
    setProgress(0);
    const adding = async () => {
      const uploads = await uploadFiles(client, files, { onProgress: (sent, of) => setProgress(of === 0 ? 1 : sent / of) });
      return uploads.ok ? client.cases.addPhotos({ caseId, uploads: [...uploads.value] }) : uploads;
    };
    void decide.decide(adding(), t('photo.done', { count: files.length }), [orderId]).finally(() => setProgress(null));
  };
  return { progress, take };
};
