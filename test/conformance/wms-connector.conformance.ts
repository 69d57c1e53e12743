import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewOrder } from '../../shared/contract/open-wms/resources.ts';
import type { OrderId } from '../../shared/core/order/order.ts';
import type { WmsAnswer } from '../../shared/core/outbox/wms-answer.ts';
import type { InboundRaw, OutgoingChange, WmsConnector } from '../../shared/core/ports/wms-connector.ts';
import { changeId } from '../fixtures/outbox-entry.ts';
import { wmsOrder } from '../fixtures/wms-order.ts';

/** What a suite needs beside the connector: the other side's own hands. */
export interface ConnectorRig {
  readonly connector: WmsConnector;
  readonly addOrder: (order: NewOrder) => Promise<string>;
  readonly editByOthers: (ref: string) => Promise<void>;
  readonly effects: (id: string) => Promise<number>;
  readonly setOutage: (on: boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

const never = new AbortController().signal;
let serial = 0;
const newOrder = (over: Partial<NewOrder> = {}): NewOrder => {
  serial += 1;
  const { ref: _ref, externalRef: _externalRef, version: _version, state: _state, holds: _holds, updatedAt: _updatedAt, ...rest } = wmsOrder();
  return { ...rest, lines: rest.lines.map((line) => ({ ...line })), recipient: { ...rest.recipient }, platformOrderNo: `88${serial}`, ...over };
};
const change = (over: Partial<Omit<OutgoingChange, 'lane'>> & { readonly lane?: string }): OutgoingChange => {
  serial += 1;
  const { lane = 'order-1', ...rest } = over;
  return {
    id: changeId(serial),
    orderRef: null,
    kind: 'note.add',
    payload: { text: 'call first' },
    baseVersion: null,
    occurredAt: 5_000,
    ...rest,
    lane: lane as OrderId,
  };
};

/** What every way to a WMS keeps to (levels L0 only: repetition is harmless). */
export function wmsConnectorConformance(name: string, open: () => Promise<ConnectorRig>): void {
  describe(`WMS connector: ${name}`, () => {
    let rig: ConnectorRig;
    beforeAll(async () => {
      rig = await open();
    });
    afterAll(() => rig.close());

    const sendAll = async (...changes: readonly OutgoingChange[]): Promise<ReadonlyMap<string, WmsAnswer>> => {
      const sent = await rig.connector.send(changes, never);
      if (!sent.ok) throw new Error(`${sent.error.kind} ${sent.error.detail}`);
      return sent.value;
    };
    const sendOne = async (one: OutgoingChange): Promise<WmsAnswer | undefined> => (await sendAll(one)).get(one.id);
    const cancel = (orderRef: string, baseVersion: number | null): OutgoingChange =>
      change({ orderRef, kind: 'order.cancel', payload: { reason: 'asked' }, baseVersion });

    it('says that it is there and what it can do', async () => {
      expect((await rig.connector.health(never)).ok).toBe(true);
      const can = await rig.connector.capabilities(never);
      expect(can).toMatchObject({ ok: true, value: { level: { level: rig.connector.profile.level.level } } });
    });

    it('applies a change once and says which version it made of which', async () => {
      const ref = await rig.addOrder(newOrder());
      const one = change({
        orderRef: ref,
        kind: 'order.correct',
        payload: { changes: [{ field: 'recipient.detail', from: '', to: '演练路10号' }] },
        baseVersion: 1,
      });
      expect(await sendOne(one)).toEqual({ outcome: 'accepted', orderRef: ref, previousVersion: 1, version: 2 });
      expect(await rig.effects(one.id)).toBe(1);
    });

    it('answers a repetition with the first answer and does nothing', async () => {
      const ref = await rig.addOrder(newOrder());
      const note = change({ orderRef: ref });
      const first = await sendOne(note);
      for (let i = 0; i < 3; i += 1) expect(await sendOne(note)).toEqual({ outcome: 'duplicate', first });
      expect(await rig.effects(note.id)).toBe(1);
    });

    it('remembers a refusal and a conflict too, whatever changed since', async () => {
      const ref = await rig.addOrder(newOrder());
      const release = change({ orderRef: ref, kind: 'order.release', payload: {} });
      await sendAll(change({ orderRef: ref, kind: 'hold.place', payload: { holdId: 'h1', reason: 'address' } }));
      expect(await sendOne(release)).toMatchObject({ outcome: 'refused', reason: 'on_hold' });
      await sendAll(change({ orderRef: ref, kind: 'hold.lift', payload: { holdId: 'h1', reason: 'checked' } }));
      expect(await sendOne(release)).toMatchObject({ outcome: 'duplicate', first: { outcome: 'refused' } });
      const stale = cancel(ref, 99);
      expect(await sendOne(stale)).toMatchObject({ outcome: 'conflict' });
      expect(await sendOne(stale)).toMatchObject({ outcome: 'duplicate', first: { outcome: 'conflict' } });
      expect([await rig.effects(release.id), await rig.effects(stale.id)]).toEqual([0, 0]);
    });

    it('answers a change on an old version with the order as it is', async () => {
      const ref = await rig.addOrder(newOrder());
      await rig.editByOthers(ref);
      expect(await sendOne(cancel(ref, 1))).toMatchObject({ outcome: 'conflict', current: { ref, version: 2, state: 'imported' } });
    });

    it('answers a batch by key, each change for itself', async () => {
      const ref = await rig.addOrder(newOrder());
      const [good, bad, also] = [change({ orderRef: ref }), cancel('nobody-1', null), change({ orderRef: ref })];
      const answers = await sendAll(good, bad, also);
      expect(answers.get(good.id)).toMatchObject({ outcome: 'accepted' });
      expect(answers.get(bad.id)).toMatchObject({ outcome: 'refused', reason: 'unknown_order' });
      expect(answers.get(also.id)).toMatchObject({ outcome: 'accepted' });
    });

    it('knows an order made here by our own id', async () => {
      const lane = `made-here-${serial}`;
      const create = change({ lane, kind: 'order.create', payload: newOrder() as unknown as OutgoingChange['payload'] });
      const made = await sendOne(create);
      expect(made).toMatchObject({ outcome: 'accepted', previousVersion: 0, version: 1 });
      expect(await sendOne(change({ lane, kind: 'order.release', payload: {}, baseVersion: 1 }))).toMatchObject({ outcome: 'accepted', version: 2 });
    });

    it('refuses a second order with the same platform number and names the first', async () => {
      const order = newOrder();
      const ref = await rig.addOrder(order);
      const twin = change({ lane: `twin-${serial}`, kind: 'order.create', payload: order as unknown as OutgoingChange['payload'] });
      expect(await sendOne(twin)).toMatchObject({ outcome: 'refused', reason: 'already_exists', orderRef: ref });
    });

    it('does not send what cannot be said', async () => {
      const ref = await rig.addOrder(newOrder());
      const odd = change({ orderRef: ref, kind: 'order.cancel', payload: { why: 1 } });
      const fine = change({ orderRef: ref });
      const answers = await sendAll(odd, fine);
      expect(answers.get(odd.id)).toMatchObject({ outcome: 'unsendable' });
      expect(answers.get(fine.id)).toMatchObject({ outcome: 'accepted' });
      expect(await rig.effects(odd.id)).toBe(0);
    });

    it('looks up what arrived and what did not', async () => {
      const note = change({ orderRef: await rig.addOrder(newOrder()) });
      expect(await rig.connector.lookUp(note.id, never)).toEqual({ ok: true, value: { found: false } });
      const answer = await sendOne(note);
      expect(await rig.connector.lookUp(note.id, never)).toEqual({ ok: true, value: { found: true, answer } });
    });

    const readAll = async (
      from: string,
      read: (cursor: string) => ReturnType<WmsConnector['pullChanges']>,
    ): Promise<{ readonly records: readonly InboundRaw[]; readonly cursor: string }> => {
      const records: InboundRaw[] = [];
      let cursor = from;
      for (;;) {
        const page = await read(cursor);
        if (!page.ok) throw new Error(page.error.kind);
        records.push(...page.value.records);
        cursor = page.value.next;
        if (!page.value.more) return { records, cursor };
      }
    };
    const refsOf = (records: readonly InboundRaw[]): readonly string[] =>
      records.flatMap((record) => {
        const fact = rig.connector.understand(record);
        return fact.ok && fact.value.kind === 'order' ? [fact.value.order.ref] : [];
      });

    it('tells what is new since a cursor, again with the same keys, and then nothing', async () => {
      const before = await readAll('', (cursor) => rig.connector.pullChanges(cursor, never));
      const ref = await rig.addOrder(newOrder());
      const after = await readAll(before.cursor, (cursor) => rig.connector.pullChanges(cursor, never));
      expect(refsOf(after.records)).toContain(ref);
      const again = await readAll(before.cursor, (cursor) => rig.connector.pullChanges(cursor, never));
      expect(again.records.map((record) => record.key)).toEqual(after.records.map((record) => record.key));
      expect((await readAll(after.cursor, (cursor) => rig.connector.pullChanges(cursor, never))).records).toEqual([]);
    });

    it('sweeps everything, page by page', async () => {
      const refs = [];
      for (let i = 0; i < 210; i += 1) refs.push(await rig.addOrder(newOrder()));
      const swept = refsOf((await readAll('', (cursor) => rig.connector.sweep(cursor, never))).records);
      for (const ref of refs) expect(swept).toContain(ref);
      expect(new Set(swept).size).toBe(swept.length);
    });

    it('says what it cannot understand instead of guessing', () => {
      for (const raw of [null, {}, { key: 'k', kind: 'order', order: { ...wmsOrder(), state: 'teleported' } }, { key: 'k', kind: 'weather' }])
        expect(rig.connector.understand({ key: 'k', kind: 'order', raw: raw as InboundRaw['raw'] }).ok).toBe(false);
      expect(
        rig.connector.understand({ key: 'k', kind: 'order', raw: { key: 'k', kind: 'order', order: wmsOrder() } as unknown as InboundRaw['raw'] }),
      ).toEqual({ ok: true, value: { kind: 'order', order: wmsOrder() } });
    });

    it('an outage is a failure, never an exception, and nothing was done', async () => {
      const note = change({ orderRef: await rig.addOrder(newOrder()) });
      await rig.setOutage(true);
      for (const failed of [
        await rig.connector.send([note], never),
        await rig.connector.health(never),
        await rig.connector.lookUp(note.id, never),
        await rig.connector.pullChanges('', never),
        await rig.connector.sweep('', never),
      ])
        expect(failed).toMatchObject({ ok: false, error: { kind: expect.stringMatching(/unreachable|lost|timeout/) as string } });
      await rig.setOutage(false);
      expect(await rig.effects(note.id)).toBe(0);
      expect(await sendOne(note)).toMatchObject({ outcome: 'accepted' });
    });

    it('a cancelled call is a failure', async () => {
      const cancelled = AbortSignal.abort();
      expect((await rig.connector.health(cancelled)).ok).toBe(false);
    });
  });
}
