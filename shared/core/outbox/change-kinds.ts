/** What can be told to a WMS. Only the `order.released|packed|shipped` kinds go through the gate; the others always sync, also for a held order. */
export const CHANGE_KINDS = [
  'order.correct',
  'order.hold',
  'order.unhold',
  'order.cancel',
  'order.note',
  'order.released',
  'order.packed',
  'order.shipped',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];
export const GATED_CHANGE_KINDS = ['order.released', 'order.packed', 'order.shipped'] as const satisfies readonly ChangeKind[];
