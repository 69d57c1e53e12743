import type { Suggestion } from '../finding/finding.ts';
import type { Product } from '../catalogue/catalogue.ts';
import type { OrderLine } from '../order/order.ts';
import type { SkuSuggestionRule } from './sku-finding-codes.ts';

/** The line's code replaced by the product's; a null confidence makes it a question. */
export function suggestSku(
  line: OrderLine,
  product: Product,
  rule: SkuSuggestionRule,
  confidence: number | null,
  params: Suggestion['params'] = {},
): Suggestion {
  return {
    rule,
    changes: [{ field: `lines.${line.lineNo}.sku`, from: line.sku, to: product.sku }],
    confidence,
    reason: rule,
    params: { sku: product.sku, name: product.name, nameEn: product.nameEn === '' ? product.name : product.nameEn, ...params },
  };
}
