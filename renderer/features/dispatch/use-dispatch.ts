import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import type { CageVerdictDto, LoadViewDto } from '../../../shared/contract/loads.contract.ts';
import { keyboard } from '../../lib/keys/keyboard.ts';
import { createScanSender, type ScanSender } from '../../lib/scanning/scan-sender.ts';
import { playVerdict, type VerdictSound } from '../../lib/sound/verdict-sound.ts';
import { useClient } from '../../transport/console-context.ts';

/** What the last scan said; `n` counts, so that the same verdict twice is two. */
export interface Said {
  readonly n: number;
  readonly verdict: CageVerdictDto | null;
  readonly refused: CallError | null;
  readonly text: string;
  readonly at: number;
}

const LOAD_KEY = 'sidebay.load';
const SOUNDS: Partial<Readonly<Record<CageVerdictDto['tone'], VerdictSound>>> = {
  loaded: 'counted',
  refused: 'refused',
  look_again: 'lookAgain',
  unknown: 'unknown',
};

/** The cage of this window: which load is worked on, what was said last, and the way scans go. */
export const useDispatch = () => {
  const client = useClient();
  const queries = useQueryClient();
  const [view, setView] = useState<LoadViewDto | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const open = useRef<string | null>(sessionStorage.getItem(LOAD_KEY));
  const sender = useRef<ScanSender | null>(null);

  const take = useCallback((next: LoadViewDto | null) => {
    const isOpen = next?.load.state === 'open';
    open.current = isOpen ? next.load.id : null;
    if (isOpen) sessionStorage.setItem(LOAD_KEY, next.load.id);
    else sessionStorage.removeItem(LOAD_KEY);
    setView(isOpen ? next : null);
  }, []);

  useEffect(() => {
    const own = createScanSender({
      desk: 'dispatch',
      send: (scan) => client.loads.scan({ scan, loadId: open.current }),
      onAnswer: ({ verdict, view: next }, scan) => {
        take(next);
        setSaid((before) => ({ n: (before?.n ?? 0) + 1, verdict, refused: null, text: scan.text, at: Date.now() }));
        const sound = SOUNDS[verdict.tone];
        if (sound !== undefined) playVerdict(sound);
        if (next === null) void queries.invalidateQueries({ queryKey: ['loads'] });
      },
      onRefused: (error, scan) => {
        setSaid((before) => ({ n: (before?.n ?? 0) + 1, verdict: null, refused: error, text: scan.text, at: Date.now() }));
        playVerdict('refused');
      },
    });
    sender.current = own;
    const stopListening = keyboard.onScan((text, timing) => own.add(text, timing), { inFields: true });
    const leaveBench = keyboard.atBench();
    return () => {
      stopListening();
      leaveBench();
      own.stop();
    };
  }, [client, queries, take]);

  /** The load as it stands: after a reload, and from time to time, for orders are held and cancelled while nobody scans. */
  const show = useCallback(
    async (loadId: string) => {
      const reply = await client.loads.show({ loadId });
      if (reply.ok && (open.current === null || open.current === loadId)) take(reply.value);
    },
    [client, take],
  );
  useEffect(() => {
    const refresh = () => {
      if (open.current !== null) void show(open.current);
    };
    refresh();
    const timer = setInterval(refresh, 15_000);
    return () => clearInterval(timer);
  }, [show]);

  /** What a key or a dialog says goes the way of a scan. */
  const say = useCallback((text: string) => sender.current?.add(text, null), []);
  return { view, said, say, take };
};
