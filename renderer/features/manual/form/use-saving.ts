import { useState } from 'react';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useClient } from '../../../transport/console-context.ts';
import { type ManualOrderDto, toSent } from '../api/use-manual.ts';
import type { OpenDraft } from './use-draft.ts';

/** A draft becomes an order, or goes. Asked twice, the host answers with the same order. */
export function useSaving({
  draft,
  seenTwins,
  onTwins,
  onSaved,
}: {
  readonly draft: OpenDraft;
  readonly seenTwins: readonly string[];
  /** Another desk was a moment earlier. */
  readonly onTwins: () => void;
  readonly onSaved: (order: ManualOrderDto, print: boolean) => void;
}) {
  const { manual } = useClient();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: ['manual'] });
  return {
    busy,
    failure,
    save: async (print: boolean): Promise<void> => {
      if (busy) return;
      setBusy(true);
      setFailure(null);
      // What is saved is what is on disk: the draft of every keystroke first.
      const seen = await draft.settled();
      const reply =
        seen === null
          ? null
          : await manual.save({ draftId: seen.id, form: toSent(draft.form), photos: draft.photos.map((photo) => ({ ...photo })), seenTwins: [...seenTwins] });
      setBusy(false);
      if (reply === null) return;
      if (reply.ok) return onSaved(reply.value, print);
      setFailure(reply.error);
      await refresh();
      if (reply.error.code === 'manual_twins_unseen' || reply.error.code === 'manual_number_known') onTwins();
    },
    throwAway: async (): Promise<boolean> => {
      const seen = await draft.settled();
      if (seen === null) return true;
      const reply = await manual.discard({ id: seen.id });
      setFailure(reply.ok ? null : reply.error);
      return reply.ok;
    },
  };
}
