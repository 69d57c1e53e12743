import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BenchDto, PackVerdictDto } from '../../../shared/contract/pack.contract.ts';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import { keyboard } from '../../lib/keys/keyboard.ts';
import { createScanSender, type ScanSender } from '../../lib/scanning/scan-sender.ts';
import { playVerdict, type VerdictSound } from '../../lib/sound/verdict-sound.ts';
import { useClient } from '../../transport/console-context.ts';

/** What the last scan said; `n` counts, so that the same verdict twice is two. */
export interface Said {
  readonly n: number;
  readonly verdict: PackVerdictDto | null;
  readonly refused: CallError | null;
  readonly text: string;
  readonly at: number;
}

const OPEN_KEY = 'sidebay.packOrder';
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
  const [said, setSaid] = useState<Said | null>(null);
  const open = useRef<string | null>(sessionStorage.getItem(OPEN_KEY));
  const sender = useRef<ScanSender | null>(null);

  const take = useCallback(
    (next: BenchDto | null, verdict: PackVerdictDto | null, text: string, refused: CallError | null = null) => {
      open.current = next?.orderId ?? null;
      if (next === null) sessionStorage.removeItem(OPEN_KEY);
      else sessionStorage.setItem(OPEN_KEY, next.orderId);
      setBench(next);
      setSaid((before) => ({ n: (before?.n ?? 0) + 1, verdict, refused, text, at: Date.now() }));
      const sound = refused !== null ? 'refused' : verdict === null ? undefined : SOUNDS[verdict.tone];
      if (sound !== undefined) playVerdict(sound);
      if (next === null) void queries.invalidateQueries({ queryKey: ['pack'] });
    },
    [queries],
  );

  useEffect(() => {
    const own = createScanSender({
      desk: 'pack',
      send: (scan) => client.pack.scan({ scan, orderId: open.current }),
      onAnswer: ({ verdict, bench: next }, scan) => take(next, verdict, scan.text),
      onRefused: (error, scan) => setSaid((before) => ({ n: (before?.n ?? 0) + 1, verdict: null, refused: error, text: scan.text, at: Date.now() })),
    });
    sender.current = own;
    const stopListening = keyboard.onScan((text, timing) => own.add(text, timing), { inFields: true });
    const leaveBench = keyboard.atBench();
    return () => {
      stopListening();
      leaveBench();
      own.stop();
    };
  }, [client, take]);

  // After a reload: what lay here, counted anew from the journal of scans.
  useEffect(() => {
    const orderId = open.current;
    if (orderId === null) return;
    void client.pack.show({ orderId }).then((reply) => {
      if (!reply.ok || open.current !== orderId) return;
      if (reply.value.bench === null) {
        open.current = null;
        sessionStorage.removeItem(OPEN_KEY);
      }
      setBench((before) => before ?? reply.value.bench);
    });
  }, [client]);

  /** What a key or a dialog says goes the way of a scan. */
  const say = useCallback((text: string) => sender.current?.add(text, null), []);
  return { bench, said, say, take };
};
