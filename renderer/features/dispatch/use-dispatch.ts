import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CageVerdictDto, LoadViewDto } from '../../../shared/contract/loads.contract.ts';
import type { ScanSenderDeps } from '../../lib/scanning/scan-sender.ts';
import { useLastScan, useScanLine } from '../../lib/scanning/use-scan-line.ts';
import { playVerdict, type VerdictSound } from '../../lib/sound/verdict-sound.ts';
import { useClient } from '../../transport/console-context.ts';

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
  const { said, tell } = useLastScan<CageVerdictDto>();
  const open = useRef<string | null>(sessionStorage.getItem(LOAD_KEY));

  const take = useCallback((next: LoadViewDto | null) => {
    const isOpen = next?.load.state === 'open';
    open.current = isOpen ? next.load.id : null;
    if (isOpen) sessionStorage.setItem(LOAD_KEY, next.load.id);
    else sessionStorage.removeItem(LOAD_KEY);
    setView(isOpen ? next : null);
  }, []);

  /** What a key or a dialog says goes the way of a scan. */
  const say = useScanLine(
    useMemo(
      (): ScanSenderDeps<{ readonly verdict: CageVerdictDto; readonly view: LoadViewDto | null }> => ({
        desk: 'dispatch',
        send: (scan) => client.loads.scan({ scan, loadId: open.current }),
        onAnswer: ({ verdict, view: next }, scan) => {
          take(next);
          tell(verdict, null, scan.text);
          const sound = SOUNDS[verdict.tone];
          if (sound !== undefined) playVerdict(sound);
          if (next === null) void queries.invalidateQueries({ queryKey: ['loads'] });
        },
        onRefused: (error, scan) => {
          tell(null, error, scan.text);
          playVerdict('refused');
        },
      }),
      [client, queries, take, tell],
    ),
  );

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

  return { view, said, say, take };
};
