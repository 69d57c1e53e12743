import type { ChannelId, Outage } from '../outage/outage.ts';

/** Outages as they stand; what happened in them is in the journal. Writing needs a unit of work. */
export interface Outages {
  /** The one of the WMS that is not over; there is at most one. */
  readonly current: () => Outage | null;
  /** The same of any channel. */
  readonly ofChannel: (channel: ChannelId) => Outage | null;
  /** When a person last said that a platform is no longer sold on; null where nobody did. */
  readonly givenUpAt: (channel: ChannelId) => number | null;
  /** By id or by number. */
  readonly find: (idOrNo: string) => Outage | null;
  /** Newest first. */
  readonly list: (limit: number) => readonly Outage[];
  /** How many numbers of that year are taken: the highest running part. */
  readonly lastRunning: (year: number) => number;
  readonly save: (outage: Outage) => void;
}
