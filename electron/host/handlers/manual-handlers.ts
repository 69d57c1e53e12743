import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { ManualOrderDto, manualContract, ManualProductDto, TwinDto } from '../../../shared/contract/manual.contract.ts';
import type { Product } from '../../../shared/core/catalogue/catalogue.ts';
import { isActiveState } from '../../../shared/core/exception-case/exception-case.ts';
import { isActive } from '../../../shared/core/hold/hold.ts';
import { outageToEnterIn } from '../../../shared/core/manual-order/may-enter.ts';
import type { ManualForm } from '../../../shared/core/manual-order/manual-form.ts';
import type { ReadMessage } from '../../../shared/core/manual-order/read-message.ts';
import type { Refusal } from '../../../shared/core/order-file/decision.ts';
import type { OrderFile } from '../../../shared/core/order-file/order-file.ts';
import type { OrderLine } from '../../../shared/core/order/order.ts';
import type { ManualOrderRecord } from '../../../shared/core/ports/manual-orders.ts';
import type { Outages } from '../../../shared/core/ports/outages.ts';
import type { Photos } from '../../../shared/core/ports/photos.ts';
import type { Uploads } from '../../../shared/core/ports/uploads.ts';
import type { PrintJournal } from '../../../shared/core/ports/print-journal.ts';
import type { Site } from '../../../shared/core/site/site.ts';
import { looseSkuKey } from '../../../shared/core/catalogue/normalise-sku.ts';
import { enterManualOrder, twinsOf, type EnterDeps } from '../../../shared/core/usecases/manual/enter-manual-order.ts';
import { discardDraft, keepDraft, type KeepDeps } from '../../../shared/core/usecases/manual/keep-draft.ts';
import { sendWaiting, type SendWaitingDeps } from '../../../shared/core/usecases/manual/send-waiting.ts';
import { takeBackManualOrder, type TakeBackDeps } from '../../../shared/core/usecases/manual/take-back-manual-order.ts';
import { actingOf, actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { ViewDeps } from './order-dto.ts';
import { createPhotoTaker } from './take-photos.ts';

export interface ManualHandlerDeps extends KeepDeps, Omit<EnterDeps, 'outages'>, TakeBackDeps, Omit<SendWaitingDeps, 'outages'> {
  readonly outages: Pick<Outages, 'current' | 'find'>;
  readonly site: () => Site;
  readonly read: (text: string, merchant: string) => ReadMessage;
  readonly view: ViewDeps;
  readonly manualOrders: EnterDeps['manualOrders'];
  readonly photos: Photos;
  readonly uploads: Uploads;
  readonly printJournal: PrintJournal;
  readonly changed: (topics: readonly string[]) => void;
  /** Something was queued for the WMS. */
  readonly onQueued: () => void;
  /** Takes uploaded files in as any import does; null where an upload is not there whole. */
  readonly importByHand: (uploadIds: readonly string[], acting: Acting | null) => Promise<Result<string, Refusal>>;
}

/** Shops an order may come from besides those the site's orders name. */
const PLATFORMS = ['TB', 'PDD', 'DY', 'JD', 'XHS', 'SH'];
const MOST_FOUND = 8;
/** Orders sent in one go; more are sent in the next. */
const MOST_WAITING = 200;

export function createManualHandlers(deps: ManualHandlerDeps): GroupHandlers<typeof manualContract, Acting> {
  const takePhotos = createPhotoTaker(deps);
  const lineToDto = (merchant: string, { sku, name, quantity }: OrderLine) => ({
    sku,
    name: deps.goods.catalogue().bySku(merchant, sku)?.name ?? name,
    quantity,
  });
  const goodsOf = (file: OrderFile) => file.order.lines.filter(({ kind }) => kind === 'goods').map((line) => lineToDto(file.order.merchant, line));

  function toProduct({ merchant, sku, name, nameEn }: Product): ManualProductDto {
    const stock = deps.goods.stockOf(merchant, sku);
    return { sku, name, nameEn, free: stock === null ? null : stock.onHand - stock.reserved, asOf: stock?.asOf ?? null };
  }

  function find(merchant: string, wanted: string): readonly Product[] {
    const key = looseSkuKey(wanted);
    const words = wanted.normalize('NFKC').trim().toLowerCase();
    if (words === '') return [];
    const catalogue = deps.goods.catalogue();
    const exact = [...catalogue.byNormalisedSku(merchant, wanted), ...catalogue.byBarcode(merchant, wanted)];
    const like = catalogue.list(merchant).filter((product) => {
      if (product.retiredAt !== null) return false;
      return (
        (key !== '' && looseSkuKey(product.sku).includes(key)) ||
        words.split(/\s+/u).every((word) => `${product.name} ${product.nameEn} ${product.variant}`.toLowerCase().includes(word))
      );
    });
    return [...new Set([...exact, ...like])].slice(0, MOST_FOUND);
  }

  function toDto(record: ManualOrderRecord, file: OrderFile, acting: Acting, waits: boolean): ManualOrderDto {
    const { order, holds, cases } = file;
    return {
      orderId: order.id,
      documentNo: record.documentNo,
      orderNo: order.platformOrderNo,
      platform: order.platform,
      name: deps.view.mask(order.recipient, acting).name,
      lines: goodsOf(file),
      state: order.state,
      held: holds.some(isActive),
      carrier: order.carrier,
      waybill: order.waybill,
      exceptions: cases.filter(({ state }) => isActiveState(state)).map(({ kind }) => kind),
      enteredAt: record.enteredAt,
      by: deps.view.personName(record.by),
      outageNo: record.outageId === null ? '' : (deps.outages.find(record.outageId)?.no ?? ''),
      waits,
      papers: deps.printJournal.ofOrder(order.id).map(({ kind, documentNo, copy, state }) => ({ kind, documentNo, copy, state })),
    };
  }

  const twins = (form: ManualForm, acting: Acting): TwinDto[] =>
    twinsOf(form, actingToActor(acting), deps).map(({ order, why }) => ({
      orderId: order.id,
      orderNo: order.platformOrderNo,
      platform: order.platform,
      why,
      state: order.state,
      orderedAt: order.orderedAt ?? order.paidAt,
      recipient: deps.view.mask(order.recipient, acting),
      lines: order.lines.filter(({ kind }) => kind === 'goods').map((line) => lineToDto(order.merchant, line)),
    }));

  return {
    choices: () => {
      const { merchants, carriers } = deps.site();
      return ok({
        merchants: merchants.map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })),
        platforms: [...PLATFORMS],
        carriers: carriers.map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })),
      });
    },
    read: ({ text, merchant }) => ok(structuredClone(deps.read(text, merchant)) as never),
    products: ({ merchant, query, skus }) =>
      ok({
        products: find(merchant, query).map(toProduct),
        known: skus.flatMap((sku) => {
          const product = deps.goods.catalogue().bySku(merchant, sku);
          return product === undefined ? [] : [toProduct(product)];
        }),
      }),
    twins: ({ form }, { actor }) => ok({ twins: twins(form, actingOf(actor)) }),
    drafts: () =>
      ok({
        drafts: deps.drafts.list().map(({ form, photos, ...draft }) => ({
          ...draft,
          by: deps.view.personName(draft.by),
          form: { ...form, lines: [...form.lines], unsure: [...form.unsure] },
          photos: [...photos],
        })),
      }),
    keep: ({ seen, form, photos }, { actor }) => {
      const kept = keepDraft(seen, form, photos, actor?.kind === 'person' ? actor.userId : 'cli', deps);
      // A topic of its own: at every keystroke nothing but the list of drafts asks again.
      deps.changed(['manualDrafts']);
      return ok(kept);
    },
    discard: ({ id }) => {
      discardDraft(id, deps);
      deps.changed(['manualDrafts']);
      return ok({});
    },
    takePhoto: ({ uploadId }) => {
      const taken = takePhotos([uploadId]);
      if (!taken.ok) return taken;
      const [photo] = taken.value;
      return photo === undefined ? err({ code: 'not_a_photo' }) : ok(photo);
    },
    photo: ({ draftId, photoId }) => {
      const photo = deps.drafts.find(draftId)?.photos.find(({ id }) => id === photoId);
      const shown = photo === undefined ? null : deps.photos.show(photo);
      return shown === null ? err({ code: 'photo_not_found' }) : ok({ mime: shown.mime, base64: Buffer.from(shown.bytes).toString('base64') });
    },
    save: ({ draftId, form, photos, seenTwins }, { actor }) => {
      const entered = enterManualOrder({ draftId, form, photos, seenTwins }, actingToActor(actor), deps);
      if (!entered.ok) return entered;
      const { record, file } = entered.value;
      deps.changed(['manual', 'manualDrafts', 'printing', 'queue', `order:${record.orderId}`]);
      deps.onQueued();
      return ok(toDto(record, file, actingOf(actor), false));
    },
    importFiles: async ({ uploadIds }, { actor }) => {
      const standing = outageToEnterIn(deps.outages.current());
      if (!standing.ok) return standing;
      const started = await deps.importByHand(uploadIds, actor);
      return started.ok ? ok({ importId: started.value }) : started;
    },
    recent: ({ limit, outage }, { actor }) => {
      const current = deps.outages.current();
      const all = outage === 'any' ? deps.manualOrders.recent(limit) : current === null ? [] : deps.manualOrders.ofOutage(current.id);
      const waiting = deps.matches.waiting();
      const waits = new Set(waiting);
      const orders = all.slice(0, limit).flatMap((record) => {
        const file = deps.orderFiles.load(record.orderId);
        return file === null ? [] : [toDto(record, file, actingOf(actor), waits.has(record.orderId))];
      });
      return ok({ orders, total: all.length, waiting: { orderIds: waiting.slice(0, MOST_WAITING), total: waiting.length } });
    },
    sendWaiting: ({ orderIds }, { actor }) => {
      const sent = sendWaiting(orderIds, actingToActor(actor), deps);
      if (!sent.ok) return sent;
      deps.changed(['manual', 'sync', ...sent.value.map((orderId) => `order:${orderId}`)]);
      deps.onQueued();
      return ok({ sent: sent.value.length });
    },
    takeBack: ({ orderId }, { actor }) => {
      const taken = takeBackManualOrder(orderId, actingToActor(actor), deps);
      if (!taken.ok) return taken;
      const record = deps.manualOrders.ofOrder(orderId);
      deps.changed(['manual', 'printing']);
      return record === null ? err({ code: 'order_not_found' }) : ok(toDto(record, taken.value.decision.after, actingOf(actor), false));
    },
  };
}
