import type { RunningClock } from '../exception-case/exception-case.ts';
import type { StatedTotals } from './certificate.ts';

/**
 * An outage as an object. Until it is declared it is an incident of the kind `system_failure` with a triage clock of its own: it concerns
 * every order and belongs to none. Only people move it on from there, so that a WMS that comes and goes moves nothing:
 *
 *   noticed ── declare ──▶ declared ── recover ──▶ recovered ── ask for the upload ──▶ reconciling ── sign ──▶ closed
 *      └─ well again, steadily ─▶ passed              ◀── declare again ──┘
 *
 * Each channel has one of its own. A platform that fails stays at `noticed` until its orders come again, or until a person says that nothing
 * is sold there any more: the WMS is well, so nothing is held back and nobody works by hand. Only the WMS's is ever declared.
 */
export const OUTAGE_STATES = ['noticed', 'passed', 'declared', 'recovered', 'reconciling', 'closed'] as const;
export type OutageState = (typeof OUTAGE_STATES)[number];

/** What is watched: the line to the WMS, and each platform whose orders come through it, by its code. */
export type ChannelId = 'wms' | `platform:${string}`;
export const platformChannel = (platform: string): ChannelId => `platform:${platform}`;
/** Null for the WMS. */
export const platformOf = (channel: ChannelId): string | null => (channel === 'wms' ? null : channel.slice('platform:'.length));

/** What a failing channel shows; `not_arriving` is said of platforms alone, and `by_hand` where a person saw it first. */
export const FAILURE_SIGNS = ['silent', 'erroring', 'slow', 'not_taking', 'frozen', 'not_arriving', 'by_hand'] as const;
export type FailureSign = (typeof FAILURE_SIGNS)[number];

/** Where the fault lies, as far as triage can tell. */
export const TRIAGE_CAUSES = ['ours', 'network', 'wms', 'platform', 'carrier', 'unknown'] as const;
export type TriageCause = (typeof TRIAGE_CAUSES)[number];

/** Who did something and when; `by` is a user id or the rule of the program. */
export interface Deed {
  readonly at: number;
  readonly by: string;
}

export interface Explanation extends Deed {
  readonly reason: string;
}

export interface Outage {
  readonly id: string;
  /** As people say it: OUT-2026-007. */
  readonly no: string;
  readonly state: OutageState;
  readonly channel: ChannelId;
  readonly sign: FailureSign;
  /** When it seems to have begun, and when it was seen. */
  readonly sinceAt: number;
  readonly noticed: Deed;
  /** Watermark: the last time the WMS said something we understood. Later knowledge of it is none. */
  readonly lastKnownAt: number | null;
  readonly triage: { readonly clock: RunningClock; readonly cause: TriageCause | null; readonly expectedEndAt: number | null; readonly note: string };
  readonly declared: (Deed & { readonly reason: string }) | null;
  /** Who said that the platform is no longer sold on; absent where nobody did. */
  readonly givenUp?: Deed & { readonly reason: string };
  /** Since when the channel has been well again; null while it fails. */
  readonly wellSinceAt: number | null;
  /** How often it failed again after it had been well. */
  readonly relapses: number;
  readonly recovered: Deed | null;
  readonly upload: (Deed & { readonly waiting: number }) | null;
  readonly told: readonly (Deed & { readonly audience: string; readonly messages: number })[];
  /** By line: the order and what was found about it; another finding asks again. */
  readonly explained: Readonly<Record<string, Explanation>>;
  readonly closed: (Deed & { readonly totals: StatedTotals; readonly toN: number; readonly head: string }) | null;
  /** Place of its first entry in the journal: the work of the outage is what stands behind it. */
  readonly firstN: number;
}

/** People work by hand: upload waits, papers are numbered, the shell wears the tape. */
export const isManualMode = ({ state }: Pick<Outage, 'state'>): boolean => state === 'declared' || state === 'recovered';
/** From the declaration until the signature. */
export const isRunning = ({ state }: Pick<Outage, 'state'>): boolean => isManualMode({ state }) || state === 'reconciling';
export const isOver = ({ state }: Pick<Outage, 'state'>): boolean => state === 'passed' || state === 'closed';
