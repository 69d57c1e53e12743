import type { ActDto, BulkDto } from '../../../../shared/contract/bulk.contract.ts';
import type { Reply } from '../../../../shared/contract/define-contract.ts';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../lib/session/session.ts';
import type { Sending } from '../../../lib/use-send.ts';
import type { Decide } from '../api/use-decide.ts';
import { type Selection, toChosen } from '../bulk/selection.ts';
import { type BulkPreview, useBulkPreview } from '../bulk/use-bulk-preview.ts';
import { useBulkRun } from '../bulk/use-bulk-run.ts';
import type { OrderTarget, Target } from './act.ts';

type Subject = { readonly one: Target } | { readonly order: OrderTarget } | { readonly many: Selection };

interface ActInput<T> {
  readonly subject: Subject;
  /** What is chosen so far; null while nothing can be looked at yet. */
  readonly act: ActDto | null;
  /** How one exception is decided on. */
  readonly one?: (target: Target) => Promise<Reply<T>>;
  readonly order?: (target: OrderTarget) => Promise<Reply<T>>;
  readonly said: (count: number) => string;
  readonly decide: Decide;
  readonly onDone: () => void;
}

export interface ActState {
  readonly many: boolean;
  /** As many as it will be done to, as far as is known. */
  readonly count: number;
  readonly bulk: BulkDto | undefined;
  readonly preview: BulkPreview;
  readonly sending: Sending;
  /** Why it cannot be sent although the form is filled. */
  readonly blocked: string | undefined;
  readonly submit: () => void;
  /** Confirmed while it is still looked at what follows: done as soon as that is known, unless there is something to read first. */
  readonly onEarly: (() => void) | undefined;
}

/** Sends an act to one exception, or to many as one decision; either way what follows is looked at before. */
export const useAct = <T>({ subject, act, one, order, said, decide, onDone }: ActInput<T>): ActState => {
  const { t } = useTranslation();
  const { can } = useSession();
  const run = useBulkRun();
  const many = 'many' in subject;
  const chosen = useMemo(() => {
    if ('many' in subject) return toChosen(subject.many);
    return 'one' in subject && can('decide') ? { caseIds: [subject.one.caseId] } : null;
  }, [can, subject]);
  const preview = useBulkPreview(chosen, act);
  const { bulk } = preview;
  const known = many && bulk !== undefined && bulk.state === 'ready';
  const all = many ? subject.many.ids.size : 1;

  const send = async () => {
    if ('many' in subject) {
      if (act !== null && bulk !== undefined && (await run.start(bulk.bulkId, act, said))) onDone();
      return;
    }
    const [sent, orderId] = 'order' in subject ? [order?.(subject.order), subject.order.orderId] : [one?.(subject.one), subject.one.orderId];
    if (sent !== undefined && (await decide.decide(sent, said(1), [orderId])) !== null) onDone();
  };
  const [early, setEarly] = useState<string | null>(null);
  const wish = JSON.stringify(act);
  const isEarly = early === wish && many;
  useEffect(() => {
    if (!isEarly || !known) return;
    setEarly(null);
    if (bulk.can > 0 && bulk.cannot.length === 0) void send();
    // Sent once, for the choice that was confirmed; everything else it needs belongs to that choice.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isEarly, known]);
  const blockedBy = (): string | undefined => {
    if (act === null) return undefined;
    // Many wait for the look at what follows; one is sent at once, unless it is known already that it cannot be.
    if (many && !known) return t('bulk.looking');
    return bulk?.state === 'ready' && bulk.can === 0 ? t(many ? 'bulk.none' : 'bulk.notThis') : undefined;
  };
  return {
    many,
    bulk,
    preview,
    count: known ? bulk.can : all,
    sending: many ? run : decide,
    blocked: blockedBy(),
    submit: () => void send(),
    onEarly: many && act !== null && !known && preview.failure === null ? () => setEarly(wish) : undefined,
  };
};
