import type { FaultName } from './faults.ts';
import { LATENESS_MS, type SimWms } from './sim-wms.ts';
import { CHANGE_KINDS } from '../../shared/core/outbox/outbox-entry.ts';
import type { WmsAnswer, WmsFailure } from '../../shared/core/outbox/wms-answer.ts';
import type { WmsOrder } from '../../shared/core/inbox/wms-order.ts';
import type { InboundPage, InboundRaw, OutgoingChange, WmsConnector, WmsReply } from '../../shared/core/ports/wms-connector.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import type { Random, VirtualTime } from './virtual-time.ts';

const TIMEOUT_MS = 30_000;

/** The line of one station: what happens to it comes over several others at once, so each end is counted. */
export interface Line {
  /** Nothing leaves. */
  cutOut: number;
  /** Nothing comes back. */
  cutIn: number;
}

export interface NetworkDeps {
  readonly line?: Line;
  /** A page of the feed reached the station. */
  readonly onPage?: (wmsInstance: number, page: InboundPage) => void;
  readonly wms: SimWms;
  readonly time: VirtualTime;
  readonly random: Random;
  /** Whether this fault happens now. */
  readonly hits: (fault: FaultName) => boolean;
  /** Breaks the WMS whenever it is sent, for ever. */
  readonly isPoison: (changeId: string) => boolean;
  readonly log: (what: string) => void;
}

