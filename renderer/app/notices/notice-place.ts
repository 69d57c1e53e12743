import { orderAddress, panelAddress } from '../../lib/queue-address.ts';
import { stockAddress } from '../../lib/stock-address.ts';
import type { Notice } from './group-notices.ts';

/** Where what a notice tells of stands; null for what stands nowhere. One queued by an older version names less and leads to the desk. */
export const placeOf = ({ code, params, orderId }: Notice): string | null => {
  const { caseId, importId, incident } = params;
  if (orderId !== null) return typeof caseId === 'string' ? panelAddress(orderId, caseId) : orderAddress(orderId);
  if (code.startsWith('message.import_')) return typeof importId === 'string' ? `/intake?import=${encodeURIComponent(importId)}` : '/intake';
  if (code.startsWith('message.outage.')) return '/outage';
  if (code.startsWith('message.stock')) return typeof incident === 'string' ? stockAddress(incident) : '/stock';
  return null;
};
