import type { Catalogue, Product } from '../catalogue/catalogue.ts';
import type { OrderLine } from '../order/order.ts';
import { nameLikeness, productsNamed } from './name-search.ts';
import { rankProducts, type RankedProduct } from './rank-products.ts';
import { resolveCode } from './resolve-code.ts';
import { SKU_RANK_RULES, type SkuFindingCode, type SkuRankRule } from './sku-finding-codes.ts';
import { lineWordsAgainstCode } from './words-against-code.ts';

/** What a written code is. `form` differs only in case, width, separators or lost zeros; `alias` is a known other name. */
export const CODE_STATUSES = ['ok', 'form', 'look_alike', 'alias', 'barcode', 'ambiguous', 'wrong_variant', 'bundle', 'retired', 'unknown'] as const;
export type CodeStatus = (typeof CODE_STATUSES)[number];

export interface CodeQuestion {
  readonly code: string;
  readonly name: string;
  readonly variant: string;
  /** Null when nobody said whose order it is. */
  readonly merchant: string | null;
}

export interface CodeSuggestion {
  readonly sku: string;
  readonly merchant: string;
  readonly name: string;
  readonly rule: SkuRankRule;
  readonly confidence: number;
  /** Units of `sku` the one code stood for, where a quantity hung behind it; null when none did. */
  readonly quantity: number | null;
}

export interface CodeVerdict {
  readonly status: CodeStatus;
  /** The finding behind the status; null when there is none. */
  readonly reason: SkuFindingCode | null;
  readonly suggestions: readonly CodeSuggestion[];
}

const STATUS: Readonly<Record<SkuFindingCode, CodeStatus>> = {
  'sku.placeholder': 'unknown',
  'sku.damaged_number': 'unknown',
  'sku.unknown': 'unknown',
  'sku.retired': 'retired',
  'sku.ambiguous': 'ambiguous',
  'sku.form_damaged': 'form',
  'sku.zeros_lost': 'form',
  'sku.look_alike': 'look_alike',
  'sku.barcode_as_sku': 'barcode',
  'sku.alias': 'alias',
  'sku.variant_conflict': 'wrong_variant',
  'sku.bundle_conflict': 'bundle',
};

/** Log odds against "none of these" of what a rule of the code itself names. */
const RULE_ODDS: Readonly<Partial<Record<SkuRankRule, number>>> = {
  'sku.alias': 6,
  'sku.normalised': 6.5,
  'sku.barcode': 5.5,
  'sku.look_alike': 5.5,
  'sku.zeros_restored': 4,
  'sku.decimal_removed': 4,
  'sku.quantity_suffix': 4,
  'sku.successor': 3.5,
  'sku.words_variant': 3.5,
  'sku.words_bundle': 3.5,
  'sku.part_of_code': 3.5,
};
const MOST_SUGGESTIONS = 8;
/** Not worth a person's look. */
const LEAST_CONFIDENCE = 0.05;
/** Another merchant's product is hardly ever what was meant: shown only where the own merchant has nothing. */
const OTHER_MERCHANT = 0.3;

const asLine = ({ code, name, variant }: CodeQuestion): OrderLine => ({
  lineNo: 1,
  kind: 'goods',
  sku: code,
  name,
  variant,
  quantity: 1,
  unitPrice: '',
  reserved: 0,
});

const isRankRule = (rule: string): rule is SkuRankRule => (SKU_RANK_RULES as readonly string[]).includes(rule);

interface Found {
  readonly reason: SkuFindingCode | null;
  readonly candidates: Parameters<typeof rankProducts>[1];
  readonly quantities: ReadonlyMap<Product, number>;
}

/** What the merchant's own rules say of a code its catalogue holds, or does not. */
function findingOf(question: CodeQuestion, product: Product | undefined, catalogue: Catalogue, merchant: string): Found {
  const line = asLine(question);
  if (product !== undefined && product.retiredAt !== null) {
    const successor = product.successorSku === null ? undefined : catalogue.bySku(merchant, product.successorSku);
    const isLive = successor !== undefined && successor.retiredAt === null;
    return { reason: 'sku.retired', candidates: isLive ? [{ product: successor, rule: 'sku.successor', odds: 3.5 }] : [], quantities: new Map() };
  }
  const said = product === undefined ? resolveCode(line, catalogue, merchant) : lineWordsAgainstCode(line, product, catalogue, merchant);
  if (said === null) return { reason: null, candidates: [], quantities: new Map() };
  const candidates: Found['candidates'][number][] = [];
  const quantities = new Map<Product, number>();
  for (const { rule, changes } of said.suggestions) {
    const to = catalogue.bySku(merchant, changes[0]?.to ?? '');
    // Near codes are ranked anew, with what eyes and fingers do and with the words.
    if (to === undefined || rule === 'sku.near' || !isRankRule(rule)) continue;
    if (!candidates.some((one) => one.product === to)) candidates.push({ product: to, rule, odds: RULE_ODDS[rule] ?? 3 });
    if (changes[1] !== undefined) quantities.set(to, Number(changes[1].to));
  }
  return { reason: said.code as SkuFindingCode, candidates, quantities };
}

