import { compareTexts } from '../../kernel/compare-texts.ts';
import type { Catalogue, Product } from '../catalogue/catalogue.ts';
import { codeWords } from './code-words.ts';
import { readGoodsWords, type GoodsWords } from './goods-words.ts';
import { nameLikeness, nameTokens, productsNamed } from './name-search.ts';
import { looseSkuKey } from '../catalogue/normalise-sku.ts';
import { attributes, productWords } from './product-words.ts';
import { slipsBetween } from './slip-cost.ts';
import type { SkuRankRule } from './sku-finding-codes.ts';

export interface RankedProduct {
  readonly product: Product;
  readonly rule: SkuRankRule;
  /** 0…1, calibrated: of those shown at 0.95 and more, at least 95 % are what was meant. */
  readonly confidence: number;
}

interface Candidate {
  readonly product: Product;
  readonly rule: SkuRankRule;
  /** Log odds against "none of these" before the words are read. */
  readonly odds: number;
}

/** What the words of an order's line say about a candidate. */
interface Said {
  readonly name: string;
  readonly words: GoodsWords;
  readonly hasTokens: boolean;
}

/** Digits alone hold no pattern: a near number is another product more often than a slip. */
const DIGITS_ONLY = /^\d+$/u;
const NONE_OF_THESE = 1;
const NEAR_ODDS = 5.2;
const ODDS_PER_SLIP = 2.4;
const DIGITS_PENALTY = 2;
/** A slip that turns one size, colour or number of a style into another is rather another variant than a slip. */
const VARIANT_PENALTY = 2.5;
const NAME_ONLY = -3;
const NAME_WEIGHT = 6.5;
const NAME_AGREES = 4;
const NAME_STRANGE = -1.5;
const WORD_AGREES = 1;
const WORD_AGAINST = -3.5;
const RETIRED = -2.5;
const MOST_NEAR = 24;
const MOST_NAMED = 24;
/** Below this two names share no more than a filler word. */
const SOME_LIKENESS = 0.12;
/** No guess is certain. */
const MOST_CONFIDENT = 0.99;

/** Everything after the letters that make a style: what is left when the longest common beginning is taken away. */
function changesVariant(typed: string, meant: string): boolean {
  const said = codeWords(typed);
  const own = codeWords(meant);
  if (said.size !== null && own.size !== null && said.size !== own.size) return true;
  return said.colour !== null && own.colour !== null && said.colour !== own.colour;
}

function nearCandidates(code: string, catalogue: Catalogue, merchant: string): readonly Candidate[] {
  const key = looseSkuKey(code);
  if (key.length < 3) return [];
  const reach = key.length >= 9 ? 3 : key.length >= 5 ? 2 : 1;
  return catalogue
    .near(merchant, code, reach)
    .map(({ item }) => {
      const { cost, onlyLookAlikes } = slipsBetween(key, looseSkuKey(item.sku));
      const shortness = key.length < 6 ? (6 - key.length) * 0.6 : 0;
      const against = (DIGITS_ONLY.test(key) ? DIGITS_PENALTY : 0) + (changesVariant(code, item.sku) ? VARIANT_PENALTY : 0) + shortness;
      return { product: item, rule: onlyLookAlikes ? ('sku.look_alike' as const) : ('sku.near' as const), odds: NEAR_ODDS - ODDS_PER_SLIP * cost - against };
    })
    .toSorted((a, b) => b.odds - a.odds || (a.product.sku < b.product.sku ? -1 : 1))
    .slice(0, MOST_NEAR);
}

/** How much the line's words speak for a candidate, in log odds. */
function wordsFor(said: Said, candidate: Candidate, catalogue: Catalogue): number {
  if (!said.hasTokens) return 0;
  const { product } = candidate;
  const likeness = nameLikeness(said.name, product, catalogue);
  let odds = candidate.rule === 'sku.name' ? NAME_ONLY + NAME_WEIGHT * likeness : likeness < SOME_LIKENESS ? NAME_STRANGE : NAME_AGREES * likeness;
  const own = new Map(attributes(productWords(product)));
  const inCode = codeWords(product.sku);
  if (inCode.colour !== null && !own.has('colour')) own.set('colour', inCode.colour);
  if (inCode.size !== null && !own.has('size')) own.set('size', inCode.size);
  for (const [name, value] of attributes(said.words)) {
    const there = own.get(name);
    if (there !== undefined) odds += there === value ? WORD_AGREES : WORD_AGAINST;
  }
  const pieces = productWords(product).pieces ?? 1;
  if (said.words.pieces !== null) odds += said.words.pieces === pieces ? WORD_AGREES : WORD_AGAINST;
  return odds;
}

const keyOf = ({ product: { merchant, sku } }: { readonly product: Product }): string => `${merchant}\u0000${sku}`;
const bySku = (a: { readonly product: Product }, b: { readonly product: Product }): number => compareTexts(keyOf(a), keyOf(b));

export interface RankQuestion {
  readonly code: string;
  /** Title and variant as the shop showed them; empty when nothing is known. */
  readonly name: string;
}

/**
 * Which products a wrong code may have meant, most likely first, with what it rests on. Each candidate gets log odds from its code and from the
 * words; "none of these" stands among them, so two that fit equally share what one alone would have. The answer depends on nothing else.
 */
export function rankProducts(
  question: RankQuestion,
  given: readonly Candidate[],
  catalogue: Catalogue,
  merchants: readonly string[],
): readonly RankedProduct[] {
  const words = readGoodsWords(question.name);
  const said: Said = { name: question.name, words, hasTokens: nameTokens(question.name).size > 0 };
  const byProduct = new Map<Product, Candidate>();
  const consider = (candidate: Candidate): void => {
    const there = byProduct.get(candidate.product);
    if (there === undefined || there.odds < candidate.odds) byProduct.set(candidate.product, candidate);
  };
  given.forEach(consider);
  // Where a rule of the code itself answers, a slip is no better explanation.
  if (given.length === 0) {
    for (const merchant of merchants) {
      nearCandidates(question.code, catalogue, merchant).forEach(consider);
      if (said.hasTokens)
        for (const { product } of productsNamed(question.name, catalogue, merchant, MOST_NAMED))
          if (!byProduct.has(product)) consider({ product, rule: 'sku.name', odds: 0 });
    }
  }
  const scored = [...byProduct.values()].map((candidate) => {
    const odds = candidate.odds + wordsFor(said, candidate, catalogue) + (candidate.product.retiredAt === null ? 0 : RETIRED);
    return { ...candidate, odds };
  });
  // Sums of fractions depend on their order: the catalogue's must not show.
  const total = scored.toSorted(bySku).reduce((sum, { odds }) => sum + Math.exp(odds), Math.exp(NONE_OF_THESE));
  return scored
    .map(({ product, rule, odds }) => ({ product, rule, confidence: Math.min(MOST_CONFIDENT, Math.exp(odds) / total) }))
    .toSorted((a, b) => b.confidence - a.confidence || bySku(a, b));
}