/** The way from one life of one station to the WMS and back, or somewhere else. Nothing arrives in a life that has ended. */
export function createSimConnector(station: string, isAlive: () => boolean, lateMs: () => number, deps: NetworkDeps): WmsConnector {
  const { wms, random, hits, log } = deps;
  const line = deps.line ?? { cutOut: 0, cutIn: 0 };
  const { time } = deps;
  /** What is sent while the process stands leaves when it goes on, and what comes back meanwhile is read then. */
  const leave = (afterMs: number, arrive: () => void): void => time.after(afterMs + lateMs(), arrive);
  const hear = (afterMs: number, read: () => void): void =>
    time.after(afterMs, () => {
      if (lateMs() > 0) hear(lateMs(), read);
      else if (isAlive()) read();
    });
  const delayMs = (): number => 20 + random.below(400) + (hits('slow') ? random.below(90_000) : 0);
  const fail = (kind: WmsFailure['kind'], detail = '', retryAfterMs: number | null = null): Result<never, WmsFailure> => err({ kind, detail, retryAfterMs });

  /** Arrives once, in this life or not at all. */
  const later = <T>(afterMs: number, name: string, answer: () => Result<T, WmsFailure>): WmsReply<T> =>
    new Promise((resolve) => {
      hear(afterMs + lateMs(), () => {
        const outcome = answer();
        log(`${station} ${name} ${outcome.ok ? 'ok' : outcome.error.kind}`);
        resolve(outcome);
      });
    });

  /** A question that changes nothing. */
  function ask<T>(name: string, answer: () => T): WmsReply<T> {
    if (line.cutOut > 0 || hits('unreachable')) return later(5, name, () => fail('unreachable', 'ECONNREFUSED'));
    if (hits('requestLost') || hits('answerLost')) return later(TIMEOUT_MS, name, () => fail('timeout'));
    if (hits('errorBefore')) return later(delayMs(), name, () => fail('server_error', '500'));
    if (hits('portal')) return later(delayMs(), name, () => fail('garbled', 'not_json'));
    const took = delayMs();
    return line.cutIn > 0 ? later(TIMEOUT_MS, name, () => fail('timeout')) : later(took, name, () => (wms.up ? ok(answer()) : fail('lost', '503')));
  }

  function send(changes: readonly OutgoingChange[]): WmsReply<ReadonlyMap<string, WmsAnswer>> {
    log(`${station} send ${changes.map(({ id }) => id.slice(-6)).join(' ')}`);
    const apply = (change: OutgoingChange): WmsAnswer => wms.apply(change, hits('refusal'), hits('saysAnew'));
    if (!wms.up) return random.chance(0.5) ? later(5, 'send', () => fail('unreachable', 'ECONNREFUSED')) : later(TIMEOUT_MS, 'send', () => fail('timeout'));
    if (line.cutOut > 0 || hits('unreachable')) return later(5, 'send', () => fail('unreachable', 'ECONNREFUSED'));
    if (hits('requestLost')) return later(TIMEOUT_MS, 'send', () => fail('timeout'));
    if (hits('requestLate')) {
      leave(TIMEOUT_MS + random.below(LATENESS_MS - TIMEOUT_MS - 1_000), () => changes.forEach(apply));
      return later(TIMEOUT_MS, 'send', () => fail('timeout'));
    }
    if (hits('errorBefore')) return later(delayMs(), 'send', () => fail('server_error', '500'));
    if (hits('portal')) return later(delayMs(), 'send', () => fail('garbled', 'not_json'));
    if (changes.some(({ id }) => deps.isPoison(id))) return later(delayMs(), 'send', () => fail('server_error', '500'));
    return new Promise((resolve) => {
      const arrivesMs = delayMs();
      leave(arrivesMs, () => {
        const reached = changes.length > 1 && hits('partial') ? changes.slice(0, 1 + random.below(changes.length - 1)) : changes;
        const answers = reached.map((change): readonly [string, WmsAnswer] => [
          change.id,
          hits('itemLater') || hits('retryLater') ? { outcome: 'retryLater', afterMs: 1_000 + random.below(60_000) } : apply(change),
        ]);
        if (wms.level.level !== 'L2' && wms.level.level !== 'L3' && hits('lateDuplicate'))
          time.after(random.below(LATENESS_MS - arrivesMs - 1_000 > 0 ? LATENESS_MS - arrivesMs - 1_000 : 1), () => reached.forEach(apply));
        const back = (afterMs: number, outcome: Result<ReadonlyMap<string, WmsAnswer>, WmsFailure>): void =>
          hear(afterMs, () => {
            log(`${station} answer ${outcome.ok ? [...outcome.value.values()].map((answer) => answer.outcome).join(' ') : outcome.error.kind}`);
            resolve(outcome);
          });
        if (line.cutIn > 0 || hits('answerLost')) return back(TIMEOUT_MS, fail('timeout'));
        if (hits('errorAfter')) return back(delayMs(), fail('server_error', '502'));
        const said = random.chance(0.3) ? answers.toReversed() : answers;
        const heard = said.map(([id, answer]): readonly [string, WmsAnswer] => [id, hits('garbled') ? { outcome: 'garbled', detail: 'ACCEPTED_V9' } : answer]);
        back(delayMs(), ok(new Map(heard)));
      });
    });
  }

  const repeated = (page: InboundPage): InboundPage => (hits('feedRepeats') ? { ...page, records: [...page.records, ...page.records.slice(0, 2)] } : page);
  return {
    profile: { level: wms.level, versions: true, holds: true, stock: true, webhooks: false, feed: 'cursor' },
    capabilities: () => ask('capabilities', () => ({ level: wms.level, kinds: CHANGE_KINDS, maxBatch: 5 })),
    health: () => ask('health', () => ({ at: time.now(), version: 'sim', instance: `sim-${wms.instance}` })),
    send,
    lookUp: (id) =>
      wms.level.level === 'L3' ? later(5, 'look-up', () => fail('garbled', '404')) : ask('look-up', () => wms.lookUp(id, hits('lookUpLag') ? 60_000 : 0)),
    pullChanges: (cursor) =>
      ask('pull', () => {
        const page = repeated(wms.changesAfter(cursor, () => hits('feedSkips')));
        deps.onPage?.(wms.instance, page);
        return page;
      }),
    sweep: (from) => ask('sweep', () => wms.listing(from)),
    understand: (record: InboundRaw) => ok({ kind: 'order', order: (record.raw as unknown as { readonly order: WmsOrder }).order }),
  };
}
