import type { Db } from '../../../electron/host/adapters/sqlite/database/open-database.ts';
import { verifyOutage } from '../../../shared/core/usecases/outage/verify-outage.ts';
import { createJournalWatch } from '../journal-watch.ts';
import type { Effect, SimWms } from '../sim-wms.ts';
import type { Station } from '../station.ts';
import type { Customer } from './customers.ts';
import type { HandDesk } from './hand-desk.ts';

interface Done {
  readonly lane: string;
  readonly kind: string;
  readonly ref: string;
}
interface Typed {
  readonly orderId: string;
  readonly customer: Customer;
}

type Looks = ReturnType<typeof looksOf>;
const looksOf = (db: Db) => ({
  journal: createJournalWatch(db),
  journalN: db.prepare<[string], number>('SELECT journal_n FROM outbox WHERE id = ?').pluck(),
  twice: db.prepare<[], string>('SELECT wms_ref FROM orders WHERE wms_ref IS NOT NULL GROUP BY wms_ref HAVING count(*) > 1').pluck(),
  /** Phones of customers to whom more than one parcel left. */
  severalLeft: db
    .prepare<[], string>(
      `SELECT p.phone FROM orders o JOIN order_personal p ON p.order_n = o.n WHERE o.state = 'dispatched' GROUP BY p.phone HAVING count(*) > 1`,
    )
    .pluck(),
});

/**
 * Counts at the WMS, which keeps a row per effect, and in the database of the house:
 *
 *   an order there is one file here            a manual order has one order there
 *   shipped there once, entered there once     nothing decided in the outage left before it was asked for
 *   to a careful house's customer one parcel goes, and one order stands there
 */
export class HandOracle {
  readonly failures: string[] = [];
  readonly typed: Typed[] = [];
  private readonly done: Done[] = [];
  private readonly seen = new Set<string>();
  private looks: Looks | null = null;
  private writesSeen = -1;
  private readonly wms: () => SimWms;
  private readonly station: () => Station<HandDesk>;
  private readonly careful: boolean;

  constructor(wms: () => SimWms, station: () => Station<HandDesk>, careful: boolean) {
    this.wms = wms;
    this.station = station;
    this.careful = careful;
  }

  onEffect({ change }: Effect): void {
    const ref = change.orderRef ?? [...this.wms().orders.values()].find(({ externalRef }) => externalRef === change.lane)?.ref ?? '';
    if ((this.wms().effects.get(change.id) ?? 0) > 1) this.failures.push(`DUPLICATE ${change.kind} ${change.id}`);
    this.done.push({ lane: change.lane, kind: change.kind, ref });
    const outage = this.station().life()?.desk?.outages.current();
    if (outage?.declared != null && outage.upload === null && this.decidedAfter(change.id, outage.firstN)) this.failures.push(`LEFT UNASKED ${change.kind}`);
    this.counted();
  }

  /** By its place in the journal: clocks can be set. */
  private decidedAfter(changeId: string, n: number): boolean {
    const journalN = this.look().journalN.get(changeId);
    return journalN !== undefined && journalN > n;
  }
  private look(): Looks {
    return (this.looks ??= looksOf(this.station().db));
  }

  private counted(): void {
    const manual = new Set(this.typed.map(({ orderId }) => orderId));
    const byRef = Map.groupBy(this.done, ({ ref }) => ref);
    for (const [ref, effects] of byRef) {
      const count = (kind: string): number => effects.filter((one) => one.kind === kind).length;
      if (count('order.ship') > 1) this.fail(`SHIPPED TWICE ${ref}`);
      if (count('order.create') > 1) this.fail(`ENTERED TWICE ${ref}`);
      if (new Set(effects.map(({ lane }) => lane).filter((lane) => manual.has(lane))).size > 1) this.fail(`TWO MANUAL ORDERS TOLD OF ${ref}`);
    }
    for (const [lane, effects] of Map.groupBy(this.done, (one) => one.lane))
      if (manual.has(lane) && new Set(effects.map(({ ref }) => ref)).size > 1) this.fail(`TWO ORDERS THERE OF ${lane}`);
  }
  private fail(what: string): void {
    if (!this.seen.has(what)) this.failures.push(what);
    this.seen.add(what);
  }

  /** After something happened in the house. */
  check(customers: readonly Customer[]): void {
    const { life, writes } = this.station();
    const written = writes();
    if (written === this.writesSeen) return;
    for (const failure of this.look().journal.check()) this.fail(failure);
    for (const ref of this.look().twice.all()) this.fail(`TWO FILES OF ${ref}`);
    const desk = life()?.desk ?? null;
    if (desk === null) return;
    this.writesSeen = written;
    if (!this.careful) return;
    const several = new Set(this.look().severalLeft.all());
    for (const { n, recipient } of customers) {
      if (!several.has(recipient.phone)) continue;
      const orders = desk.ofPhone(recipient.phone);
      const left = orders.filter(({ state }) => state === 'dispatched');
      if (left.length > 1 && orders.every(({ id }) => desk.manualOrders.ofOrder(id)?.outageId !== null)) this.fail(`TWO PARCELS TO CUSTOMER ${n}`);
    }
  }

  /** When everything was sent and signed. */
  reckon(customers: readonly Customer[]): void {
    const life = this.station().life();
    const desk = life?.desk ?? null;
    if (life === null || desk === null) return void this.failures.push('DOWN');
    const wms = this.wms();
    if (!life.journal.verify().whole) this.failures.push('CHAIN');
    for (const { orderId } of this.typed) {
      const order = desk.orderFiles.load(orderId)?.order;
      if (order === undefined) this.failures.push(`LOST ${orderId}`);
      else if (order.state === 'cancelled') continue;
      else if (order.wmsRef === null) this.failures.push(`NOT THERE ${orderId}`);
      else if (order.state === 'dispatched' && wms.orders.get(order.wmsRef)?.state !== 'dispatched') this.failures.push(`NOT TOLD ${orderId}`);
    }
    if (this.careful)
      for (const { n, recipient, receivedAt } of customers) {
        const here = desk.ofPhone(recipient.phone);
        // Sent before anybody declared: what came by the platform too is for the check for duplicates, as on any day.
        if (here.some(({ id }) => desk.manualOrders.ofOrder(id)?.outageId === null)) continue;
        const there = [...wms.orders.values()].filter((order) => order.recipient.phone === recipient.phone && order.state !== 'cancelled');
        // Typed, committed and killed before anybody was told is an order too.
        const wanted = receivedAt !== null || here.length > 0 || this.typed.some(({ customer }) => customer.n === n) ? 1 : 0;
        if (there.length !== wanted) this.failures.push(`${there.length} ORDERS THERE OF CUSTOMER ${n}`);
      }
    const [outage] = desk.outages.list(1);
    if (outage === undefined) return;
    if (outage.closed === null) this.failures.push(`NOT SIGNED ${outage.state}`);
    else if (verifyOutage(outage.no, { outages: desk.outages, journal: life.journal }).kind !== 'agrees') this.failures.push('CERTIFICATE');
  }
}
