import type { Result } from '../../kernel/result.ts';
import type { InboundFact } from '../inbox/wms-order.ts';
import type { Json } from '../journal/journal-entry.ts';
import type { ConnectorProfile, WmsLevel } from '../outbox/capability.ts';
import type { ChangeKind, OutboxEntry } from '../outbox/outbox-entry.ts';
import type { LookUpResult } from '../outbox/outbox-rules.ts';
import type { WmsAnswer, WmsFailure } from '../outbox/wms-answer.ts';

/** What an AbortSignal is, in words every layer knows. */
export interface CancelSignal {
  readonly aborted: boolean;
  readonly addEventListener: (type: 'abort', listener: () => void, options?: { readonly once?: boolean }) => void;
  readonly removeEventListener: (type: 'abort', listener: () => void) => void;
}

export type OutgoingChange = Pick<OutboxEntry, 'id' | 'lane' | 'orderRef' | 'kind' | 'payload' | 'baseVersion' | 'occurredAt'>;

export interface WmsCapabilities {
  readonly level: WmsLevel;
  readonly kinds: readonly ChangeKind[];
  /** Changes per call. */
  readonly maxBatch: number;
}

export interface WmsHealth {
  readonly at: number;
  readonly version: string;
  /** Another value than last time: the WMS was restored or replaced, and everything is read again. */
  readonly instance: string;
}

/** Something the WMS told us, kept as it came. `key` is unique per record and version, so that a repeated page adds nothing. */
export interface InboundRaw {
  readonly key: string;
  readonly kind: string;
  readonly raw: Json;
}

export interface InboundPage {
  readonly records: readonly InboundRaw[];
  /** Where the next page starts; to be stored together with the records, never before them. */
  readonly next: string;
  readonly more: boolean;
}

export type WmsReply<T> = Promise<Result<T, WmsFailure>>;

/** The way to one WMS. Never throws for what the network or the other side does; an aborted call is a `lost` one. */
export interface WmsConnector {
  /** What this connector is built for; what the other side says about itself is checked by `capabilities`. */
  readonly profile: ConnectorProfile;
  readonly capabilities: (signal: CancelSignal) => WmsReply<WmsCapabilities>;
  readonly health: (signal: CancelSignal) => WmsReply<WmsHealth>;
  /** Answers by change id. A missing key means: nothing is known of that change. */
  readonly send: (changes: readonly OutgoingChange[], signal: CancelSignal) => WmsReply<ReadonlyMap<string, WmsAnswer>>;
  readonly lookUp: (changeId: string, signal: CancelSignal) => WmsReply<LookUpResult>;
  /** What is new since `cursor`; the empty string starts at the beginning. */
  readonly pullChanges: (cursor: string, signal: CancelSignal) => WmsReply<InboundPage>;
  /** Everything there is, page by page, whatever was pulled before; the empty string starts. */
  readonly sweep: (page: string, signal: CancelSignal) => WmsReply<InboundPage>;
  /** Reads a raw record, now or after an update; the error names what could not be understood. */
  readonly understand: (record: InboundRaw) => Result<InboundFact, string>;
}
