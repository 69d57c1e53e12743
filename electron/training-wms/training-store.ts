import { randomUUID } from 'node:crypto';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Answer, Change } from '../../shared/contract/open-wms/changes.ts';
import type { Order, Product, StockLevel } from '../../shared/contract/open-wms/resources.ts';
import type { FinalAnswer } from '../../shared/core/outbox/wms-answer.ts';
import { applyChange } from './apply-change.ts';
import { signEdits } from './edits.ts';

/**
 * The training WMS's own database, nothing of the console's.
 * A change's effect, the answer remembered for it and the feed row commit together; `effects` has one row per effect and no unique
 * key, so that a test can see a second one.
 */
const schema = `
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS orders (ref TEXT PRIMARY KEY, external_ref TEXT UNIQUE, merchant TEXT NOT NULL, platform TEXT NOT NULL, platform_order_no TEXT NOT NULL,
  document TEXT NOT NULL, UNIQUE (merchant, platform, platform_order_no)) STRICT;
CREATE TABLE IF NOT EXISTS products (sku TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS stock (sku TEXT NOT NULL, location TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (sku, location)) STRICT;
CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, ref TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS remembered (change_id TEXT PRIMARY KEY, received_at INTEGER NOT NULL, answer TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS effects (id INTEGER PRIMARY KEY, change_id TEXT NOT NULL, kind TEXT NOT NULL, ref TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS effects_change ON effects (change_id);
CREATE TABLE IF NOT EXISTS feed (seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, UNIQUE (kind, id)) STRICT;
`;

/** Whoever changes an order through the open WMS API. */
const BY_INTERFACE = 'API';

export type FeedRecord =
  | { readonly key: string; readonly kind: 'order'; readonly order: Order }
  | { readonly key: string; readonly kind: 'stock'; readonly stock: StockLevel }
  | { readonly key: string; readonly kind: 'product'; readonly product: Product };
export interface FeedPage {
  readonly records: readonly FeedRecord[];
  readonly next: string;
  readonly more: boolean;
}
export type FeedKind = FeedRecord['kind'];
interface FeedRow {
  readonly seq: number;
  readonly kind: FeedKind;
  readonly id: string;
}

export type TrainingStore = ReturnType<typeof createTrainingStore>;

