import { DELIVERY_KINDS, type ExceptionKind } from '../finding/exception-kinds.ts';

/** What a clock waits for; each is a message key `clock.<name>`. */
export const CLOCK_NAMES = ['merchant_told', 'first_contact', 'feasibility', 'triage', 'decided', 'first_reply', 'finding'] as const;
export type ClockName = (typeof CLOCK_NAMES)[number];

export interface ClockPolicy {
  readonly kind: ExceptionKind;
  readonly clock: ClockName;
  /** Working minutes of the site. */
  readonly minutes: number;
  /** Share of the minutes after which a warning is due, 0…1. */
  readonly warnAt: number;
  /** A running clock keeps the version it was started with. */
  readonly version: number;
  readonly pausable: boolean;
}

const policy = (kind: ExceptionKind, clock: ClockName, minutes: number, pausable: boolean): ClockPolicy => ({
  kind,
  clock,
  minutes,
  warnAt: 0.75,
  version: 1,
  pausable,
});

/** Where a site begins; an administrator edits a copy. Pack and dispatch have no minutes: they end when the parcel or the truck closes. */
export const DEFAULT_CLOCK_POLICIES: readonly ClockPolicy[] = [
  policy('stock_out', 'merchant_told', 60, false),
  policy('bad_address', 'first_contact', 120, false),
  policy('sku_mismatch', 'first_contact', 120, false),
  policy('special_request', 'feasibility', 120, false),
  policy('system_failure', 'triage', 30, false),
  policy('duplicate_order', 'decided', 60, true),
  ...DELIVERY_KINDS.flatMap((kind) => [policy(kind, 'first_reply', 120, false), policy(kind, 'finding', 1440, true)]),
];

/** Why a clock may stand still, and which of the two counts stands: `none` is written down and stops nothing. */
export const PAUSE_REASONS = {
  wait_customer: 'contract',
  wait_merchant: 'contract',
  wait_carrier: 'contract',
  wait_stock: 'contract',
  wait_approval: 'none',
  customer_date: 'both',
  force_majeure: 'contract',
  outage_platform: 'contract',
  outage_own: 'none',
  police_customs: 'contract',
  legal_hold: 'both',
} as const satisfies Readonly<Record<string, 'contract' | 'both' | 'none'>>;
export type PauseReason = keyof typeof PAUSE_REASONS;
export const isPauseReason = (text: string): text is PauseReason => Object.hasOwn(PAUSE_REASONS, text);
