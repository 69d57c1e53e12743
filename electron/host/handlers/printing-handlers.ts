import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { PaperDto, printingContract, PrintJobDto, ReadyOrderDto } from '../../../shared/contract/printing.contract.ts';
import { maskRecipient } from '../../../shared/core/address/mask/mask-recipient.ts';
import type { OrderFile } from '../../../shared/core/order-file/order-file.ts';
import type { PrintJob } from '../../../shared/core/print-journal/print-job.ts';
import type { GoodsStore } from '../../../shared/core/ports/goods-store.ts';
import type { OpenOrderFacts, OpenOrders } from '../../../shared/core/ports/open-orders.ts';
import type { ManualOrders } from '../../../shared/core/ports/manual-orders.ts';
import { merchantOf, type Site } from '../../../shared/core/site/site.ts';
import { answerPrint, handToPrinter, paperOf } from '../../../shared/core/usecases/printing/answer-print.ts';
import { intendPrint, type PrintDeps } from '../../../shared/core/usecases/printing/intend-print.ts';
import { poolFigures, returnBlock, settleBlockDoubt, takeInBlock, type PoolDeps } from '../../../shared/core/usecases/printing/keep-pools.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';

export interface PrintingHandlerDeps extends PrintDeps, PoolDeps {
  readonly site: () => Site;
  readonly station: string;
  readonly goods: Pick<GoodsStore, 'catalogue'>;
  readonly manualOrders: Pick<ManualOrders, 'ofOrder'>;
  readonly placesOf: (merchant: string, sku: string) => readonly string[];
  /** A packer found the place wrong, and nobody has settled that. */
  readonly isFrozen: (merchant: string, sku: string) => boolean;
  readonly personName: (userId: string) => string;
  readonly openOrders: OpenOrders;
  readonly changed: (topics: readonly string[]) => void;
}

/** Enough to tell two parcels apart by eye; the whole digest is in the print journal. */
const MARK_LENGTH = 6;

/** Allocated or labelled, and nothing stands against it. */
const canGo = ({ state, addressOpen, heldOtherwise }: OpenOrderFacts): boolean =>
  (state === 'allocated' || state === 'labelled') && !addressOpen && !heldOtherwise;

export const printJobToDto =
  (deps: Pick<PrintingHandlerDeps, 'orderFiles' | 'personName'>) =>
  ({ contentHash: _digest, orderIds, ...job }: PrintJob): PrintJobDto => ({
    ...job,
    orderIds: [...orderIds],
    orderNos: orderIds.map((id) => deps.orderFiles.load(id)?.order.platformOrderNo ?? ''),
    by: deps.personName(job.by),
  });

