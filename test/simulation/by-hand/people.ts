import type { Actor } from '../../../shared/core/journal/journal-entry.ts';
import { label } from '../../../shared/core/order-file/decide/label.ts';
import { totalsOf } from '../../../shared/core/outage/certificate.ts';
import type { Outage } from '../../../shared/core/outage/outage.ts';
import { createOutageWork } from '../../../shared/core/outage/outage-work.ts';
import { reconcile } from '../../../shared/core/outage/reconcile.ts';
import { closeLoad, openLoad } from '../../../shared/core/usecases/dispatch/run-loads.ts';
import { enterManualOrder, twinsOf } from '../../../shared/core/usecases/manual/enter-manual-order.ts';
import { confirmMatch, enterAnew, setApart, undoMatch } from '../../../shared/core/usecases/manual/match-manual-order.ts';
import { decideEntry } from '../../../shared/core/usecases/sync/decide-entry.ts';
import { journalEnd } from '../../../shared/core/usecases/outage/outage-desk.ts';
import type { SimWms } from '../sim-wms.ts';
import type { Life } from '../station.ts';
import type { Random } from '../virtual-time.ts';
import { formOf, GOODS, type Customer } from './customers.ts';
import type { HandDesk } from './hand-desk.ts';

const operator: Actor = { kind: 'person', userId: 'operator' };
const supervisor: Actor = { kind: 'person', userId: 'supervisor' };
const SIGNATURE = { sha256: 'a'.repeat(64), mime: 'image/png' } as const;

export type HandLife = Life<HandDesk> & { readonly desk: HandDesk };

