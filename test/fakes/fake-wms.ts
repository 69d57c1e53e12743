import { applyChange } from '../../electron/training-wms/apply-change.ts';
import { changeSchema } from '../../shared/contract/open-wms/changes.ts';
import { feedRecordSchema } from '../../shared/contract/open-wms/feed.ts';
import type { Order } from '../../shared/contract/open-wms/resources.ts';
import type { WmsOrder } from '../../shared/core/inbox/wms-order.ts';
import type { Json } from '../../shared/core/journal/journal-entry.ts';
import type { WmsLevel } from '../../shared/core/outbox/capability.ts';
import { CHANGE_KINDS } from '../../shared/core/outbox/outbox-entry.ts';
import type { FinalAnswer, WmsAnswer, WmsFailure } from '../../shared/core/outbox/wms-answer.ts';
import type { InboundPage, InboundRaw, OutgoingChange, WmsConnector } from '../../shared/core/ports/wms-connector.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';

export interface FakeWms {
  readonly connector: WmsConnector;
  readonly addOrder: (order: WmsOrder) => void;
  readonly editByOthers: (ref: string, edit: (order: Order) => Order) => void;
  /** Shows this order as it is given, whatever version it was at. */
  readonly putBack: (order: WmsOrder) => void;
  readonly order: (ref: string) => Order | undefined;
  /** How many pages were asked for. */
  readonly pages: () => number;
  readonly effects: ReadonlyMap<string, number>;
  /** The ids of every `send`, in order: what the other side heard, not what it did. */
  readonly heard: readonly (readonly string[])[];
  readonly knobs: Knobs;
}
export interface Knobs {
  /** Every call fails like this while set. */
  outage: WmsFailure | null;
  /** The next sends are carried out and their answers lost. */
  loseAnswers: number;
  /** The next sends are lost before they arrive. */
  loseRequests: number;
  /** The next sends are carried out and answered with an error of the server. */
  failAfterwards: number;
  /** Says yes to everything and does nothing. */
  saysYesOnly: boolean;
  /** Every answer takes so long. */
  delayMs: number;
  /** Orders that are in no page any more, as after an amendment that made them anew under another id. */
  gone: Set<string>;
  /** How `next` and `more` of a page lie. */
  cursor: 'true' | 'stands' | 'circles' | 'endless' | 'skips';
  /** Instead of carrying out, for these ids. */
  answerInstead: Map<string, WmsAnswer>;
  instance: string;
  pageSize: number;
}

