import { useState } from 'react';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import type { OrderDto } from '../../../../shared/contract/dto.ts';
import { useClient } from '../../../transport/console-context.ts';

interface Revealed {
  readonly orderId: string;
  readonly version: number;
  readonly data: Pick<OrderDto, 'recipient' | 'buyerNote' | 'sellerNote'>;
}

/** One order's personal data, unmasked because somebody asked for it (the host wrote that down). Gone with the panel, never cached. */
export const useReveal = (order: OrderDto | undefined) => {
  const client = useClient();
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const [revealing, setRevealing] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  const fits = revealed !== null && order !== undefined && revealed.orderId === order.id && revealed.version === order.version;
  /** Settles with the answer, whichever it is. */
  const reveal = async (): Promise<void> => {
    if (order === undefined) return;
    setRevealing(true);
    const reply = await client.orders.reveal({ orderId: order.id });
    setRevealing(false);
    setFailure(reply.ok ? null : reply.error);
    if (reply.ok) setRevealed({ orderId: order.id, version: order.version, data: reply.value });
  };
  return { order: fits ? { ...order, ...revealed.data, revealed: true } : order, reveal, revealing, failure };
};
