import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActDto, BulkDto } from '../../../../shared/contract/bulk.contract.ts';
import type { CallError, Reply } from '../../../../shared/contract/define-contract.ts';
import { useClient, useConsoleEvents } from '../../../transport/console-context.ts';
import { useToast } from '../../../ui/feedback/toast.tsx';

export interface BulkRun {
  /** What is under way, or ended with something left to say. */
  readonly bulk: BulkDto | null;
  readonly busy: boolean;
  readonly failure: CallError | null;
  /** What was done to many before this place was left, and can still be taken back. */
  readonly before: string | null;
  readonly forget: () => void;
  /** True once it has begun; it goes on without whoever began it. `said` tells what was done to how many. */
  readonly start: (bulkId: string, act: ActDto, said: (count: number) => string) => Promise<boolean>;
  readonly stop: () => void;
  /** Takes the last one back; false when there is none. */
  readonly undo: () => boolean;
  readonly dismiss: () => void;
}

const UNDER_WAY: ReadonlySet<BulkDto['state']> = new Set(['counting', 'running', 'undoing']);
export const isUnderWay = ({ state }: BulkDto): boolean => UNDER_WAY.has(state);

interface Watched {
  readonly bulkId: string;
  readonly said: (count: number) => string;
}
/** The last one of this person in this window: it outlives the place, and ends with whoever began it. */
const LAST = ['bulk', 'last'] as const;

/** Decisions on many exceptions in this window: begun, watched, said when done, and taken back as one. */
export const useBulkRuns = (onStarted: () => void): BulkRun => {
  const { t } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  const [bulk, setBulk] = useState<BulkDto | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  const [before, setBefore] = useState<string | null>(null);
  const watched = useRef<(Watched & { ended: BulkDto['state'] | null }) | null>(null);
  const undoable = useRef<string | null>(null);
  const undoRef = useRef<() => boolean>(() => false);

  const follow = useCallback(
    (next: BulkDto) => {
      const own = watched.current;
      if (own?.bulkId !== next.bulkId) return;
      // Asked for twice, the end is told once.
      if (own.ended === next.state) return;
      setBulk(next);
      setBefore(null);
      if (isUnderWay(next)) return;
      own.ended = next.state;
      for (const group of ['case', 'order']) void queries.invalidateQueries({ queryKey: [group] });
      undoable.current = next.undoable && (next.state === 'done' || next.state === 'stopped') ? next.bulkId : null;
      const offer = undoable.current === null ? {} : { undo: () => void undoRef.current() };
      if (undoable.current === null) queries.removeQueries({ queryKey: LAST });
      if (next.state === 'undone') toast.show({ text: t('bulk.undone', { count: next.can }) });
      else if (next.can > 0 && next.state !== 'failed') toast.show({ text: own.said(next.can), ...offer });
      // All went well: the toast has said it.
      if (next.cannot.length === 0 && next.state !== 'stopped' && next.state !== 'failed') setBulk(null);
    },
    [queries, t, toast],
  );
  const asked = useCallback(
    async (send: Promise<Reply<BulkDto>>): Promise<boolean> => {
      setBusy(true);
      const reply = await send;
      setBusy(false);
      setFailure(reply.ok ? null : reply.error);
      if (reply.ok) follow(reply.value);
      return reply.ok;
    },
    [follow],
  );
  useEffect(() => {
    const last = queries.getQueryData<Watched>(LAST);
    if (last === undefined) return;
    const own = { ...last, ended: null as BulkDto['state'] | null };
    watched.current = own;
    void client.bulk.get({ bulkId: last.bulkId }).then((reply) => {
      // Another was begun meanwhile.
      if (watched.current !== own) return;
      if (reply.ok && isUnderWay(reply.value)) return setBulk(reply.value);
      if (!reply.ok || !reply.value.undoable) return queries.removeQueries({ queryKey: LAST });
      own.ended = reply.value.state;
      undoable.current = last.bulkId;
      setBefore(last.said(reply.value.can));
    });
  }, [client, queries]);
  useConsoleEvents((event) => {
    const bulkId = watched.current?.bulkId;
    if (bulkId === undefined) return;
    if (event.name === 'hostRestarted') {
      // What was under way ended with the host; what it had decided is in the journal.
      watched.current = null;
      undoable.current = null;
      queries.removeQueries({ queryKey: LAST });
      setBefore(null);
      setBulk((known) => (known === null ? null : { ...known, state: 'failed' }));
    } else if (event.name === 'changed' && event.payload.topics.includes(`bulk:${bulkId}`))
      void client.bulk.get({ bulkId }).then((reply) => {
        if (reply.ok) follow(reply.value);
      });
  });

  const undo = (): boolean => {
    const bulkId = undoable.current;
    if (bulkId === null) return false;
    undoable.current = null;
    if (watched.current !== null) watched.current.ended = null;
    void asked(client.bulk.undo({ bulkId }));
    return true;
  };
  useEffect(() => {
    undoRef.current = undo;
  });
  return {
    bulk,
    busy,
    failure,
    before,
    forget: () => setFailure(null),
    start: async (bulkId, act, said) => {
      watched.current = { bulkId, said, ended: null };
      queries.setQueryDefaults(LAST, { gcTime: Infinity });
      queries.setQueryData<Watched>(LAST, { bulkId, said });
      const started = await asked(client.bulk.start({ bulkId, act }));
      if (started) onStarted();
      return started;
    },
    stop: () => {
      if (bulk !== null) void asked(client.bulk.stop({ bulkId: bulk.bulkId }));
    },
    undo,
    dismiss: () => {
      setBulk(null);
      setBefore(null);
    },
  };
};

export const BulkRunContext = createContext<BulkRun | null>(null);
export const useBulkRun = (): BulkRun => {
  const run = useContext(BulkRunContext);
  if (run === null) throw new Error('no place for decisions on many above this component');
  return run;
};
