import type { FaultName } from './faults.ts';
import { LATENESS_MS, type SimWms } from './sim-wms.ts';
import { CHANGE_KINDS } from '../../shared/core/outbox/outbox-entry.ts';
import type { WmsAnswer, WmsFailure } from '../../shared/core/outbox/wms-answer.ts';
import type { WmsOrder } from '../../shared/core/inbox/wms-order.ts';
import type { InboundPage, InboundRaw, OutgoingChange, WmsConnector, WmsReply } from '../../shared/core/ports/wms-connector.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import type { Random, VirtualTime } from './virtual-time.ts';

const TIMEOUT_MS = 30_000;

export interface NetworkDeps {
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
export function createSimConnector(station: string, isAlive: () => boolean, deps: NetworkDeps): WmsConnector {
  const { wms, time, random, hits, log } = deps;
  const delayMs = (): number => 20 + random.below(400) + (hits('slow') ? random.below(90_000) : 0);
  const fail = (kind: WmsFailure['kind'], detail = '', retryAfterMs: number | null = null): Result<never, WmsFailure> => err({ kind, detail, retryAfterMs });

  /** Arrives once, in this life or not at all. */
  const later = <T>(afterMs: number, name: string, answer: () => Result<T, WmsFailure>): WmsReply<T> =>
    new Promise((resolve) => {
      time.after(afterMs, () => {
        if (!isAlive()) return;
        const outcome = answer();
        log(`${station} ${name} ${outcome.ok ? 'ok' : outcome.error.kind}`);
        resolve(outcome);
      });
    });

  /** A question that changes nothing. */
  function ask<T>(name: string, answer: () => T): WmsReply<T> {
    if (hits('unreachable')) return later(5, name, () => fail('unreachable', 'ECONNREFUSED'));
    if (hits('requestLost') || hits('answerLost')) return later(TIMEOUT_MS, name, () => fail('timeout'));
    if (hits('errorBefore')) return later(delayMs(), name, () => fail('server_error', '500'));
    if (hits('portal')) return later(delayMs(), name, () => fail('garbled', 'not_json'));
    return later(delayMs(), name, () => (wms.up ? ok(answer()) : fail('lost', '503')));
  }

  function send(changes: readonly OutgoingChange[]): WmsReply<ReadonlyMap<string, WmsAnswer>> {
    log(`${station} send ${changes.map(({ id }) => id.slice(-6)).join(' ')}`);
    const apply = (change: OutgoingChange): WmsAnswer => wms.apply(change, hits('refusal'));
    if (!wms.up) return random.chance(0.5) ? later(5, 'send', () => fail('unreachable', 'ECONNREFUSED')) : later(TIMEOUT_MS, 'send', () => fail('timeout'));
    if (hits('unreachable')) return later(5, 'send', () => fail('unreachable', 'ECONNREFUSED'));
    if (hits('requestLost')) return later(TIMEOUT_MS, 'send', () => fail('timeout'));
    if (hits('requestLate')) {
      time.after(TIMEOUT_MS + random.below(LATENESS_MS - TIMEOUT_MS - 1_000), () => changes.forEach(apply));
      return later(TIMEOUT_MS, 'send', () => fail('timeout'));
    }
    if (hits('errorBefore')) return later(delayMs(), 'send', () => fail('server_error', '500'));
    if (hits('portal')) return later(delayMs(), 'send', () => fail('garbled', 'not_json'));
    if (changes.some(({ id }) => deps.isPoison(id))) return later(delayMs(), 'send', () => fail('server_error', '500'));
    return new Promise((resolve) => {
      const arrivesMs = delayMs();
      time.after(arrivesMs, () => {
        const reached = changes.length > 1 && hits('partial') ? changes.slice(0, 1 + random.below(changes.length - 1)) : changes;
        const answers = reached.map((change): readonly [string, WmsAnswer] => [
          change.id,
          hits('itemLater') || hits('retryLater') ? { outcome: 'retryLater', afterMs: 1_000 + random.below(60_000) } : apply(change),
        ]);
        if (wms.level.level !== 'L2' && wms.level.level !== 'L3' && hits('lateDuplicate'))
          time.after(random.below(LATENESS_MS - arrivesMs - 1_000 > 0 ? LATENESS_MS - arrivesMs - 1_000 : 1), () => reached.forEach(apply));
        const back = (afterMs: number, outcome: Result<ReadonlyMap<string, WmsAnswer>, WmsFailure>): void =>
          time.after(afterMs, () => {
            if (!isAlive()) return;
            log(`${station} answer ${outcome.ok ? [...outcome.value.values()].map((answer) => answer.outcome).join(' ') : outcome.error.kind}`);
            resolve(outcome);
          });
        if (hits('answerLost')) return back(TIMEOUT_MS, fail('timeout'));
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
    pullChanges: (cursor) => ask('pull', () => repeated(wms.changesAfter(cursor, () => hits('feedSkips')))),
    sweep: (from) => ask('sweep', () => wms.listing(from)),
    understand: (record: InboundRaw) => ok({ kind: 'order', order: (record.raw as unknown as { readonly order: WmsOrder }).order }),
  };
}