export function createPrintingHandlers(deps: PrintingHandlerDeps): GroupHandlers<typeof printingContract, Acting> {
  const jobToDto = printJobToDto(deps);

  function orderOnPaper({ order }: OrderFile): PaperDto['orders'][number] {
    const catalogue = deps.goods.catalogue();
    const lines = order.lines.filter(({ kind, quantity }) => kind === 'goods' && quantity > 0);
    const weights = lines.map(({ sku, quantity }) => {
      const grams = catalogue.bySku(order.merchant, sku)?.weightGrams ?? null;
      return grams === null ? null : grams * quantity;
    });
    return {
      orderId: order.id,
      orderNo: order.platformOrderNo,
      documentNo: deps.manualOrders.ofOrder(order.id)?.documentNo ?? '',
      merchant: order.merchant,
      merchantName: merchantOf(deps.site(), order.merchant)?.nameZh ?? order.merchant,
      carrier: order.carrier,
      recipient: maskRecipient(order.recipient, 'label'),
      note: order.buyerNote,
      weightGrams: weights.includes(null) ? null : weights.reduce<number>((sum, grams) => sum + (grams ?? 0), 0),
      lines: lines.map(({ lineNo, sku, name, quantity }) => {
        const product = catalogue.bySku(order.merchant, sku);
        return {
          lineNo,
          sku,
          name: product?.name ?? name,
          nameEn: product?.nameEn ?? '',
          quantity,
          barcode: product?.barcodes[0] ?? '',
          places: [...deps.placesOf(order.merchant, sku)],
          frozen: deps.isFrozen(order.merchant, sku),
          twins: (product?.twinSkus ?? []).flatMap((twin) => {
            const other = catalogue.bySku(order.merchant, twin);
            return other === undefined ? [] : [{ sku: other.sku, name: other.name, nameEn: other.nameEn }];
          }),
        };
      }),
    };
  }

  const readyOf = ({ order }: OrderFile, promisedShipAt: number | null): ReadyOrderDto => ({
    orderId: order.id,
    orderNo: order.platformOrderNo,
    merchant: order.merchant,
    documentNo: deps.manualOrders.ofOrder(order.id)?.documentNo ?? '',
    merchantName: merchantOf(deps.site(), order.merchant)?.nameZh ?? order.merchant,
    state: order.state,
    carrier: order.carrier,
    waybill: order.waybill,
    promisedShipAt,
    units: order.lines.reduce((sum, { kind, quantity }) => (kind === 'goods' ? sum + quantity : sum), 0),
    papers: deps.printJournal.ofOrder(order.id).map(({ kind, documentNo, copy, state }) => ({ kind, documentNo, copy, state })),
  });

  function toPaper(jobId: string): Result<PaperDto, { readonly code: string }> {
    const paper = paperOf(jobId, deps);
    if (!paper.ok) return paper;
    const { job, files } = paper.value;
    const { code, nameZh, nameEn } = deps.site();
    return ok({
      job: jobToDto(job),
      site: { code, nameZh, nameEn },
      station: deps.station,
      orders: files.map(orderOnPaper),
      mark: job.contentHash.slice(0, MARK_LENGTH).toUpperCase(),
    });
  }
  const tell = (job: PrintJob): void => deps.changed(['printing', 'manual', ...job.orderIds.map((id) => `order:${id}`)]);

  return {
    print: ({ kind, orderIds, reason, carrier }, { actor }) => {
      const intended = intendPrint({ kind, orderIds, reason, carrier }, actingToActor(actor), deps);
      if (!intended.ok) return intended;
      tell(intended.value);
      return toPaper(intended.value.id);
    },
    ready: ({ limit }) => {
      const able = deps.openOrders.list().filter((order) => canGo(order));
      const orders = able.slice(0, limit).flatMap(({ orderId, promisedShipAt }) => {
        const file = deps.orderFiles.load(orderId);
        return file === null ? [] : [readyOf(file, promisedShipAt)];
      });
      return ok({ orders, total: able.length });
    },
    hand: ({ jobId }, { actor }) => {
      const handed = handToPrinter(jobId, actingToActor(actor), deps);
      if (!handed.ok) return handed;
      tell(handed.value);
      return toPaper(jobId);
    },
    answer: ({ jobId, answer }, { actor }) => {
      const answered = answerPrint(jobId, answer, actingToActor(actor), deps);
      if (!answered.ok) return answered;
      tell(answered.value);
      return ok(jobToDto(answered.value));
    },
    journal: ({ limit }) => ok({ unanswered: deps.printJournal.unanswered().map(jobToDto), recent: deps.printJournal.recent(limit).map(jobToDto) }),
    pools: () => ok({ pools: poolFigures(deps.pools).map((pool) => ({ ...pool })), blocks: deps.pools.blocks().map((block) => ({ ...block })) }),
    importBlock: ({ carrier, name, text }, { actor }) => {
      const taken = takeInBlock({ carrier, name, text }, actingToActor(actor), deps);
      if (!taken.ok) return taken;
      deps.changed(['printing']);
      return ok({ ...taken.value, faults: [...taken.value.faults] });
    },
    returnBlock: ({ blockId }, { actor }) => {
      const returned = returnBlock(blockId, actingToActor(actor), deps);
      if (!returned.ok) return returned;
      deps.changed(['printing']);
      return ok({ returned: returned.value });
    },
    settleBlockDoubt: ({ blockId, lastUsed }, { actor }) => {
      const passedOver = settleBlockDoubt(blockId, lastUsed, actingToActor(actor), deps);
      if (!passedOver.ok) return passedOver;
      deps.changed(['printing']);
      return ok({ passedOver: passedOver.value });
    },
  };
}
