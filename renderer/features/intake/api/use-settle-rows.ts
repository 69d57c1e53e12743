import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useClient } from '../../../transport/console-context.ts';
import { useToast } from '../../../ui/feedback/toast.tsx';
import { cellsOf, type Drafts } from '../model/drafts.ts';
import type { WaitingRow } from './use-waiting-rows.ts';

/** As many as one discard may name. */
const MOST_AT_ONCE = 500;

/** Takes rows in or leaves them out, says how it went, and answers which rows are gone from the list. */
export const useSettleRows = () => {
  const { t } = useTranslation();
  const format = useFormat();
  const { intake } = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [busy, setBusy] = useState<{ readonly done: number; readonly all: number } | null>(null);
  const [failure, setFailure] = useState<CallError | null>(null);
  const readAgain = () => queries.invalidateQueries({ queryKey: ['imports'] });

  const takeIn = async (rows: readonly WaitingRow[], drafts: Drafts): Promise<{ readonly taken: readonly string[]; readonly doubtful: readonly string[] }> => {
    setFailure(null);
    const taken: string[] = [];
    const doubtful: string[] = [];
    for (const [done, row] of rows.entries()) {
      setBusy({ done, all: rows.length });
      const reply = await intake.mend({ id: row.id, cells: cellsOf(row, drafts.get(row.id)) });
      if (!reply.ok) {
        setFailure(reply.error);
        break;
      }
      (reply.value.takenIn ? taken : doubtful).push(row.id);
    }
    setBusy(null);
    await readAgain();
    if (taken.length > 0) {
      toast.show({
        text:
          doubtful.length === 0
            ? t('intake.mend.taken', { count: taken.length })
            : t('intake.mend.takenPartly', { count: taken.length, doubtful: format.number(doubtful.length) }),
      });
    }
    return { taken, doubtful };
  };

  const discard = async (ids: readonly string[], reason: string): Promise<void> => {
    setFailure(null);
    let discarded = 0;
    for (let at = 0; at < ids.length; at += MOST_AT_ONCE) {
      const reply = await intake.discard({ ids: ids.slice(at, at + MOST_AT_ONCE), reason });
      if (!reply.ok) {
        setFailure(reply.error);
        break;
      }
      discarded += reply.value.discarded;
    }
    await readAgain();
    if (discarded > 0) toast.show({ text: t('intake.mend.discarded', { count: discarded }) });
  };

  return { takeIn, discard, busy, failure };
};
