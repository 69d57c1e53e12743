import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallError, Reply } from '../../../../shared/contract/define-contract.ts';
import { useToast } from '../../../ui/feedback/toast.tsx';

export interface Deed {
  readonly busy: boolean;
  readonly failure: CallError | null;
  readonly forget: () => void;
  /** Resolves to whether it was done; why not stays until the next one. */
  readonly send: <T>(call: Promise<Reply<T>>, said?: (value: T) => string) => Promise<boolean>;
}

/** Something a person does on this desk; afterwards everything that shows the outage asks again. */
export const useDeed = (): Deed => {
  const queries = useQueryClient();
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
      if (reply.ok && said !== undefined) toast.show({ text: said(reply.value) });
      await queries.invalidateQueries({ queryKey: ['outage'] });
      return reply.ok;
    },
  };
};
