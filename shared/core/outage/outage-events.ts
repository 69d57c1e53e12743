import type { StatedTotals } from './certificate.ts';
import type { ChannelId, FailureSign, TriageCause } from './outage.ts';

interface Shape<T extends string, D, P = null> {
  readonly type: T;
  readonly data: D;
  readonly personal: P;
}
interface Of {
  readonly outage: string;
}
/** What people write in their own words is kept where it can be erased. */
interface Words {
  readonly text: string;
}

/** What a new outage begins with. */
export interface Noticed {
  readonly no: string;
  readonly channel: ChannelId;
  readonly sign: FailureSign;
  readonly sinceAt: number;
  readonly lastKnownAt: number | null;
  readonly clock: { readonly policyVersion: number; readonly minutes: number; readonly warnShare: number };
}

export type OutageEvent =
  | Shape<'outage.noticed', Of & Noticed>
  | Shape<'outage.restored', Of & { readonly sinceAt: number }>
  | Shape<'outage.failedAgain', Of & { readonly sign: FailureSign; readonly sinceAt: number }>
  | Shape<'outage.passed', Of>
  /** A person says that no orders are expected of a platform any more; nothing came back. */
  | Shape<'outage.givenUp', Of, Words>
  | Shape<'outage.triaged', Of & { readonly cause: TriageCause; readonly expectedEndAt: number | null }, Words>
  | Shape<'outage.declared', Of & { readonly lastKnownAt: number | null }, Words>
  | Shape<'outage.recovered', Of & { readonly lastContactAt: number | null }>
  | Shape<'outage.uploadAsked', Of & { readonly waiting: number }>
  | Shape<'outage.told', Of & { readonly audience: string; readonly messages: number }>
  | Shape<'outage.explained', Of & { readonly lines: readonly string[] }, Words>
  | Shape<'outage.closed', Of & { readonly totals: StatedTotals; readonly toN: number; readonly head: string }>;

export type OutageEventType = OutageEvent['type'];
export const isOutageEventType = (type: string): type is OutageEventType => type.startsWith('outage.');
