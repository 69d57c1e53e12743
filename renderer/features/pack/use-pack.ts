import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BenchDto, PackVerdictDto } from '../../../shared/contract/pack.contract.ts';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import type { ScanSenderDeps } from '../../lib/scanning/scan-sender.ts';
import { useLastScan, useScanLine } from '../../lib/scanning/use-scan-line.ts';
import { playVerdict, type VerdictSound } from '../../lib/sound/verdict-sound.ts';
import { useClient } from '../../transport/console-context.ts';

const OPEN_KEY = 'sidebay.packOrder';
/** Quick hands scan the next order before they look at what waits: counting that would stand in their way. */
const LOOK_AROUND_MS = 400;
const SOUNDS: Partial<Readonly<Record<PackVerdictDto['tone'], VerdictSound>>> = {
  counted: 'counted',
  complete: 'complete',
  closed: 'complete',
  refused: 'refused',
  look_again: 'lookAgain',
  unknown: 'unknown',
};

/** The bench of this window: which order lies on it, what was said last, and the way scans go. */
export const usePack = () => {
  const client = useClient();
  const queries = useQueryClient();
  const [bench, setBench] = useState<BenchDto | null>(null);
  const { said, tell } = useLastScan<PackVerdictDto>();
  const open = useRef<string | null>(sessionStorage.getItem(OPEN_KEY));
  const lookAround = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(lookAround.current), []);

  /** Known again after a reload. Most scans are of the order that lies here already. */
  const lay = useCallback((orderId: string | null): void => {
    if (open.current === orderId) return;
    open.current = orderId;
    if (orderId === null) sessionStorage.removeItem(OPEN_KEY);
    else sessionStorage.setItem(OPEN_KEY, orderId);
  }, []);

  const take = useCallback(
    (next: BenchDto | null, verdict: PackVerdictDto | null, text: string, refused: CallError | null = null) => {
      lay(next?.orderId ?? null);
      setBench(next);
      tell(verdict, refused, text);
      const sound = refused !== null ? 'refused' : verdict === null ? undefined : SOUNDS[verdict.tone];
      if (sound !== undefined) playVerdict(sound);
      clearTimeout(lookAround.current);
      if (next === null) lookAround.current = setTimeout(() => void queries.invalidateQueries({ queryKey: ['pack', 'waiting'] }), LOOK_AROUND_MS);
    },
    [lay, queries, tell],
  );

  /** What a key or a dialog says goes the way of a scan. */
  const say = useScanLine(
    useMemo(
      (): ScanSenderDeps<{ readonly verdict: PackVerdictDto; readonly bench: BenchDto | null }> => ({
        desk: 'pack',
        send: (scan) => client.pack.scan({ scan, orderId: open.current }),
        onAnswer: ({ verdict, bench: next }, scan) => take(next, verdict, scan.text),
        onRefused: (error, scan) => tell(null, error, scan.text),
      }),
      [client, take, tell],
    ),
  );

  // After a reload: what lay here, counted anew from the journal of scans.
  useEffect(() => {
    const orderId = open.current;
    if (orderId === null) return;
    void client.pack.show({ orderId }).then((reply) => {
      if (!reply.ok || open.current !== orderId) return;
      if (reply.value.bench === null) lay(null);
      setBench((before) => before ?? reply.value.bench);
    });
  }, [client, lay]);

  return { bench, said, say, take };
};
