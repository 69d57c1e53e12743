/** What may go wrong after a parcel left. */
export const DELIVERY_KINDS = [
  'delivery_delay',
  'delivery_lost',
  'delivery_short',
  'delivery_damaged',
  'delivery_wrong_item',
  'delivery_missing_item',
  'delivery_undeliverable',
  'delivery_refused',
  'delivery_false_sign_for',
  'delivery_tracking_stalled',
] as const;

/** Kinds of exception (PRODUCT §3). */
export const EXCEPTION_KINDS = [
  'stock_out',
  'bad_address',
  'sku_mismatch',
  'special_request',
  'system_failure',
  'pack_mismatch',
  'dispatch_block',
  'duplicate_order',
  ...DELIVERY_KINDS,
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** Ways out per kind (PRODUCT §3): a case is resolved with one of these and no other. */
export const OUTCOMES = {
  stock_out: ['transferred', 'substituted', 'split', 'replenished', 'line_cancelled', 'order_cancelled', 'not_short'],
  bad_address: ['corrected', 'confirmed_as_written', 'order_cancelled'],
  sku_mismatch: ['corrected', 'confirmed_as_ordered', 'substituted', 'order_cancelled'],
  special_request: ['accepted', 'declined', 'noted'],
  system_failure: ['restored', 'worked_around'],
  pack_mismatch: ['corrected', 'overridden'],
  dispatch_block: ['pulled_back', 'released', 'relabelled'],
  duplicate_order: ['merged', 'both_kept', 'order_cancelled'],
  delivery_delay: ['chased', 'reshipped', 'refunded', 'compensated', 'rejected'],
  delivery_lost: ['reshipped', 'refunded', 'claimed', 'found'],
  delivery_short: ['reshipped', 'refunded', 'compensated', 'rejected'],
  delivery_damaged: ['replaced', 'refunded', 'compensated', 'claimed', 'rejected'],
  delivery_wrong_item: ['replaced', 'refunded', 'compensated', 'rejected'],
  delivery_missing_item: ['reshipped', 'refunded', 'compensated', 'rejected'],
  delivery_undeliverable: ['redirected', 'returned', 'reshipped', 'refunded'],
  delivery_refused: ['returned', 'refunded', 'redelivered'],
  delivery_false_sign_for: ['reshipped', 'refunded', 'claimed', 'rejected'],
  delivery_tracking_stalled: ['chased', 'reshipped', 'refunded', 'claimed'],
} as const satisfies Record<ExceptionKind, readonly string[]>;
export type Outcome = (typeof OUTCOMES)[ExceptionKind][number];

export const isOutcomeOf = (kind: ExceptionKind, outcome: string): outcome is Outcome => (OUTCOMES[kind] as readonly string[]).includes(outcome);