/** What people do who work by hand. `careful` ones know which order is whose; the others press what lies nearest. */
export function createPeople(random: Random, careful: boolean, wms: SimWms) {
  let count = 0;
  const decided = ({ matched }: HandDesk, ids: readonly string[]): void => {
    matched.matching.decided();
    matched.watch(ids.map((id) => `order:${id}`));
  };

  /** Takes an order down; null where there is one already, or it may not be typed now. */
  function type(customer: Customer, { desk }: HandLife): string | null {
    const form = formOf(customer);
    const twins = twinsOf(form, operator, desk.entering);
    if (careful && twins.length > 0) return null;
    const wanted = { draftId: `d${(count += 1)}`, form, photos: [], seenTwins: twins.map(({ order }) => order.id) };
    const entered = enterManualOrder(wanted, operator, desk.entering);
    if (!entered.ok) return null;
    decided(desk, [entered.value.record.orderId]);
    return entered.value.record.orderId;
  }

  const raw = (line: string, no: number, text: string) =>
    ({ line, no, source: 'wedge', scanner: 'sim', text, startedAt: no, endedAt: no, presses: text.length + 1 }) as const;

  /** Takes one step further to the door: label, pack, hand over. A door that is shut stays shut, whoever pushes. */
  function ship(orderId: string, { desk, recorder }: HandLife): void {
    const { orderFiles, bench, cage, dispatch } = desk;
    const order = orderFiles.load(orderId)?.order;
    if (order === undefined) return;
    if (order.waybill === '') recorder.onOrder(orderId, operator, (file, context) => label(file, 'SF', `SF${String((count += 1)).padStart(10, '0')}`, context));
    const line = `line-${(count += 1)}`;
    for (const [at, text] of [orderId, GOODS.barcodes[0] ?? '', 'SB*CLOSE'].entries())
      bench.scan(raw(line, at + 1, text), at === 0 ? null : orderId, 'p', operator);
    const packed = orderFiles.load(orderId)?.order;
    const open = dispatch.loads.openLoads()[0] ?? openLoad({ carrier: 'SF', vehicle: 'A 1', cage: 'C1' }, 'd', operator, dispatch);
    if (packed?.state === 'packed') cage.scan(raw(`cage-${line}`, 1, packed.waybill), open.id, 'd', operator);
    const driverCount = dispatch.loads.parcels(open.id).length;
    const override = { by: 'supervisor', reason: 'the rest goes later' };
    if (driverCount > 0) closeLoad({ loadId: open.id, driver: 'd', driverCount, signature: SIGNATURE, override }, 'd', operator, dispatch);
  }

  const ownerOf = (desk: HandDesk, orderId: string): string | undefined => desk.orderFiles.load(orderId)?.order.recipient.phone;

  /** Says of each manual order what it is. The other desk presses the same a moment later. */
  function decide({ desk }: HandLife): void {
    const { matching, deps } = desk.matched;
    for (const { manualId, pairs } of matching.proposals()) {
      const mine = pairs.filter(({ otherId }) => (careful ? ownerOf(desk, otherId) === ownerOf(desk, manualId) : random.chance(0.7)));
      const [pair] = mine;
      if (pair !== undefined) {
        const done = confirmMatch(manualId, pair.otherId, 'person', operator, deps);
        if (done.ok) decided(desk, done.value);
        confirmMatch(manualId, pair.otherId, 'person', supervisor, deps);
      } else if (pairs.length > 0) {
        const others = pairs.map(({ otherId }) => otherId);
        if (setApart(manualId, others, operator, deps).ok) decided(desk, [manualId, ...others]);
      }
    }
  }
  function undo(orderId: string, { desk }: HandLife): void {
    const done = undoMatch(orderId, operator, desk.matched.deps);
    if (done.ok) decided(desk, done.value);
  }

  const unsettled = ({ outbox }: HandLife) => outbox.list({ states: ['pending', 'sending', 'in_doubt', 'conflict', 'parked'], limit: 1_000 });
  function linesOf(outage: Outage, life: HandLife) {
    const work = createOutageWork();
    for (const entry of life.journal.walk(outage.firstN)) work.take(entry);
    const states = Map.groupBy(unsettled(life), ({ lane }) => lane as string);
    const standing = { unsettled: new Map([...states].map(([lane, entries]) => [lane, entries.map(({ state }) => state)])), differences: new Map() };
    return { work, lines: reconcile(work, standing, outage.explained) };
  }

  /**
   * What waits for a person: a change that was set aside is sent again, and where the WMS can say nothing of one that it may have taken, somebody
   * looks into it. That it is too early to send again is for the program to say.
   */
  function lookAtWaiting({ outbox, inbound, journal, clock, sync }: HandLife): void {
    if (!wms.up) return;
    const deps = { journal, clock, outbox, inbound, level: wms.level, steadyNow: sync.now };
    for (const { id, state } of outbox.list({ states: wms.level.level === 'L3' ? ['in_doubt', 'parked'] : ['parked'], limit: 100 }))
      decideEntry(id, { kind: state === 'in_doubt' && wms.effects.has(id) ? 'found' : 'again' }, 'looked', operator, deps);
  }

  /** What the operator does when coming by: the next step of the outage, if it is time. */
  function operate(life: HandLife, line: { readonly isUp: boolean; readonly sinceMs: number }): void {
    const { desk, matched, outages } = life.desk;
    lookAtWaiting(life);
    const outage = outages.current();
    if (outage === null) {
      if (!line.isUp && line.sinceMs > 120_000)
        desk.declare(operator, 'silent', { channel: 'wms', sinceAt: life.clock.now() - line.sinceMs, lastKnownAt: null });
      return;
    }
    const { lastSweepAt, lastContactAt } = life.sync.status();
    if (outage.state === 'declared') {
      if (!line.isUp || line.sinceMs < 120_000) return;
      // The line answers: what it said last is what is known.
      if (!desk.recover(operator, lastContactAt).ok) return;
      void life.sync.sweep().catch(() => undefined);
    } else if (outage.state === 'recovered') {
      if (lastSweepAt === null) return void life.sync.sweep().catch(() => undefined);
      // A packer is sometimes quicker than whoever decides.
      for (const { pairs } of matched.matching.proposals()) for (const { otherId } of pairs) if (random.chance(0.3)) ship(otherId, life);
      decide(life);
      if (matched.matching.figures().toDecide > 0) return;
      const waiting = life.outbox.counts().pending;
      const asked = desk.askUpload(operator, () => waiting, waiting);
      if (asked.ok && asked.value !== null) matched.settle(asked.value);
    } else if (outage.state === 'reconciling') {
      decide(life);
      for (const { kind, manualId } of matched.matching.proposals()) if (kind === 'none') enterAnew(manualId, operator, matched.deps);
      matched.settle(outage);
      if (unsettled(life).length > 0 || matched.matching.proposals().length > 0) return;
      const { work, lines } = linesOf(outage, life);
      const open = lines.filter(({ explained }) => !explained);
      if (open.length > 0)
        return void desk.explain(
          supervisor,
          open.map(({ key }) => key),
          'looked at',
        ); // signed at the next look
      desk.close(supervisor, () => {
        const { n, hash } = journalEnd(life.journal);
        return { unexplained: 0, totals: totalsOf(work, Object.keys(outage.explained).length), toN: n, head: hash };
      });
    }
  }
  return { type, ship, undo, operate };
}