export function createTrainingStore(folder: string, now: () => number) {
  const db = new Database(path.join(folder, 'training-wms.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(schema);
  db.prepare(`INSERT OR IGNORE INTO meta VALUES ('instance', ?)`).run(randomUUID());

  const statements = {
    meta: db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE name = ?'),
    setMeta: db.prepare('INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value'),
    order: db.prepare<[string], { document: string }>('SELECT document FROM orders WHERE ref = ?'),
    orderByExternal: db.prepare<[string], { document: string }>('SELECT document FROM orders WHERE external_ref = ?'),
    twin: db.prepare<[string, string, string], { document: string }>(
      'SELECT document FROM orders WHERE merchant = ? AND platform = ? AND platform_order_no = ?',
    ),
    saveOrder: db.prepare('INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (ref) DO UPDATE SET document = excluded.document'),
    product: db.prepare<[string], { document: string }>('SELECT document FROM products WHERE sku = ?'),
    anyProduct: db.prepare<[], { sku: string }>('SELECT sku FROM products LIMIT 1'),
    products: db.prepare<[], { document: string }>('SELECT document FROM products ORDER BY sku'),
    saveProduct: db.prepare('INSERT INTO products VALUES (?, ?) ON CONFLICT (sku) DO UPDATE SET document = excluded.document'),
    stockOf: db.prepare<[string], { document: string }>('SELECT document FROM stock WHERE sku = ? ORDER BY location'),
    stockAt: db.prepare<[string, string], { document: string }>('SELECT document FROM stock WHERE sku = ? AND location = ?'),
    saveStock: db.prepare('INSERT INTO stock VALUES (?, ?, ?) ON CONFLICT (sku, location) DO UPDATE SET document = excluded.document'),
    addNote: db.prepare('INSERT INTO notes (ref, text, at) VALUES (?, ?, ?)'),
    remembered: db.prepare<[string], { received_at: number; answer: string }>('SELECT received_at, answer FROM remembered WHERE change_id = ?'),
    remember: db.prepare('INSERT INTO remembered VALUES (?, ?, ?)'),
    addEffect: db.prepare('INSERT INTO effects (change_id, kind, ref, at) VALUES (?, ?, ?, ?)'),
    effects: db.prepare<[], { change_id: string; effects: number }>('SELECT change_id, count(*) AS effects FROM effects GROUP BY change_id'),
    effectLog: db.prepare<[string], { change_id: string }>('SELECT change_id FROM effects WHERE ref = ? ORDER BY id'),
    count: db.prepare<[], { orders: number; remembered: number }>(
      'SELECT (SELECT count(*) FROM orders) AS orders, (SELECT count(*) FROM remembered) AS remembered',
    ),
    unfeed: db.prepare('DELETE FROM feed WHERE kind = ? AND id = ?'),
    feed: db.prepare('INSERT INTO feed (kind, id) VALUES (?, ?)'),
    page: db.prepare<[number, number], FeedRow>('SELECT seq, kind, id FROM feed WHERE seq > ? ORDER BY seq LIMIT ?'),
    pageOf: db.prepare<[FeedKind, string, number], FeedRow>('SELECT seq, kind, id FROM feed WHERE kind = ? AND id > ? ORDER BY id LIMIT ?'),
  };
  const read = <T>(row: { document: string } | undefined): T | null => (row === undefined ? null : (JSON.parse(row.document) as T));

  /** A changed record moves to the end of the feed: a reader hears of its latest form once. */
  const announce = (kind: FeedKind, id: string): void => {
    statements.unfeed.run(kind, id);
    statements.feed.run(kind, id);
  };
  const saveOrder = (order: Order): void => {
    statements.saveOrder.run(order.ref, order.externalRef, order.merchant, order.platform, order.platformOrderNo, JSON.stringify(order));
    announce('order', order.ref);
  };
  const saveStock = (stock: StockLevel): void => {
    statements.saveStock.run(stock.sku, stock.location, JSON.stringify(stock));
    announce('stock', JSON.stringify([stock.sku, stock.location]));
  };
  const saveProduct = (product: Product): void => {
    statements.saveProduct.run(product.sku, JSON.stringify(product));
    announce('product', product.sku);
  };
  const newRef = (): string => {
    const last = Number(statements.meta.get('last_ref')?.value ?? 100_000) + 1;
    statements.setMeta.run('last_ref', String(last));
    return `TW-${last}`;
  };
  const findTwin = (order: Pick<Order, 'merchant' | 'platform' | 'platformOrderNo'>): Order | null =>
    read<Order>(statements.twin.get(order.merchant, order.platform, order.platformOrderNo));
  const findTarget = (target: Change['order']): Order | null =>
    'ref' in target ? read<Order>(statements.order.get(target.ref)) : read<Order>(statements.orderByExternal.get(target.externalRef));

  const rememberedAnswer = (changeId: string): { readonly receivedAt: number; readonly answer: FinalAnswer } | null => {
    const row = statements.remembered.get(changeId);
    return row === undefined ? null : { receivedAt: row.received_at, answer: JSON.parse(row.answer) as FinalAnswer };
  };

  function takePackedUnits(order: Order): void {
    for (const line of order.lines.filter((each) => each.kind === 'goods')) {
      const stock = read<StockLevel>(statements.stockOf.get(line.sku));
      if (stock) saveStock({ ...stock, onHand: stock.onHand - line.quantity, countedAt: now() });
    }
  }

  const apply = db.transaction((change: Change): Answer => {
    const known = rememberedAnswer(change.changeId);
    if (known !== null) return { outcome: 'duplicate', first: known.answer as Extract<Answer, { outcome: 'duplicate' }>['first'] };
    const before = findTarget(change.order);
    const applied = applyChange(before, change, {
      now: now(),
      newRef,
      isSku: (sku) => statements.product.get(sku) !== undefined || statements.anyProduct.get() === undefined,
      twin: findTwin,
    });
    const { answer } = applied;
    const order = before === null || applied.order === null ? applied.order : signEdits(before, applied.order, { by: BY_INTERFACE, at: change.occurredAt });
    statements.remember.run(change.changeId, now(), JSON.stringify(answer));
    if (order !== null) {
      saveOrder(order);
      if (change.kind === 'order.pack') takePackedUnits(order);
      if (change.kind === 'note.add') statements.addNote.run(order.ref, change.body.text, change.occurredAt);
      statements.addEffect.run(change.changeId, change.kind, order.ref, now());
    }
    return answer as Answer;
  });

  /** An unreadable change is refused once for ever, like any other refusal. */
  const refuseUnreadable = db.transaction((changeId: string, message: string): Answer => {
    const known = rememberedAnswer(changeId);
    if (known !== null) return { outcome: 'duplicate', first: known.answer as Extract<Answer, { outcome: 'duplicate' }>['first'] };
    const answer: FinalAnswer = { outcome: 'refused', reason: 'invalid_change', message: message.slice(0, 500), orderRef: null };
    statements.remember.run(changeId, now(), JSON.stringify(answer));
    return answer;
  });

  const toRecord = (row: FeedRow): FeedRecord | null => {
    const key = `${row.kind}:${row.id}:${row.seq}`;
    if (row.kind === 'order') {
      const order = read<Order>(statements.order.get(row.id));
      return order && { key, kind: 'order', order };
    }
    if (row.kind === 'product') {
      const product = read<Product>(statements.product.get(row.id));
      return product && { key, kind: 'product', product };
    }
    const [sku = '', location = ''] = JSON.parse(row.id) as string[];
    const stock = read<StockLevel>(statements.stockAt.get(sku, location));
    return stock && { key, kind: 'stock', stock };
  };
  const toPage = (rows: readonly FeedRow[], limit: number, next: (row: FeedRow) => string, from: string): FeedPage => {
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return { records: shown.flatMap((row) => toRecord(row) ?? []), next: last === undefined ? from : next(last), more: rows.length > limit };
  };

  return {
    instance: (): string => statements.meta.get('instance')?.value ?? '',
    renewInstance: (): void => void statements.setMeta.run('instance', randomUUID()),
    /** Several changes in one durable commit: a call is answered once all of it is on disk. */
    atOnce: db.transaction((work: () => void): void => work()),
    apply: (change: Change): Answer => apply(change),
    refuseUnreadable: (changeId: string, message: string): Answer => refuseUnreadable(changeId, message),
    rememberedAnswer,
    readOrder: (ref: string): Order | null => read<Order>(statements.order.get(ref)),
    feedAfter: (cursor: string, limit: number): FeedPage =>
      toPage(statements.page.all(Number(cursor) || 0, limit + 1), limit, (row) => String(row.seq), cursor),
    listing: (kind: FeedKind, after: string, limit: number): FeedPage => toPage(statements.pageOf.all(kind, after, limit + 1), limit, (row) => row.id, after),
    products: (): readonly Product[] => statements.products.all().flatMap((row) => read<Product>(row) ?? []),
    /** Takes what is new; orders and products already known stay as they are. */
    seed: db.transaction(
      (seed: {
        readonly products: readonly Product[];
        readonly stock: readonly StockLevel[];
        readonly orders: readonly Omit<Order, 'ref' | 'externalRef' | 'version' | 'state' | 'holds' | 'updatedAt'>[];
      }): readonly string[] => {
        for (const product of seed.products) saveProduct(product);
        for (const stock of seed.stock) saveStock(stock);
        return seed.orders.map((fresh) => {
          const twin = findTwin(fresh);
          if (twin !== null) return twin.ref;
          const order: Order = { ...fresh, ref: newRef(), externalRef: null, version: 1, state: 'imported', holds: [], updatedAt: now() };
          saveOrder(order);
          return order.ref;
        });
      },
    ),
    /** Somebody edits an order in the WMS itself. Null where there is none. */
    editByOthers: db.transaction((ref: string, by: string, edit: (order: Order) => Order): Order | null => {
      const order = read<Order>(statements.order.get(ref));
      if (order === null) return null;
      const at = now();
      const next = signEdits(order, { ...edit(order), ref, version: order.version + 1, updatedAt: at }, { by, at });
      saveOrder(next);
      return next;
    }),
    setStock: db.transaction((sku: string, location: string, onHand: number): void => {
      const known = read<StockLevel>(statements.stockAt.get(sku, location));
      saveStock({ sku, location, onHand, reserved: known?.reserved ?? 0, countedAt: now() });
    }),
    meta: (name: string): string | null => statements.meta.get(name)?.value ?? null,
    setMeta: (name: string, value: string): void => void statements.setMeta.run(name, value),
    effects: (): Readonly<Record<string, number>> => Object.fromEntries(statements.effects.all().map((row) => [row.change_id, row.effects])),
    effectLog: (ref: string): readonly string[] => statements.effectLog.all(ref).map((row) => row.change_id),
    counts: (): { readonly orders: number; readonly remembered: number } => statements.count.get() ?? { orders: 0, remembered: 0 },
    close: (): void => void db.close(),
  };
}
