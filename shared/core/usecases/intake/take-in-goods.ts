import type { Product } from '../../catalogue/catalogue.ts';
import type { DraftProduct, DraftStock } from '../../import/draft.ts';
import type { Actor, JsonObject } from '../../journal/journal-entry.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { GoodsStoreDep, StockLevel } from '../../ports/goods-store.ts';
import type { JournalWriterDep } from '../../ports/journal.ts';

const toProduct = (draft: DraftProduct, nowAt: number): Product => ({
  merchant: draft.merchant,
  sku: draft.sku,
  name: draft.name,
  nameEn: draft.nameEn,
  variant: draft.variant,
  barcodes: draft.barcodes,
  weightGrams: draft.weightGrams,
  retiredAt: draft.retiredAt ?? (draft.retired ? nowAt : null),
  successorSku: draft.successorSku,
  kitParts: draft.kitParts,
  twinSkus: draft.twinSkus,
  ...(draft.aliases === undefined || draft.aliases.length === 0 ? {} : { aliases: draft.aliases }),
  ...(draft.tracking === undefined ? {} : { tracking: draft.tracking }),
});

export interface DraftGoods {
  readonly products: readonly DraftProduct[];
  readonly stock: readonly DraftStock[];
}

/** Takes the catalogue and stock part of a file in; the caller holds the unit of work. */
export function takeInGoods({ products, stock }: DraftGoods, importId: string, actor: Actor, deps: GoodsStoreDep & JournalWriterDep & ClockDep): void {
  const at = deps.clock.now();
  const write = (type: string, data: JsonObject): void => void deps.journal.append({ type, at, actor, orderId: null, caseId: null, data, personal: null });
  if (products.length > 0) {
    const changed = products.map((draft) => toProduct(draft, at));
    deps.goods.putProducts(changed);
    write('catalogue.changed', { importId, products: changed as unknown as JsonObject[] });
  }
  if (stock.length > 0) {
    // A file that says when it was counted may be older than what stands here; one that does not is from now.
    const levels: readonly StockLevel[] = stock.map(({ countedAt, ...draft }) => ({ ...draft, asOf: Math.min(countedAt ?? at, at) }));
    deps.goods.putStock(levels);
    write('stock.counted', { importId, levels: levels as unknown as JsonObject[] });
  }
}
