import type { Finding } from '../finding/finding.ts';
import { orderContent, type ComparableOrder } from './order-content.ts';

/** Message keys under `finding.`. */
export const DUPLICATE_FINDING_CODES = ['duplicate.same_content', 'duplicate.address_differs', 'duplicate.phone_differs', 'duplicate.by_hand'] as const;
export type DuplicateFindingCode = (typeof DUPLICATE_FINDING_CODES)[number];

/**
 * The text that is equal for equal orders, to be hashed before it is stored: it is made of personal data.
 * Begins with a version, so that a later way of writing it never meets an older one by accident. Null when there is too little to compare.
 */
export function contentFingerprint(order: ComparableOrder): string | null {
  const content = orderContent(order);
  return content === null ? null : ['order-content/1', order.merchant, content.name, content.phone, content.address, content.goods].join('\n');
}

const placedAt = (order: ComparableOrder): number | null => order.orderedAt ?? order.paidAt;

/** One number at one shop is one order however often it arrives; the import sees to that. */
const isSameNumber = (a: ComparableOrder, b: ComparableOrder): boolean =>
  a.platformOrderNo !== '' && a.merchant === b.merchant && a.platform === b.platform && a.platformOrderNo === b.platformOrderNo;

function codeFor(a: ComparableOrder, b: ComparableOrder): DuplicateFindingCode | null {
  const left = orderContent(a);
  const right = orderContent(b);
  if (left === null || right === null || left.goods !== right.goods) return null;
  const sameName = left.name === right.name && left.name !== '';
  const samePhone = left.phone === right.phone && left.phone !== '';
  const sameAddress = left.address === right.address;
  if (sameAddress && sameName && left.phone === right.phone) return 'duplicate.same_content';
  if (sameAddress && (sameName || samePhone)) return 'duplicate.phone_differs';
  return sameName && samePhone ? 'duplicate.address_differs' : null;
}

/** Whether order `a` may be order `b` once more. A person decides; an honest second order has other goods or comes later than the window. */
export function judgeDuplicate(a: ComparableOrder, b: ComparableOrder, windowMs: number): Finding | null {
  if (a.id === b.id || a.merchant !== b.merchant || isSameNumber(a, b)) return null;
  const aAt = placedAt(a);
  const bAt = placedAt(b);
  const apartMs = aAt === null || bAt === null ? 0 : Math.abs(aAt - bAt);
  if (apartMs > windowMs) return null;
  const code = codeFor(a, b);
  if (code === null) return null;
  const params = { other: b.platformOrderNo === '' ? b.id : b.platformOrderNo, minutes: Math.round(apartMs / 60_000) };
  return { kind: 'duplicate_order', code, field: 'recipient.name', span: null, params, severity: 'stop', suggestions: [] };
}
