import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import { keyboard } from '../keys/keyboard.ts';
import { createScanSender, type ScanSender, type ScanSenderDeps } from './scan-sender.ts';

/** What the last scan at a desk said; `n` counts, so that the same verdict twice is two. */
export interface LastScan<V> {
  readonly n: number;
  readonly verdict: V | null;
  readonly refused: CallError | null;
  readonly text: string;
  readonly at: number;
}

export const useLastScan = <V>() => {
  const [said, setSaid] = useState<LastScan<V> | null>(null);
  const tell = useCallback(
    (verdict: V | null, refused: CallError | null, text: string) => setSaid((before) => ({ n: (before?.n ?? 0) + 1, verdict, refused, text, at: Date.now() })),
    [],
  );
  return { said, tell };
};

/**
 * The way of scans from the whole window to the host, for a desk that works by them; `deps` that change begin a new one. What comes back sends a text
 * that a key or a dialog says the same way.
 */
export function useScanLine<T>(deps: ScanSenderDeps<T>): (text: string) => void {
  const sender = useRef<ScanSender | null>(null);
  useEffect(() => {
    const own = createScanSender(deps);
    sender.current = own;
    const stopListening = keyboard.onScan((text, timing) => own.add(text, timing), { inFields: true });
    const leaveBench = keyboard.atBench();
    return () => {
      stopListening();
      leaveBench();
      own.stop();
    };
  }, [deps]);
  return useCallback((text) => sender.current?.add(text, null), []);
}
