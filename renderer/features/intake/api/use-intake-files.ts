import { useRef, useState } from 'react';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { uploadFiles } from '../../../lib/upload.ts';
import { useClient } from '../../../transport/console-context.ts';

/** Files the host has in hand, waiting for a person to say start. */
export interface SentFiles {
  readonly uploadIds: readonly string[];
  /** Kept so that they can be sent again when the host was restarted in between. */
  readonly files: readonly File[];
}

export interface Sending {
  readonly files: readonly File[];
  readonly sentBytes: number;
  readonly allBytes: number;
}

/** Sends chosen files to the host. A second choice while one is under way replaces it. */
export const useIntakeFiles = (onSent: (sent: SentFiles) => void) => {
  const client = useClient();
  const [sending, setSending] = useState<Sending | null>(null);
  const [failure, setFailure] = useState<{ readonly error: CallError; readonly files: readonly File[] } | null>(null);
  const running = useRef<AbortController | null>(null);

  const send = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    setFailure(null);
    const allBytes = files.reduce((sum, file) => sum + file.size, 0);
    setSending({ files, sentBytes: 0, allBytes });
    const reply = await uploadFiles(client, files, { signal: stop.signal, onProgress: (sentBytes) => setSending({ files, sentBytes, allBytes }) });
    if (running.current !== stop) return;
    running.current = null;
    setSending(null);
    if (reply.ok) onSent({ uploadIds: reply.value, files });
    else if (!stop.signal.aborted) setFailure({ error: reply.error, files });
  };
  return { send, sending, failure, stop: () => running.current?.abort(), forget: () => setFailure(null) };
};
