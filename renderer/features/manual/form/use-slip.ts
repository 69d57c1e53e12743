import { useState } from 'react';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { uploadFiles } from '../../../lib/upload.ts';
import { useClient } from '../../../transport/console-context.ts';
import type { Photos } from './use-draft.ts';

/** More than this is no slip but an album; the contract takes no more. */
const MOST_PHOTOS = 10;

export interface SlipIntake {
  /** Share that is sent, null while nothing is. */
  readonly progress: number | null;
  readonly failure: CallError | null;
  readonly take: (files: Iterable<File>) => void;
}

/** Photos of paper slips, pasted, dropped or chosen; kept with the draft at once. */
export function useSlip(photos: Photos, setPhotos: (photos: Photos) => void): SlipIntake {
  const client = useClient();
  const [progress, setProgress] = useState<number | null>(null);
  const [failure, setFailure] = useState<CallError | null>(null);
  const take = async (all: Iterable<File>): Promise<void> => {
    const files = [...all].filter(({ type }) => type.startsWith('image/')).slice(0, MOST_PHOTOS - photos.length);
    if (files.length === 0 || progress !== null) return;
    setProgress(0);
    setFailure(null);
    const added: Photos[number][] = [];
    const uploads = await uploadFiles(client, files, { onProgress: (sent, of) => setProgress(of === 0 ? 1 : sent / of) });
    if (!uploads.ok) setFailure(uploads.error);
    for (const uploadId of uploads.ok ? uploads.value : []) {
      const taken = await client.manual.takePhoto({ uploadId });
      if (taken.ok) added.push(taken.value);
      else setFailure(taken.error);
    }
    setProgress(null);
    if (added.length > 0) setPhotos([...photos, ...added]);
  };
  return { progress, failure, take: (files) => void take(files) };
}
