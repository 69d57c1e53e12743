import { useState } from 'react';
import type { CallError, Reply } from '../../shared/contract/define-contract.ts';
import { useToast } from '../ui/feedback/toast.tsx';

export interface Sending {
  readonly busy: boolean;
  /** Why the last one was refused; stays until the next one. */
  readonly failure: CallError | null;
  readonly forget: () => void;
}

export interface Said {
  readonly text: string;
  readonly undo?: () => void;
}

export interface Send extends Sending {
  /** Sends what a person wants and says what came of it, and what takes it back. Resolves to whether it was done, once what shows it asked again. */
  readonly send: <T>(call: Promise<Reply<T>>, said?: (value: T) => string | Said) => Promise<boolean>;
}

/** `onSent` is told after each answer, also a refusal: what is shown may be old. */
export const useSend = (onSent: () => unknown): Send => {
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  return {
    busy,
    failure,
    forget: () => setFailure(null),
    send: async (call, said) => {
      setBusy(true);
      const reply = await call;
      setBusy(false);
      setFailure(reply.ok ? null : reply.error);
      if (reply.ok && said !== undefined) {
        const words = said(reply.value);
        toast.show(typeof words === 'string' ? { text: words } : words);
      }
      await onSent();
      return reply.ok;
    },
  };
};
