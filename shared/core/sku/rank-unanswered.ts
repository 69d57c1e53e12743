import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Finding } from '../finding/finding.ts';
import type { OrderLine } from '../order/order.ts';
import { judgeCode } from './judge-code.ts';
import { suggestSku } from './suggest-sku.ts';

/** A person reads three and chooses; a fourth is rather typed. */
const MOST_SHOWN = 3;
/** Less sure than this, a guess costs more looks than it saves. */
const LEAST_SHOWN = 0.2;
const CODES: readonly string[] = ['sku.unknown', 'sku.placeholder', 'sku.damaged_number', 'sku.retired'];

/**
 * Where no rule of the code alone has an answer, what the code and the words written with it may have meant, ranked, with a calibrated
 * confidence. Only goods of the order's own merchant: another's are not on its shelf.
 */
export function rankUnanswered(findings: readonly Finding[], lines: readonly OrderLine[], catalogue: Catalogue, merchant: string): readonly Finding[] {
  return findings.map((finding) => {
    if (finding.suggestions.length > 0 || !CODES.includes(finding.code)) return finding;
    const line = lines.find(({ lineNo }) => finding.field === `lines.${lineNo}.sku`);
    if (line === undefined) return finding;
    const { suggestions } = judgeCode({ code: line.sku, name: line.name, variant: line.variant, merchant }, catalogue);
    const ranked = suggestions
      .filter((one) => one.merchant === merchant && one.quantity === null && one.sku !== line.sku && one.confidence >= LEAST_SHOWN)
      .slice(0, MOST_SHOWN)
      .flatMap(({ sku, confidence }) => {
        const product = catalogue.bySku(merchant, sku);
        return product === undefined || product.retiredAt !== null ? [] : [suggestSku(line, product, 'sku.ranked', confidence)];
      });
    return ranked.length === 0 ? finding : { ...finding, suggestions: ranked };
  });
}