/** A WMS in memory with the training WMS's mind, and knobs for what can go wrong. */
export function createFakeWms(level: WmsLevel = { level: 'L0' }): FakeWms {
  const orders = new Map<string, Order>();
  const remembered = new Map<string, FinalAnswer>();
  const effects = new Map<string, number>();
  const feed: string[] = [];
  const heard: string[][] = [];
  const knobs: Knobs = {
    outage: null,
    loseAnswers: 0,
    loseRequests: 0,
    failAfterwards: 0,
    saysYesOnly: false,
    delayMs: 0,
    gone: new Set(),
    cursor: 'true',
    answerInstead: new Map(),
    instance: 'fake-1',
    pageSize: 50,
  };
  let refs = 0;
  let pages = 0;
  const takeTime = (): Promise<void> => (knobs.delayMs === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, knobs.delayMs)));

  const save = (order: Order): void => {
    orders.set(order.ref, order);
    feed.push(order.ref);
  };
  const find = ({ orderRef, lane }: OutgoingChange): Order | null =>
    (orderRef === null ? [...orders.values()].find((order) => order.externalRef === lane) : orders.get(orderRef)) ?? null;

  function carryOut(outgoing: OutgoingChange): WmsAnswer {
    const instead = knobs.answerInstead.get(outgoing.id);
    if (instead) return instead;
    const change = changeSchema.safeParse({
      changeId: outgoing.id,
      order: outgoing.orderRef === null ? { externalRef: outgoing.lane } : { ref: outgoing.orderRef },
      baseVersion: outgoing.baseVersion,
      occurredAt: outgoing.occurredAt,
      kind: outgoing.kind,
      body: outgoing.payload,
    });
    if (!change.success) return { outcome: 'unsendable', detail: 'schema' };
    const known = level.level === 'L0' || level.level === 'L1' ? remembered.get(outgoing.id) : undefined;
    if (known) return { outcome: 'duplicate', first: known };
    const said = find(outgoing)?.version ?? 0;
    if (knobs.saysYesOnly) return { outcome: 'accepted', orderRef: outgoing.orderRef ?? '', previousVersion: said, version: said + 1 };
    const { answer, order } = applyChange(find(outgoing), change.data, {
      now: 0,
      newRef: () => `F-${(refs += 1)}`,
      isSku: (sku) => !sku.startsWith('UNKNOWN'),
      twin: (twin) =>
        [...orders.values()].find(
          (each) => each.merchant === twin.merchant && each.platform === twin.platform && each.platformOrderNo === twin.platformOrderNo,
        ) ?? null,
    });
    remembered.set(outgoing.id, answer);
    if (order !== null) {
      save(order);
      effects.set(outgoing.id, (effects.get(outgoing.id) ?? 0) + 1);
    }
    return answer;
  }

  const lost = (detail: string): Result<never, WmsFailure> => err({ kind: 'lost', detail, retryAfterMs: null });
  const orFail = async <T>(signal: { readonly aborted: boolean }, answer: () => T): Promise<Result<T, WmsFailure>> => {
    await takeTime();
    if (signal.aborted) return lost('cancelled');
    return knobs.outage === null ? ok(answer()) : err(knobs.outage);
  };
  const page = (refsFrom: readonly string[], from: number, key: (ref: string, at: number) => string): InboundPage => {
    pages += 1;
    const shown = refsFrom.slice(from, from + knobs.pageSize);
    const records = (knobs.cursor === 'skips' ? [] : shown).flatMap((ref, i): InboundRaw[] => {
      const order = knobs.gone.has(ref) ? undefined : orders.get(ref);
      const k = key(ref, from + i);
      return order ? [{ key: k, kind: 'order', raw: { key: k, kind: 'order', order } as unknown as Json }] : [];
    });
    const next = from + shown.length;
    if (knobs.cursor === 'stands') return { records, next: String(from), more: true };
    if (knobs.cursor === 'circles') return { records, next: String(next >= refsFrom.length ? 0 : next), more: true };
    if (knobs.cursor === 'endless') return { records, next: String(from + knobs.pageSize), more: true };
    return { records, next: String(next), more: next < refsFrom.length };
  };

  const connector: WmsConnector = {
    profile: { level, versions: true, holds: true, stock: true, webhooks: false, feed: 'cursor' },
    capabilities: (signal) => orFail(signal, () => ({ level, kinds: CHANGE_KINDS, maxBatch: 50 })),
    health: (signal) => orFail(signal, () => ({ at: 0, version: 'fake', instance: knobs.instance })),
    async send(changes, signal) {
      await takeTime();
      if (signal.aborted) return lost('cancelled');
      if (knobs.outage !== null) return err(knobs.outage);
      heard.push(changes.map((change) => change.id));
      if (knobs.loseRequests > 0) {
        knobs.loseRequests -= 1;
        return lost('request');
      }
      const answers = changes.map((change) => [change.id, carryOut(change)] as const);
      if (knobs.loseAnswers > 0) {
        knobs.loseAnswers -= 1;
        return lost('answer');
      }
      if (knobs.failAfterwards > 0) {
        knobs.failAfterwards -= 1;
        return err({ kind: 'server_error', detail: 'status 500', retryAfterMs: null });
      }
      return ok(new Map(answers.reverse()));
    },
    lookUp: (changeId, signal) =>
      orFail(signal, () => {
        const answer = remembered.get(changeId);
        return answer === undefined ? { found: false as const } : { found: true as const, answer };
      }),
    pullChanges: (cursor, signal) => orFail(signal, () => page(feed, Number(cursor), (ref, at) => `order:${ref}:${at}`)),
    sweep: (from, signal) => orFail(signal, () => page([...orders.keys()].sort(), Number(from), (ref) => `order:${ref}:${feed.lastIndexOf(ref)}`)),
    understand(record) {
      const read = feedRecordSchema.safeParse(record.raw);
      return read.success && read.data.kind === 'order' ? ok({ kind: 'order', order: read.data.order }) : err('unreadable');
    },
  };
  return {
    connector,
    addOrder: (order) => save(order as Order),
    editByOthers: (ref, edit) => {
      const order = orders.get(ref);
      if (order) save({ ...edit(order), version: order.version + 1 });
    },
    putBack: (order) => save(order as Order),
    order: (ref) => orders.get(ref),
    pages: () => pages,
    effects,
    heard,
    knobs,
  };
}
