import type { WmsLevel } from '../../shared/core/outbox/capability.ts';
import type { OutboxEntry } from '../../shared/core/outbox/outbox-entry.ts';
import type { LookUpResult } from '../../shared/core/outbox/outbox-rules.ts';
import type { SendOutcome } from '../../shared/core/outbox/settle-batch.ts';
import type { FinalAnswer, WmsAnswer, WmsFailure } from '../../shared/core/outbox/wms-answer.ts';
import { wmsOrder } from '../fixtures/wms-order.ts';
import type { Random, VirtualTime } from './virtual-time.ts';

/** Chances per call; each class is off in four runs of ten (swarm). */
export interface Faults {
  readonly requestLost: number;
  /** Given up by the sender, yet it lands. */
  readonly requestLate: number;
  readonly answerLost: number;
  readonly lateDuplicate: number;
  readonly errorBefore: number;
  readonly errorAfter: number;
  readonly retryLater: number;
  readonly garbled: number;
  readonly partial: number;
  readonly refusal: number;
}
export const faultMaxima: Faults = {
  requestLost: 0.3,
  requestLate: 0.2,
  answerLost: 0.3,
  lateDuplicate: 0.3,
  errorBefore: 0.3,
  errorAfter: 0.2,
  retryLater: 0.2,
  garbled: 0.1,
  partial: 0.5,
  refusal: 0.05,
};
export const noFaults: Faults = {
  requestLost: 0,
  requestLate: 0,
  answerLost: 0,
  lateDuplicate: 0,
  errorBefore: 0,
  errorAfter: 0,
  retryLater: 0,
  garbled: 0,
  partial: 0,
  refusal: 0,
};

interface SimOrder {
  version: number;
  readonly log: string[];
}

/** How late a copy of a request may still land. */
export const LATENESS_MS = 300_000;

/** The other side: remembers by level, applies in order of arrival, counts every effect. */
export class SimulatedWms {
  readonly orders = new Map<string, SimOrder>();
  readonly effects = new Map<string, number>();
  readonly refusedIds = new Set<string>();
  /** Orders somebody edited in the WMS itself: only those may conflict. */
  readonly foreign = new Set<string>();
  up = true;
  faults: Faults;
  private readonly remembered = new Map<string, { readonly answer: FinalAnswer; readonly at: number }>();
  private readonly time: VirtualTime;
  private readonly random: Random;
  private readonly level: WmsLevel;

  constructor(time: VirtualTime, random: Random, level: WmsLevel, faults: Faults) {
    this.time = time;
    this.random = random;
    this.level = level;
    this.faults = faults;
  }

  order(lane: string): SimOrder {
    const known = this.orders.get(lane);
    if (known) return known;
    const fresh: SimOrder = { version: 1, log: [] };
    this.orders.set(lane, fresh);
    return fresh;
  }

  editByOthers(lane: string): void {
    this.order(lane).version += 1;
    this.foreign.add(lane);
  }

  private remembers(id: string): FinalAnswer | null {
    const known = this.remembered.get(id);
    if (!known || this.level.level === 'L2' || this.level.level === 'L3') return null;
    return this.level.level === 'L1' && this.time.now() - known.at >= this.level.keyTtlMs ? null : known.answer;
  }

  private apply(entry: OutboxEntry): WmsAnswer {
    const known = this.remembers(entry.id);
    if (known) return { outcome: 'duplicate', first: known };
    const answer = this.decide(entry);
    this.remembered.set(entry.id, { answer, at: this.time.now() });
    return answer;
  }

  private decide(entry: OutboxEntry): FinalAnswer {
    const order = this.order(entry.lane);
    if (entry.baseVersion !== null && entry.baseVersion !== order.version) return { outcome: 'conflict', current: wmsOrder({ version: order.version }) };
    if (this.random.chance(this.faults.refusal)) {
      this.refusedIds.add(entry.id);
      return { outcome: 'refused', reason: 'not_allowed', message: '', orderRef: null };
    }
    const previousVersion = order.version;
    if (entry.baseVersion !== null) order.version += 1;
    order.log.push(entry.id);
    this.effects.set(entry.id, (this.effects.get(entry.id) ?? 0) + 1);
    return { outcome: 'accepted', orderRef: entry.lane, previousVersion, version: order.version };
  }

  /** What a look-up, or a person who looks, finds. */
  lookUp(id: string): LookUpResult {
    const known = this.remembered.get(id);
    return known ? { found: true, answer: known.answer } : { found: false };
  }

  /** Carries one call there and back, or somewhere else. `done` is called at most once, perhaps never before the timeout. */
  send(entries: readonly OutboxEntry[], done: (outcome: SendOutcome) => void): void {
    const { random, time, faults } = this;
    const delay = (): number => 20 + random.below(400);
    const fail = (kind: WmsFailure['kind'], afterMs: number): void =>
      time.after(afterMs, () => done({ ok: false, error: { kind, detail: '', retryAfterMs: null } }));
    if (!this.up) return random.chance(0.5) ? fail('unreachable', 5) : fail('timeout', 30_000);
    if (random.chance(faults.requestLost)) return fail('timeout', 30_000);
    if (random.chance(faults.requestLate)) {
      time.after(30_000 + random.below(LATENESS_MS - 31_000), () => {
        for (const entry of entries) this.apply(entry);
      });
      return fail('timeout', 30_000);
    }
    if (random.chance(faults.errorBefore)) return fail('server_error', delay());
    time.after(delay(), () => {
      const count = entries.length > 1 && random.chance(faults.partial) ? 1 + random.below(entries.length - 1) : entries.length;
      const answers: (readonly [string, WmsAnswer])[] = entries
        .slice(0, count)
        .map((entry) => [entry.id, random.chance(faults.retryLater) ? { outcome: 'retryLater', afterMs: 1_000 + random.below(60_000) } : this.apply(entry)]);
      if (this.level.level !== 'L2' && this.level.level !== 'L3' && random.chance(faults.lateDuplicate))
        time.after(random.below(LATENESS_MS - 1_000), () => {
          for (const entry of entries.slice(0, count)) this.apply(entry);
        });
      if (random.chance(faults.answerLost)) return fail('timeout', 30_000);
      if (random.chance(faults.errorAfter)) return fail('server_error', delay());
      const said = random.chance(0.3) ? [...answers].reverse() : answers;
      const heard = said.map(
        ([id, answer]) => [id, random.chance(faults.garbled) ? ({ outcome: 'garbled', detail: 'ACCEPTED_V9' } as const) : answer] as const,
      );
      time.after(delay(), () => done({ ok: true, value: new Map(heard) }));
    });
  }
}
