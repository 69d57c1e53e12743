import type { Brand } from '../../kernel/brand.ts';
import type { ExceptionKind } from '../finding/exception-kinds.ts';
import type { RequestStrength } from '../finding/finding.ts';
import type { Right } from '../user/roles.ts';

export type HoldId = Brand<string, 'HoldId'>;

/** What a hold is about. `manual` holds are placed by a person and say themselves who may lift them. */
export const HOLD_KINDS = ['address', 'sku', 'stock', 'request', 'duplicate', 'parcel', 'manual'] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

/** A named reason that stops an order at every gate until somebody who may lift it does. */
export interface Hold {
  readonly id: HoldId;
  readonly kind: HoldKind;
  readonly caseId: string | null;
  /** Message key (`hold.reason.<…>`) of the program's holds, a person's own words on manual ones. */
  readonly reason: string;
  /** Who may lift it: anybody who decides and owns its exception, or only a supervisor. */
  readonly liftableBy: 'owner' | 'supervisor';
  /** What happens if nobody does, and when that is looked at again. */
  readonly ifNobody: string;
  readonly reviewAt: number | null;
  readonly placedAt: number;
  readonly placedBy: string;
  readonly liftedAt: number | null;
  readonly liftedBy: string | null;
}

export const isActive = (hold: Hold): boolean => hold.liftedAt === null;

/** The hold an exception places by itself (PRODUCT §3), or null when its kind only informs. */
export function holdKindOf(kind: ExceptionKind, strength: RequestStrength | null): HoldKind | null {
  switch (kind) {
    case 'bad_address':
      return 'address';
    case 'sku_mismatch':
      return 'sku';
    case 'stock_out':
      return 'stock';
    case 'duplicate_order':
      return 'duplicate';
    case 'special_request':
      return strength === 'condition' ? 'request' : null;
    case 'pack_mismatch':
    case 'dispatch_block':
      return 'parcel';
    default:
      return null;
  }
}

/** The right needed to lift: a supervisor lifts any, others only holds of exceptions they own (PRODUCT §5). */
export const rightToLift = (hold: Hold, ownsCase: boolean): Right => (hold.liftableBy === 'owner' && ownsCase ? 'lift_own_holds' : 'lift_any_hold');
