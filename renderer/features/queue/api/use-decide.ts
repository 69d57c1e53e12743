import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError, Reply } from '../../../../shared/contract/define-contract.ts';
import { hasText } from '../../../i18n/i18n.ts';
import { useClient } from '../../../transport/console-context.ts';
import { afterPaint } from '../../../lib/after-paint.ts';
import { useToast } from '../../../ui/feedback/toast.tsx';

export interface Decide {
  readonly busy: boolean;
  readonly failure: CallError | null;
  readonly forget: () => void;
  /** Sends a decision, says that it is saved and offers to take it back. Null when it was refused; `failure` says why. */
  readonly decide: <T>(send: Promise<Reply<T>>, said: string, orderIds: readonly string[]) => Promise<T | null>;
  readonly takeBack: (orderIds: readonly string[]) => Promise<void>;
}

/** More orders than this are not taken back by one key press. */
const UNDO_AT_ONCE = 50;

/** "Saved" is only said after the host has answered, which it does after the durable commit. */
export const useDecide = (): Decide => {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);

  const ask = useCallback(() => {
    // The host's own word of it has often come first: what is on its way since then is not asked for twice.
    for (const group of ['case', 'order']) void queries.invalidateQueries({ queryKey: [group] }, { cancelRefetch: false });
  }, [queries]);

  const takeBack = useCallback(
    async (orderIds: readonly string[]) => {
      let type = '';
      for (const orderId of orderIds) {
        const offered = await client.orders.get({ orderId });
        if (!offered.ok) return setFailure(offered.error);
        const { seq, possible, because } = offered.value.undo;
        if (seq === null || !possible) return setFailure({ code: 'undo_not_possible', params: { because } });
        const undone = await client.cases.undo({ orderId, seq });
        if (!undone.ok) return setFailure(undone.error);
        ({ type } = offered.value.undo);
      }
      ask();
      toast.show({ text: t('queue.undone', { what: t(hasText(`undo.type.${type}`) ? `undo.type.${type}` : 'undo.type.other') }) });
    },
    [ask, client, t, toast],
  );

  const decide: Decide['decide'] = useCallback(
    async (send, said, orderIds) => {
      setBusy(true);
      const reply = await send;
      if (!reply.ok) {
        setBusy(false);
        setFailure(reply.error);
        return null;
      }
      // Said at once; what it changed on the screen, and whether it can be taken back, comes behind it.
      const shown = toast.show({ text: said });
      await new Promise<void>(afterPaint);
      setBusy(false);
      setFailure(null);
      ask();
      const [first] = orderIds;
      if (first !== undefined && orderIds.length <= UNDO_AT_ONCE)
        void client.orders.get({ orderId: first }).then((one) => {
          if (one.ok && one.value.undo.possible) shown.offerUndo(() => void takeBack(orderIds));
        });
      return reply.value;
    },
    [ask, client, takeBack, toast],
  );

  const forget = useCallback(() => setFailure(null), []);
  return { busy, failure, forget, decide, takeBack };
};
