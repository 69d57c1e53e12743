import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { composeHost } from '../../../electron/host/compose.ts';
import type { Host } from '../../../electron/host/host.ts';
import { readSampleData } from '../../../electron/host/sample/sample-data.ts';
import type { SampleOrder } from '../../../electron/host/sample/sample-order.ts';
import { DEFAULT_SIZE, planSample } from '../../../electron/host/sample/sample-waves.ts';
import { newSite } from '../../../shared/core/site/site.ts';
import { readHarbourKinds } from '../../fixtures/harbour-kinds.ts';

const programFolder = path.resolve(import.meta.dirname, '../../..');
const data = readSampleData(path.join(programFolder, 'resources'));
/** Tuesday morning at the site. */
const NOW = Date.UTC(2026, 10, 24, 3, 20);

interface FoundCase {
  readonly merchant: string;
  readonly platform_order_no: string;
  readonly kind: string;
  readonly cause: string;
  readonly state: string;
  readonly reporter: string;
  readonly owner: string;
  readonly due_at: number | null;
}

/** What a clerk would call the order's problem when it has several: the parcel must have a place to go to, then goods, then wishes. */
const MAIN_FIRST = ['bad_address', 'sku_mismatch', 'stock_out', 'duplicate_order', 'special_request'];

describe('the sample warehouse', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sample-warehouse-'));
  let host: Host;
  let db: InstanceType<typeof Database>;
  let cases: readonly FoundCase[];
  const kindsOf = (number: string): readonly string[] =>
    MAIN_FIRST.filter((kind) => cases.some((one) => one.platform_order_no === number && one.kind === kind));

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
    host = await composeHost({ dataFolder: folder, programFolder, shell: 'serve', sample: true, withoutTraining: true });
    db = new Database(path.join(folder, 'sidebay.db'), { readonly: true });
    cases = db
      .prepare<[], FoundCase>(
        'SELECT c.merchant, c.platform_order_no, c.kind, c.cause, c.state, c.reporter, c.owner, c.due_at FROM exception_case c ORDER BY c.n',
      )
      .all();
  }, 60_000);
  afterAll(async () => {
    db.close();
    await host.close();
    vi.useRealTimers();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(readHarbourKinds('O-01', 'O-48'))('finds of %s (%s) exactly what it was planted for: %s', (_, number, kind) => {
    expect(kindsOf(number)[0] ?? '-').toBe(kind);
  });

  it('finds the counts of the demo day: 7 clean, 21 addresses, 8 codes, 8 requests, 4 short', () => {
    const counts: Record<string, number> = {};
    for (const [, number] of readHarbourKinds('O-01', 'O-48')) {
      const main = kindsOf(number)[0] ?? '-';
      counts[main] = (counts[main] ?? 0) + 1;
    }
    expect(counts).toEqual({ '-': 7, bad_address: 21, sku_mismatch: 8, special_request: 8, stock_out: 4 });
  });

  it('raises nothing at all on the traps, and asks about the repetition only', () => {
    for (const number of ['DM-TB-261123-0002', 'DM-PDD-261123-0003', 'DM-SH-261123-0021', 'DM-PDD-261123-0048', 'DM-DY-261123-0050'])
      expect([number, kindsOf(number)]).toEqual([number, []]);
    expect(kindsOf('DM-TB-261123-0049')).toEqual(['duplicate_order']);
    expect(
      db.prepare(`SELECT f.body FROM case_findings f JOIN exception_case c ON c.n = f.case_n WHERE c.platform_order_no = 'DM-TB-261123-0049'`).pluck().get(),
    ).toContain('DM-TB-261123-0001');
  });

  it('gives the six free blue mugs to O-45 and O-44, and says that O-46 and the set go short', () => {
    const reserved = db
      .prepare<[], [string, number, number]>(
        `SELECT o.platform_order_no, l.quantity, l.reserved FROM order_line l JOIN orders o ON o.n = l.order_n WHERE o.platform_order_no IN ('DM-TB-261123-0044', 'DM-TB-261123-0045', 'DM-TB-261123-0046', 'DM-DY-261123-0047') ORDER BY 1`,
      )
      .raw()
      .all();
    expect(reserved).toEqual([
      ['DM-DY-261123-0047', 1, 0],
      ['DM-TB-261123-0044', 2, 2],
      ['DM-TB-261123-0045', 4, 4],
      ['DM-TB-261123-0046', 3, 0],
    ]);
    expect(db.prepare(`SELECT count(*) FROM exception_case WHERE incident = 'stock:TM:TM-MUG01-BLU'`).pluck().get()).toBe(4);
  });

  it('has a living queue: forty and more open, of five kinds, all found by the program, late ones and fresh ones, some with an owner', () => {
    const open = cases.filter(({ state }) => ['open', 'working', 'waiting'].includes(state));
    expect(open.length).toBeGreaterThanOrEqual(40);
    expect(new Set(open.map(({ kind }) => kind))).toEqual(new Set(MAIN_FIRST));
    expect(cases.filter(({ reporter }) => reporter !== 'program')).toEqual([]);
    const late = open.filter(({ due_at }) => due_at !== null && due_at < NOW).length;
    expect(late).toBeGreaterThan(0);
    expect(late).toBeLessThan(open.length / 2);
    expect(open.filter(({ owner }) => owner !== '').length).toBeGreaterThan(2);
    expect(cases.filter(({ state }) => state === 'resolved').length).toBeGreaterThan(1);
  });

  it('loses no order, sets none aside, and is right about every one of them', () => {
    const { waves } = planSample(data, DEFAULT_SIZE, NOW, newSite('Asia/Shanghai'));
    const sent: readonly SampleOrder[] = [...waves()].flatMap(({ orders }) => orders);
    expect(sent).toHaveLength(DEFAULT_SIZE.orders);
    expect(db.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(sent.length);
    expect(db.prepare('SELECT count(*) FROM set_aside').pluck().get()).toBe(0);
    const lines = sent.reduce((sum, order) => sum + order.lines.length, 0);
    expect(db.prepare('SELECT count(*) FROM order_line').pluck().get()).toBe(lines);
    const wrong = sent.flatMap((order) => {
      const found = cases
        .filter((one) => one.merchant === order.merchant && one.platform_order_no === order.number)
        .map(({ kind, cause }) => `${kind} ${cause}`);
      const isRight = order.fault === null ? found.length === 0 : found.some((one) => one.startsWith(order.fault ?? ''));
      return isRight ? [] : [{ number: order.number, fault: order.fault, found, recipient: order.recipient }];
    });
    expect(wrong).toEqual([]);
  });

  it('keeps when an order was paid and promised, from every kind of file', () => {
    const { waves } = planSample(data, DEFAULT_SIZE, NOW, newSite('Asia/Shanghai'));
    const stored = new Map(
      db
        .prepare<[], { no: string; paid: number; promised: number }>(
          'SELECT platform_order_no AS no, paid_at AS paid, promised_ship_at AS promised FROM orders',
        )
        .all()
        .map((row) => [row.no, row]),
    );
    for (const wave of waves()) {
      for (const order of wave.orders) {
        expect(stored.get(order.number)).toEqual({ no: order.number, paid: order.paidAt, promised: order.promisedAt });
        expect(order.paidAt).toBeLessThan(wave.at);
      }
    }
  });

  it('has orders from the mainland, its neighbours and abroad, through four platforms, some of them gone', () => {
    const countries = db.prepare<[], string>('SELECT DISTINCT country FROM order_personal').pluck().all();
    expect(countries).toEqual(expect.arrayContaining(['HK', 'GB', 'US', 'DE', 'FR']));
    expect(db.prepare<[], string>('SELECT DISTINCT platform FROM orders ORDER BY 1').pluck().all()).toEqual(['douyin', 'pdd', 'shopify', 'taobao']);
    expect(db.prepare(`SELECT count(*) FROM orders WHERE state = 'dispatched' AND waybill LIKE 'TR%'`).pluck().get()).toBeGreaterThan(10);
    expect(db.prepare('SELECT count(*) FROM product').pluck().get()).toBe(64);
  });

  it('lets all twelve in by the PIN it prints', async () => {
    const window = { kind: 'window', sessionId: 'test-window' } as const;
    const people = db.prepare<[], { id: string; name: string }>('SELECT id, name FROM user').all();
    expect(people.map(({ name }) => name).toSorted()).toEqual(data.staff.map(({ name }) => name).toSorted());
    for (const { id } of people) expect(await host.dispatch('session.signInPin', { userId: id, pin: data.pin }, window)).toMatchObject({ ok: true });
  }, 60_000);
});
