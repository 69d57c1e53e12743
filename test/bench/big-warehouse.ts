import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { composeOrderWork, type OrderWork } from '../../electron/host/compose/order-work.ts';
import { databaseFile, openStorage, type Storage } from '../../electron/host/compose/open-storage.ts';
import { processEntry } from '../../electron/host/compose/process-entries.ts';
import { createSiteStore } from '../../electron/host/adapters/sqlite/site/site-store.ts';
import { systemIds } from '../../electron/host/adapters/system/system-ports.ts';
import { lineToRecord } from '../../shared/core/order-file/order-events.ts';
import type { OrderFile } from '../../shared/core/order-file/order-file.ts';
import type { JsonObject } from '../../shared/core/journal/journal-entry.ts';
import type { JournalWriter } from '../../shared/core/ports/journal.ts';
import { bigOrders, type BigPlan } from './big-orders.ts';

const programFolder = path.resolve(import.meta.dirname, '../..');
/** 590,000 orders of 1.7 lines are a million lines. */
const plan = (quick: boolean): Omit<BigPlan, 'nowAt'> => (quick ? { orders: 29_500, openCases: 5_000 } : { orders: 590_000, openCases: 100_000 });
const AT_ONCE = 5_000;

export interface BigWarehouse {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly close: () => Promise<void>;
}

/** Real storage and rules over a data folder. */
export async function openWarehouse(folder: string, now: () => number = Date.now): Promise<BigWarehouse> {
  const clock = { now, mono: () => performance.now() };
  const storage = await openStorage({ dataFolder: folder, clock, ids: systemIds, workers: null, onBroken: () => {}, log: () => {} });
  const work = composeOrderWork({
    storage,
    settings: createSiteStore(storage.db, 'Asia/Shanghai'),
    clock,
    ids: systemIds,
    resourcesFolder: path.join(programFolder, 'resources'),
    importWorkerUrl: processEntry('import-worker', programFolder),
    onRecorded: () => {},
    onImport: () => {},
  });
  return { storage, work, close: storage.close };
}

/** What the journal holds of an order that was taken in: its own facts; what its exceptions went through is left out. */
function recordImported(journal: JournalWriter, { order }: OrderFile): void {
  const { lines, recipient, buyerNote, sellerNote, state, version: _version, wmsVersion: _wmsVersion, ...facts } = order;
  journal.append({
    type: 'order.imported',
    at: order.orderedAt ?? 0,
    actor: { kind: 'cli' },
    orderId: order.id,
    caseId: null,
    decision: order.id,
    data: { order: facts, lines: lines.map(lineToRecord), state } as unknown as JsonObject,
    personal: { recipient, buyerNote, sellerNote } as unknown as JsonObject,
  });
}

let built: string | null = null;

/**
 * The data folder of a big warehouse, made once per run and shared by the benches that ask it: state, search and journal as the program
 * itself writes them, only without waiting for the disk. SIDEBAY_BENCH_DATA names a folder to keep it in between runs.
 */
export async function bigWarehouseFolder(quick: boolean): Promise<string> {
  if (built !== null) return built;
  const kept = process.env['SIDEBAY_BENCH_DATA'];
  const folder = kept === undefined ? mkdtempSync(path.join(tmpdir(), 'sidebay-bench-big-')) : path.resolve(kept, quick ? 'quick' : 'full');
  if (kept === undefined) process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(folder, { recursive: true });
  if (!existsSync(path.join(folder, 'whole'))) await fillWarehouse(folder, plan(quick));
  return (built = folder);
}

/** The instant its orders and deadlines were drawn around. */
export const builtAt = (folder: string): number => Number(readFileSync(path.join(folder, 'whole'), 'utf8'));

export async function fillWarehouse(folder: string, wanted: Omit<BigPlan, 'nowAt'>): Promise<void> {
  const startedAt = performance.now();
  const { storage, work, close } = await openWarehouse(folder);
  const { db } = storage;
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -400000');
  const nowAt = Date.now();
  const files = bigOrders({ ...wanted, nowAt });
  for (let done = false; !done;) {
    storage.unitOfWork.run(() => {
      for (let at = 0; at < AT_ONCE && !done; at += 1) {
        const next = files.next();
        if (next.done === true) done = true;
        else {
          recordImported(storage.journal, next.value);
          work.orderFiles.add(next.value);
        }
      }
    });
  }
  await close();
  writeFileSync(path.join(folder, 'whole'), String(nowAt));
  const megabytes = Math.round(statSync(databaseFile(folder)).size / 2 ** 20);
  console.error(`  ${wanted.orders} orders, ${megabytes} MB, built in ${Math.round((performance.now() - startedAt) / 1000)} s`);
}
