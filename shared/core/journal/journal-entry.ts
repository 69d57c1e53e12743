import type { OrderId } from '../order/order.ts';

/** JSON as it is stored: no undefined, no dates, no class instances. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** Who did something: a person, one of the program's own rules or loops, or the command line. */
export type Actor = { readonly kind: 'person'; readonly userId: string } | { readonly kind: 'program'; readonly rule: string } | { readonly kind: 'cli' };

/** What a use case asks to be written down. `data` is hashed for ever and holds no personal data; `personal` is committed to by a salted digest and can be erased. */
export interface JournalDraft {
  readonly type: string;
  readonly at: number;
  readonly actor: Actor;
  readonly orderId: OrderId | null;
  readonly caseId: string | null;
  readonly data: JsonObject;
  readonly personal: JsonObject | null;
  /** Shared by all entries that one decision wrote together; what undo takes back as a whole. */
  readonly decision?: string;
}

/** A written entry. `n` is its place in this file; `seq` is dense per station and incarnation: 1, 2, 3 … without a hole. */
export interface JournalEntry extends JournalDraft {
  readonly n: number;
  readonly seq: number;
  readonly id: string;
  readonly station: string;
  readonly incarnation: string;
  readonly hash: string;
  readonly personalErased: boolean;
}
