import { applyChange } from '../../electron/training-wms/apply-change.ts';
import type { Change } from '../../shared/contract/open-wms/changes.ts';
import type { Order } from '../../shared/contract/open-wms/resources.ts';
import type { FinalAnswer, WmsAnswer } from '../../shared/core/outbox/wms-answer.ts';
import type { WmsLevel } from '../../shared/core/outbox/capability.ts';
import type { LookUpResult } from '../../shared/core/outbox/outbox-rules.ts';
import type { InboundPage, InboundRaw, OutgoingChange } from '../../shared/core/ports/wms-connector.ts';
import type { Json } from '../../shared/core/journal/journal-entry.ts';

/** How late a copy of a request may still land, and how long a look-up may lag behind. */
export const LATENESS_MS = 300_000;
const PAGE = 20;

interface Remembered {
  readonly answer: FinalAnswer;
  readonly at: number;
}
interface FeedRow {
  readonly seq: number;
  readonly ref: string;
}
interface Snapshot {
  readonly orders: readonly (readonly [string, Order])[];
  readonly remembered: readonly (readonly [string, Remembered])[];
  readonly applied: readonly string[];
}

export interface Effect {
  readonly change: OutgoingChange;
  readonly at: number;
}

/** The other side, with the training WMS's mind: remembers by its level, applies in order of arrival, and counts every effect. */
export class SimWms {
  readonly orders = new Map<string, Order>();
  /** How many times each change had an effect that still stands. */
  readonly effects = new Map<string, number>();
  /** Orders somebody edited over there. */
  readonly foreign = new Set<string>();
  /** A backup was put back: what was acknowledged after it was taken is gone. */
  wasRestored = false;
  up = true;
  instance = 1;
  private readonly remembered = new Map<string, Remembered>();
  private feed: FeedRow[] = [];
  private seq = 0;
  private snapshot: Snapshot | null = null;
  readonly level: WmsLevel;
  private readonly now: () => number;
  private readonly onEffect: (effect: Effect) => void;

  constructor(level: WmsLevel, now: () => number, onEffect: (effect: Effect) => void) {
    this.level = level;
    this.now = now;
    this.onEffect = onEffect;
  }

  put(order: Order): void {
    this.orders.set(order.ref, order);
    this.seq += 1;
    this.feed = [...this.feed.filter(({ ref }) => ref !== order.ref), { seq: this.seq, ref: order.ref }];
  }

  editByOthers(ref: string, edit: (order: Order) => Order): void {
    const order = this.orders.get(ref);
    if (order === undefined) return;
    this.foreign.add(ref);
    this.put({ ...edit(order), version: order.version + 1, updatedAt: this.now() });
  }

  backUp(): void {
    this.snapshot = { orders: [...this.orders], remembered: [...this.remembered], applied: [...this.effects.keys()] };
  }
  restore(): void {
    if (this.snapshot === null) return;
    this.orders.clear();
    this.remembered.clear();
    this.feed = [];
    for (const [, order] of this.snapshot.orders) this.put(order);
    for (const [id, remembered] of this.snapshot.remembered) this.remembered.set(id, remembered);
    const kept = new Set(this.snapshot.applied);
    for (const id of this.effects.keys()) if (!kept.has(id)) this.effects.delete(id);
    this.wasRestored = true;
    this.instance += 1;
  }

  private known(id: string): FinalAnswer | null {
    const known = this.remembered.get(id);
    if (known === undefined || this.level.level === 'L2' || this.level.level === 'L3') return null;
    return this.level.level === 'L1' && this.now() - known.at >= this.level.keyTtlMs ? null : known.answer;
  }

  /** `refuse` is the WMS's own whim, drawn before, and so is whether it says of a change it knows that it is new to it. */
  apply(change: OutgoingChange, refuse: boolean, anew = false): WmsAnswer {
    const known = this.known(change.id);
    if (known !== null) return anew ? known : { outcome: 'duplicate', first: known };
    const { answer, order } = refuse
      ? { answer: { outcome: 'refused', reason: 'not_allowed', message: '', orderRef: null } as const, order: null }
      : applyChange(this.find(change), toChange(change), {
          now: this.now(),
          newRef: () => `N-${this.seq}`,
          isSku: () => true,
          twin: ({ merchant, platform, platformOrderNo }) => this.underNumber(merchant, platform, platformOrderNo),
        });
    this.remembered.set(change.id, { answer: answer as FinalAnswer, at: this.now() });
    if (order !== null) {
      this.put(order);
      this.effects.set(change.id, (this.effects.get(change.id) ?? 0) + 1);
      this.onEffect({ change, at: this.now() });
    }
    return answer as FinalAnswer;
  }

  /** One number at one shop is one order, whoever brings it. */
  underNumber(merchant: string, platform: string, platformOrderNo: string): Order | null {
    const same = (order: Order): boolean => order.platformOrderNo === platformOrderNo && order.platform === platform && order.merchant === merchant;
    return [...this.orders.values()].find(same) ?? null;
  }
  private find({ orderRef, lane }: OutgoingChange): Order | null {
    return (orderRef === null ? [...this.orders.values()].find((order) => order.externalRef === lane) : this.orders.get(orderRef)) ?? null;
  }

  /** What the log of the WMS says, with its lag; at L3 nobody can ask. */
  lookUp(id: string, lagMs: number): LookUpResult {
    const known = this.remembered.get(id);
    return known !== undefined && this.now() - known.at >= lagMs ? { found: true, answer: known.answer } : { found: false };
  }

  changesAfter(cursor: string, skips: () => boolean): InboundPage {
    const after = Number(cursor);
    const rows = this.feed.filter(({ seq }) => seq > after);
    const shown = rows.slice(0, PAGE);
    return {
      records: shown.filter(() => !skips()).flatMap((row) => this.record(row)),
      next: String(shown.at(-1)?.seq ?? after),
      more: rows.length > PAGE,
    };
  }
  listing(from: string): InboundPage {
    const rows = [...this.feed].sort((a, b) => (a.ref < b.ref ? -1 : 1)).filter(({ ref }) => ref > from);
    const shown = rows.slice(0, PAGE);
    return { records: shown.flatMap((row) => this.record(row)), next: shown.at(-1)?.ref ?? from, more: rows.length > PAGE };
  }
  private record({ ref, seq }: FeedRow): readonly InboundRaw[] {
    const order = this.orders.get(ref);
    const key = `order:${ref}:${seq}`;
    return order === undefined ? [] : [{ key, kind: 'order', raw: { key, kind: 'order', order } as unknown as Json }];
  }
}

/** The words of the open WMS API; that the adapter puts them so is its own conformance suite's matter. */
const toChange = (change: OutgoingChange): Change =>
  ({
    changeId: change.id,
    order: change.orderRef === null ? { externalRef: change.lane } : { ref: change.orderRef },
    baseVersion: change.baseVersion,
    occurredAt: change.occurredAt,
    kind: change.kind,
    body: change.payload,
  }) as Change;
