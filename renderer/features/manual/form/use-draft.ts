import { useEffect, useMemo, useRef, useState } from 'react';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { emptyManualForm, type ManualDraft, type ManualForm } from '../../../../shared/core/manual-order/manual-form.ts';
import { useClient } from '../../../transport/console-context.ts';
import { useDrafts } from '../api/use-manual.ts';
import { createDraftKeeper, type SeenDraft } from '../model/draft-keeper.ts';

export type Photos = ManualDraft['photos'];
type Kept = Pick<ManualDraft, 'id' | 'revision' | 'form' | 'photos'>;

export interface OpenDraft {
  readonly form: ManualForm;
  readonly photos: Photos;
  /** Null until the first keystroke is on disk. */
  readonly seen: SeenDraft | null;
  /** Whether everything typed is on disk, and why it could not be put there. */
  readonly isKept: boolean;
  readonly failure: CallError | null;
  readonly change: (next: (form: ManualForm) => ManualForm) => void;
  readonly setPhotos: (photos: Photos) => void;
  readonly open: (draft: Kept | null) => void;
  readonly settled: () => Promise<SeenDraft | null>;
  /** The list of drafts was read: what stands in the form is what was left there. */
  readonly isReady: boolean;
}

/** The order that is being typed: on disk from one keystroke to the next, and there again after a reload. */
export function useDraft(newForm: ManualForm = emptyManualForm): OpenDraft {
  const client = useClient();
  const { data: drafts } = useDrafts();
  const [held, setHeld] = useState<{ readonly form: ManualForm; readonly photos: Photos } | null>(null);
  const [seen, setSeen] = useState<SeenDraft | null>(null);
  const [isKept, setIsKept] = useState(true);
  const [failure, setFailure] = useState<CallError | null>(null);
  const keeper = useMemo(
    () =>
      createDraftKeeper(client, {
        onKept: (next) => {
          setSeen(next);
          setIsKept(true);
          setFailure(null);
        },
        onFailed: setFailure,
      }),
    [client],
  );
  const [newest] = drafts ?? [];
  // Once, when the drafts are known: the newest is gone on with.
  const first = useRef(true);
  useEffect(() => {
    if (drafts === undefined || !first.current) return;
    first.current = false;
    keeper.open(newest === undefined ? null : { id: newest.id, revision: newest.revision });
    setSeen(newest === undefined ? null : { id: newest.id, revision: newest.revision });
    setHeld(newest === undefined ? null : { form: newest.form, photos: newest.photos });
  }, [drafts, newest, keeper]);

  const form = held?.form ?? newForm;
  const photos = held?.photos ?? [];
  const put = (next: ManualForm, pictures: Photos) => {
    setHeld({ form: next, photos: pictures });
    setIsKept(false);
    keeper.put(next, pictures);
  };
  return {
    form,
    photos,
    seen,
    isKept,
    failure,
    change: (next) => put(next(form), photos),
    setPhotos: (pictures) => put(form, pictures),
    open: (draft) => {
      keeper.open(draft === null ? null : { id: draft.id, revision: draft.revision });
      setSeen(draft === null ? null : { id: draft.id, revision: draft.revision });
      setHeld(draft === null ? null : { form: draft.form, photos: draft.photos });
      setIsKept(true);
      setFailure(null);
    },
    settled: keeper.settled,
    isReady: drafts !== undefined,
  };
}
