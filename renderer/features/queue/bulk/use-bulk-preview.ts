import { useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { ActDto, BulkDto, chosenSchema } from '../../../../shared/contract/bulk.contract.ts';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { useClient, useConsoleEvents } from '../../../transport/console-context.ts';

/** What is typed changes nothing about what follows, and neither does the exact time. */
const withoutWords = (act: ActDto): ActDto => {
  switch (act.act) {
    case 'assign':
      return { ...act, ...(act.nextAction !== undefined && { nextAction: { text: '', dueAt: 0 } }) };
    case 'nextAction':
      return { ...act, text: '', dueAt: 0 };
    case 'note':
    case 'contact':
    case 'wayOut':
      return { ...act, text: '' };
    case 'hold':
      return { ...act, reason: '', ifNobody: '', reviewAt: null };
    case 'resolve':
      return { ...act, note: '' };
    case 'correctCode':
      return { ...act, learn: false };
    case 'release':
    case 'void':
      return { ...act, reason: '' };
  }
};

/** A choice made by arrow keys passes several answers on its way. */
const CALM_MS = 120;

export interface BulkPreview {
  /** Undefined until the host has looked at the present choice; it may still be counting then. */
  readonly bulk: BulkDto | undefined;
  readonly failure: CallError | null;
}

/** What an act would do, from the host's own rules. `act` is null while there is nothing to look at yet. */
export const useBulkPreview = (chosen: z.input<typeof chosenSchema> | null, act: ActDto | null): BulkPreview => {
  const client = useClient();
  const key = act === null || chosen === null ? null : JSON.stringify(withoutWords(act));
  const [seen, setSeen] = useState<{ readonly key: string; readonly bulk: BulkDto } | null>(null);
  const [failure, setFailure] = useState<CallError | null>(null);
  const latest = useRef({ chosen, act, bulkId: undefined as string | undefined });
  useEffect(() => {
    latest.current = { ...latest.current, chosen, act };
  });
  useEffect(() => {
    if (key === null) return undefined;
    let left = false;
    const timer = setTimeout(() => {
      const { chosen: now, act: asked, bulkId } = latest.current;
      if (now === null || asked === null) return;
      void client.bulk.prepare({ chosen: now, act: withoutWords(asked), ...(bulkId !== undefined && { instead: bulkId }) }).then((reply) => {
        if (left) return;
        setFailure(reply.ok ? null : reply.error);
        if (!reply.ok) return;
        latest.current = { ...latest.current, bulkId: reply.value.bulkId };
        setSeen({ key, bulk: reply.value });
      });
    }, CALM_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [client, key]);
  const bulkId = seen?.bulk.bulkId;
  useConsoleEvents((event) => {
    if (bulkId === undefined || event.name !== 'changed' || !event.payload.topics.includes(`bulk:${bulkId}`)) return;
    void client.bulk.get({ bulkId }).then((reply) => {
      if (reply.ok) setSeen((before) => (before?.bulk.bulkId === bulkId ? { ...before, bulk: reply.value } : before));
    });
  });
  return { bulk: seen !== null && seen.key === key ? seen.bulk : undefined, failure };
};
