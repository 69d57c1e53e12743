import type { WmsOrder } from '../../inbox/wms-order.ts';
import { isBeforePacking } from '../../order/tote.ts';
import { hearOfTote } from '../cases/hear-of-tote.ts';
import { BY_WMS, type FollowDeps } from './take-in-wms-order.ts';

/**
 * The tote the WMS says an order is carried in, after the order itself was taken in. It is no content and moves no version, so what is as new as
 * we know the order counts; an older showing is a page that came late. A WMS that says nothing of totes leaves what a file said.
 */
export function followTote(order: WmsOrder, deps: FollowDeps): readonly string[] {
  if (order.tote === undefined) return [];
  const orderId = deps.orderFiles.findByWmsRef(order.ref);
  const file = orderId === null ? null : deps.orderFiles.load(orderId);
  if (file === null || order.version < (file.order.wmsVersion ?? 0)) return [];
  return hearOfTote(file, isBeforePacking(order.state) ? order.tote.trim() : '', BY_WMS, deps) ? [file.order.id] : [];
}
