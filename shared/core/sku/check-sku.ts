import type { Catalogue, Product } from '../catalogue/catalogue.ts';
import type { Finding, Suggestion } from '../finding/finding.ts';
import type { OrderLine } from '../order/order.ts';
import { resolveCode } from './resolve-code.ts';
import { suggestSku } from './suggest-sku.ts';
import { lineWordsAgainstCode, noteAgainstCodes, type ResolvedLine } from './words-against-code.ts';

export interface SkuPolicy {
  /** The merchant lets a retired product's successor be sent instead; else the successor is only asked about. */
  readonly successorAllowed: boolean;
}
const DEFAULT_POLICY: SkuPolicy = { successorAllowed: true };

function successorSuggestion(line: OrderLine, product: Product, catalogue: Catalogue, merchant: string, policy: SkuPolicy): readonly Suggestion[] {
  const successor = product.successorSku === null ? undefined : catalogue.bySku(merchant, product.successorSku);
  if (successor === undefined || successor.retiredAt !== null) return [];
  return policy.successorAllowed ? [suggestSku(line, successor, 'sku.successor', 0.9)] : [suggestSku(line, successor, 'sku.successor_ask', null)];
}

const stop = (line: OrderLine, finding: Pick<Finding, 'code' | 'params' | 'suggestions'>): Finding => ({
  kind: 'sku_mismatch',
  field: `lines.${line.lineNo}.sku`,
  span: null,
  severity: 'stop',
  ...finding,
});

/** Every doubt about the codes of an order's goods lines. Of a merchant without a catalogue nothing can be said. */
export function checkLines(
  lines: readonly OrderLine[],
  note: string,
  catalogue: Catalogue,
  merchant: string,
  policy: SkuPolicy = DEFAULT_POLICY,
): readonly Finding[] {
  if (!catalogue.has(merchant)) return [];
  const findings: Finding[] = [];
  const resolved: ResolvedLine[] = [];
  for (const line of lines) {
    if (line.kind !== 'goods') continue;
    const product = catalogue.bySku(merchant, line.sku);
    if (product === undefined) {
      findings.push(stop(line, resolveCode(line, catalogue, merchant)));
    } else if (product.retiredAt !== null) {
      const params = { sku: line.sku, successor: product.successorSku ?? '' };
      findings.push(stop(line, { code: 'sku.retired', params, suggestions: successorSuggestion(line, product, catalogue, merchant, policy) }));
    } else {
      const words = lineWordsAgainstCode(line, product, catalogue, merchant);
      if (words === null) resolved.push({ line, product });
      else findings.push(words);
    }
  }
  const said = note === '' || resolved.length === 0 ? null : noteAgainstCodes(note, resolved, catalogue, merchant);
  return said === null ? findings : [...findings, said];
}