const toSuggestion = ({ product, rule, confidence }: RankedProduct, quantities: ReadonlyMap<Product, number>, share: number): CodeSuggestion => ({
  sku: product.sku,
  merchant: product.merchant,
  name: product.name === '' ? product.nameEn : product.name,
  rule,
  confidence: Math.round(confidence * share * 1000) / 1000,
  quantity: quantities.get(product) ?? null,
});

/** A name this like another product's, and this unlike the code's own, was not written for this code. */
const SURELY_NAMED = 0.85;
const SURELY_NOT_NAMED = 0.2;

function namedOtherwise(text: string, product: Product, catalogue: Catalogue, share: number): CodeVerdict | null {
  if (text === '' || product.name === '' || nameLikeness(text, product, catalogue) >= SURELY_NOT_NAMED) return null;
  const [best] = productsNamed(text, catalogue, product.merchant, 1);
  if (best === undefined || best.likeness < SURELY_NAMED) return null;
  const ranked = rankProducts({ code: '', name: text }, [], catalogue, [product.merchant]).filter((one) => one.confidence >= LEAST_CONFIDENCE);
  return {
    status: 'wrong_variant',
    reason: 'sku.variant_conflict',
    suggestions: ranked.slice(0, MOST_SUGGESTIONS).map((one) => toSuggestion(one, new Map(), share)),
  };
}

/** Where a shop wrote the goods' name into the code's column, the name is what can be read. */
const wordsOf = (question: CodeQuestion): string => {
  const text = `${question.name} ${question.variant}`.trim();
  return text === '' && !/\d/u.test(question.code) ? question.code : text;
};

function judgeAmong(question: CodeQuestion, catalogue: Catalogue, merchants: readonly string[], share: number): CodeVerdict {
  const exact = merchants.flatMap((merchant) => catalogue.bySku(merchant, question.code) ?? []);
  const text = wordsOf(question);
  if (exact.length > 1) {
    const ranked = rankProducts(
      { code: question.code, name: text },
      exact.map((product) => ({ product, rule: 'sku.other_merchant' as const, odds: 3 })),
      catalogue,
      merchants,
    );
    return { status: 'ambiguous', reason: 'sku.ambiguous', suggestions: ranked.slice(0, MOST_SUGGESTIONS).map((one) => toSuggestion(one, new Map(), share)) };
  }
  const [product] = exact;
  const asked = product === undefined ? merchants : [product.merchant];
  const found = asked.map((merchant) => findingOf(question, product, catalogue, merchant));
  const telling = found.filter(({ candidates }) => candidates.length > 0);
  const [first] = telling.length > 0 ? telling : found;
  const reason = first === undefined ? 'sku.unknown' : first.reason;
  if (reason === null)
    return (product === undefined ? null : namedOtherwise(text, product, catalogue, share)) ?? { status: 'ok', reason: null, suggestions: [] };
  // A placeholder's or a retired product's own code says nothing about what was meant: only the words can.
  const code = reason === 'sku.placeholder' || reason === 'sku.retired' ? '' : question.code;
  const quantities = new Map(found.flatMap((one) => [...one.quantities]));
  const ranked = rankProducts(
    { code, name: text },
    telling.flatMap(({ candidates }) => candidates),
    catalogue,
    merchants,
  )
    .filter((one) => one.product !== product && one.confidence >= LEAST_CONFIDENCE)
    .slice(0, MOST_SUGGESTIONS);
  const several = new Set(telling.map((one) => one.reason)).size > 1 || telling.length > 1;
  return {
    status: several ? 'ambiguous' : STATUS[reason],
    reason: several ? 'sku.ambiguous' : reason,
    suggestions: ranked.map((one) => toSuggestion(one, quantities, share)),
  };
}

/** What a written code is and what it may have meant. Deterministic: the same question and catalogue give the same answer. */
export function judgeCode(question: CodeQuestion, catalogue: Catalogue): CodeVerdict {
  const all = catalogue.merchants().toSorted();
  const own = question.merchant !== null && catalogue.has(question.merchant) ? [question.merchant] : all;
  const verdict = judgeAmong(question, catalogue, own, 1);
  if (verdict.status === 'ok' || verdict.suggestions.length > 0 || own.length === all.length) return verdict;
  const elsewhere = judgeAmong(
    question,
    catalogue,
    all.filter((merchant) => !own.includes(merchant)),
    OTHER_MERCHANT,
  );
  const suggestions =
    elsewhere.status === 'ok'
      ? all
          .flatMap((merchant) => catalogue.bySku(merchant, question.code) ?? [])
          .map((product) => toSuggestion({ product, rule: 'sku.other_merchant', confidence: 1 }, new Map(), OTHER_MERCHANT))
      : elsewhere.suggestions.map((one) => ({ ...one, rule: 'sku.other_merchant' as const }));
  return { ...verdict, suggestions };
}
