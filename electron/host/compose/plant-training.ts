import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Change } from '../../../shared/contract/open-wms/changes.ts';
import type { NewOrder, Product, StockLevel } from '../../../shared/contract/open-wms/resources.ts';
import { Draft } from '../../../shared/core/order-file/decision.ts';
import type { OrderFile } from '../../../shared/core/order-file/order-file.ts';
import type { Recipient } from '../../../shared/core/order/recipient.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { TrainingWms } from '../adapters/training/training-process.ts';
import { PLATFORMS } from '../sample/sample-order.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';
import { trainingFolder } from './sync-work.ts';

export interface PlantTrainingDeps {
  readonly wms: TrainingWms | null;
  readonly dataFolder: string;
  readonly work: OrderWork;
  readonly settings: SiteSettings;
  readonly storage: Storage;
  readonly log: (line: string, error?: unknown) => void;
}

/** Orders of one call: well below what the training WMS takes in one body. */
const AT_ONCE = 500;
/** Of what left the house, the newest are enough to answer for. */
const SHIPPED_KNOWN = 200;
const RECIPIENTS = 60;
const ARRIVING = { perHour: 20, troubleShare: 0.25 };

/** Tells a new training WMS the orders, goods and stock of the sample warehouse, once, and lets new orders arrive. */
export async function plantTraining({ wms, dataFolder, work, settings, storage, log }: PlantTrainingDeps): Promise<void> {
  if (wms === null) return;
  const marker = path.join(trainingFolder(dataFolder), 'planted');
  if (existsSync(marker)) return;
  const { db } = storage;
  let nextTote = FIRST_TOTE;
  // Closed to the console until it knows every order: a change that reached it before its order would be refused for good.
  await wms.setMode('down');
  try {
    const goods = readGoods();
    await wms.control('POST', '/training/seed', { products: goods.products });
    const open = db
      .prepare<[], string>(`SELECT id FROM orders WHERE kind = 'sale' AND state NOT IN ('dispatched', 'cancelled') AND wms_ref IS NULL ORDER BY n`)
      .pluck()
      .all();
    for (let from = 0; from < open.length; from += AT_ONCE) await tell(load(open.slice(from, from + AT_ONCE)));
    const gone = load(
      db
        .prepare<[number], string>(`SELECT id FROM orders WHERE kind = 'sale' AND state = 'dispatched' AND wms_ref IS NULL ORDER BY n DESC LIMIT ?`)
        .pluck()
        .all(SHIPPED_KNOWN),
    );
    await tell(gone);
    // Shelves last: packing at the WMS takes units off them, and these left before the stock was counted.
    const { merchants } = settings.site();
    await wms.control('POST', '/training/seed', {
      stock: goods.stock,
      merchants: merchants.map(({ code }) => ({ code, platforms: [...PLATFORMS], carrier: code === 'WG' ? 'SF' : 'YTO' })),
      recipients: readRecipients(),
    });
    await wms.control('POST', '/training/arriving', ARRIVING);
    writeFileSync(marker, '');
  } catch (error) {
    // Without it the console works on; the next start tries again, and what is known already is not made twice.
    log('the training WMS was not told the sample orders', error);
  } finally {
    await wms.setMode('up');
  }

  function load(ids: readonly string[]): readonly OrderFile[] {
    return ids.flatMap((id) => work.orderFiles.load(id) ?? []);
  }

  /** What has its label was picked, and stands at the bench in its tote. */
  function inTote(file: OrderFile): NewOrder & { readonly tote?: string } {
    return file.order.state === 'labelled' ? { ...toNewOrder(file), tote: `T-${String(nextTote++).padStart(4, '0')}` } : toNewOrder(file);
  }

  async function tell(files: readonly OrderFile[]): Promise<void> {
    if (files.length === 0 || wms === null) return;
    const { refs } = (await wms.control('POST', '/training/seed', { orders: files.map(inTote) })) as { readonly refs: readonly string[] };
    const shipped = files.flatMap((file, index) => (file.order.state === 'dispatched' ? [{ file, ref: refs[index] ?? '' }] : []));
    if (shipped.length > 0) await ship(wms, shipped);
    link(files, refs);
  }

  /** Both sides know the order from here on: what waits for its reference gets it, and the WMS's own news of it says nothing new. */
  function link(files: readonly OrderFile[], refs: readonly string[]): void {
    const { recorder } = work.importDeps;
    const actor = { kind: 'program', rule: 'wms' } as const;
    storage.unitOfWork.run(() => {
      const context = recorder.contextOf(actor);
      files.forEach((file, index) => {
        const wmsRef = refs[index];
        if (wmsRef === undefined) return;
        const wmsVersion = file.order.state === 'dispatched' ? SHIPPED_VERSION : 1;
        const decision = new Draft(file, context).add({ type: 'order.wmsKnown', data: { wmsRef, wmsVersion }, personal: null }).done();
        recorder.write(file, decision, actor, context.nowAt, context.ids.next());
        work.outbox.addressUnsent(file.order.id, wmsRef);
      });
    });
  }

  /** Imported, packed, shipped: as the training WMS counts. */
  async function ship(to: TrainingWms, shipped: readonly { readonly file: OrderFile; readonly ref: string }[]): Promise<void> {
    const { ids, clock } = work.importDeps;
    const changes: Change[] = shipped.flatMap(({ file: { order }, ref }): Change[] => {
      const { carrier, waybill } = order;
      const occurredAt = order.promisedShipAt ?? clock.now();
      const common = { order: { ref }, baseVersion: null, occurredAt };
      return [
        { ...common, changeId: ids.next(), kind: 'order.pack', body: { carrier, waybill, weightGrams: null } },
        { ...common, changeId: ids.next(), kind: 'order.ship', body: { carrier, waybill, manifest: '', shippedAt: occurredAt } },
      ];
    });
    await to.setMode('up');
    for (let from = 0; from < changes.length; from += MOST_CHANGES) {
      const response = await fetch(`${to.url}/v1/changes`, {
        method: 'POST',
        headers: { authorization: `Bearer ${to.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ changes: changes.slice(from, from + MOST_CHANGES) }),
      });
      if (!response.ok) throw new Error(`training WMS: ${response.status}`);
      await response.body?.cancel();
    }
  }

  function readGoods(): { readonly products: readonly Product[]; readonly stock: readonly StockLevel[] } {
    const products = settings.site().merchants.flatMap(({ code }) =>
      work.goods
        .catalogue()
        .list(code)
        .map((product): Product => ({
          sku: product.sku,
          merchant: code,
          name: product.name,
          barcode: product.barcodes[0] ?? '',
          weightGrams: product.weightGrams,
          active: product.retiredAt === null,
        })),
    );
    const levels = db
      .prepare<[], { sku: string; warehouse: string; location: string; on_hand: number; as_of: number }>(
        'SELECT sku, warehouse, location, on_hand, as_of FROM stock_level ORDER BY sku',
      )
      .all();
    return {
      products,
      stock: levels.map((level) => ({
        sku: level.sku,
        ...(level.warehouse !== '' && { warehouse: level.warehouse }),
        location: level.location,
        onHand: level.on_hand,
        reserved: 0,
        countedAt: level.as_of,
      })),
    };
  }

  /** People to whom orders may arrive: those of orders nobody had to ask about. */
  function readRecipients(): readonly Recipient[] {
    const ids = db
      .prepare<[number], string>(
        `SELECT o.id FROM orders o JOIN order_personal p ON p.order_n = o.n WHERE o.state = 'allocated' AND p.country <> '' AND p.district <> '' AND NOT EXISTS (SELECT 1 FROM exception_case c WHERE c.order_n = o.n) ORDER BY o.n LIMIT ?`,
      )
      .pluck()
      .all(RECIPIENTS);
    return load(ids).map(({ order }) => order.recipient);
  }
}

/** Totes of the house bear four figures. */
const FIRST_TOTE = 401;
const SHIPPED_VERSION = 3;
/** What one call of the open WMS API takes. */
const MOST_CHANGES = 200;

const toNewOrder = ({ order }: OrderFile): NewOrder => {
  const {
    kind,
    merchant,
    platform,
    platformOrderNo,
    orderedAt,
    paidAt,
    promisedShipAt,
    carrier,
    waybill,
    currency,
    hasAddress,
    lines,
    recipient,
    buyerNote,
    sellerNote,
  } = order;
  return {
    kind,
    merchant,
    platform,
    platformOrderNo,
    orderedAt,
    paidAt,
    promisedShipAt,
    carrier,
    waybill,
    currency,
    hasAddress,
    recipient,
    buyerNote,
    sellerNote,
    lines: lines.map((line) => ({ ...line, reserved: 0 })),
  };
};
