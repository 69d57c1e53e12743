import { useState } from 'react';
import type { CallError, Reply } from '../../../shared/contract/define-contract.ts';
import { useToast } from '../../ui/feedback/toast.tsx';

/** Sends what a person wants and says what came of it; why it was refused stays until the next one. Resolves to whether it was done. */
export const useSend = (onSent: () => void) => {
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  const send = async <T>(call: Promise<Reply<T>>, said?: (value: T) => string): Promise<boolean> => {
    setBusy(true);
    const reply = await call;
    setBusy(false);
    setFailure(reply.ok ? null : reply.error);
    if (reply.ok && said !== undefined) toast.show({ text: said(reply.value) });
    onSent();
    return reply.ok;
  };
  return { send, busy, failure };
};
