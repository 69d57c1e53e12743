import type { Catalogue, Product } from '../catalogue/catalogue.ts';
import { matchGoods, type GoodsMatch } from './match-goods.ts';
import type { MessageText } from './message-text.ts';
import type { ReadReason } from './read-field.ts';

export interface ReadLine {
  /** The words as pasted. */
  readonly text: string;
  readonly merchant: string;
  /** Empty when no product was found. */
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly sure: boolean;
  readonly why: ReadReason;
  readonly alternatives: readonly { readonly merchant: string; readonly sku: string; readonly name: string }[];
  readonly span: readonly [start: number, end: number];
}

/** An order of more lines is a file, not a message. */
const MOST_LINES = 60;
const MOST_WORDS = 5;
/** Figures and count words looked at; a text of nothing else must not take longer than a message. */
const MOST_MARKS = 240;

const HAN_DIGITS: Readonly<Record<string, number>> = { 一: 1, 两: 2, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
function toNumber(written: string): number {
  if (/^\d+$/u.test(written)) return Number(written);
  const [tens, ones] = written.split('十');
  if (ones === undefined) return HAN_DIGITS[written] ?? 0;
  return (HAN_DIGITS[tens ?? ''] ?? 1) * 10 + (HAN_DIGITS[ones] ?? 0);
}

/** What parts one thing from the next; a full stop between digits does not. */
const RUN = /[^\n,;，；、。|+&!！]+/gu;
const UNIT = '(?:个|件|条|双|只|支|瓶|盒|包|套|箱|块|把|本|张|台|顶|罐|袋|份|对|pcs|pieces|piece|pc|sets|set|pairs|pair)';
const MARK = new RegExp(
  [
    String.raw`(?<after>(?:(?<=[\s\p{Script=Han})\]】A-Z0-9])x|[*×✕]|(?:数量|qty)\s*[:=]?)\s*(?<afterCount>\d{1,4})(?:\s*${UNIT})?(?![\p{L}\p{N}]))`,
    String.raw`(?<before>(?<![\p{L}\p{N}.-])(?<beforeCount>\d{1,4})\s*(?:[*×✕]|x(?=\s))\s*(?=[\p{L}\p{N}]))`,
    String.raw`(?<units>(?<![\p{N}A-Za-z.-])(?<unitCount>\d{1,4}|[一二两三四五六七八九]?十?[一二两三四五六七八九十])\s*${UNIT}(?![装套a-z号幢栋单街路道弄]))`,
  ].join('|'),
  'giu',
);
const PHONE_LIKE = /\d{7,}|\d{3}[*x]{4}/iu;
const PLACE_LIKE = /(?:省|市|自治区)(?=\p{Script=Han})|\d+\s*(?:号|弄|幢|栋|单元|室)(?!装)/u;
const ASKING = /^(?:我?(?:要|买|拍|订|来|下单|需要|购买|发)了?|还要|再来|另外|一共|共|和|加|and|please|send|need|want|order|i'd like)\s*:?\s*/iu;

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly quantity: number;
  readonly side: 'after' | 'before' | 'either';
}

const marksOf = (run: string, offset: number): readonly Mark[] =>
  [...run.matchAll(MARK)].flatMap(({ index, 0: found, groups = {} }) => {
    const count = groups['afterCount'] ?? groups['beforeCount'] ?? groups['unitCount'] ?? '';
    const quantity = toNumber(count);
    const side = groups['after'] !== undefined ? 'after' : groups['before'] !== undefined ? 'before' : 'either';
    return quantity === 0 ? [] : [{ start: offset + index, end: offset + index + found.length, quantity, side }];
  });

interface Words {
  /** Where the words begin, what asks for them included: 要保温杯. */
  readonly start: number;
  readonly said: number;
  readonly end: number;
  readonly match: GoodsMatch;
}

/** The words beside a quantity that name the goods: as many as make the match better, never somebody's phone or street. */
function wordsBeside(text: string, from: number, to: number, beside: 'left' | 'right', match: (words: string) => GoodsMatch): Words | null {
  const found = [...text.slice(from, to).matchAll(/\S+/gu)].map(({ index, 0: word }) => ({ start: from + index, end: from + index + word.length, word }));
  const near = beside === 'left' ? found.toReversed() : found;
  const upTo = near.findIndex(({ word }) => PLACE_LIKE.test(word) || (PHONE_LIKE.test(word) && !/[A-Z-]/iu.test(word) && match(word).why !== 'code'));
  const usable = near.slice(0, upTo < 0 ? MOST_WORDS : Math.min(upTo, MOST_WORDS));
  let best: Words | null = null;
  for (let count = 1; count <= usable.length; count += 1) {
    const part = usable.slice(0, count);
    const start = Math.min(...part.map((one) => one.start));
    const end = Math.max(...part.map((one) => one.end));
    const said = text.slice(start, end);
    const asked = ASKING.exec(said)?.[0].length ?? 0;
    if (asked >= said.length) continue;
    const tried = match(said.slice(asked));
    if (best === null || tried.score > best.match.score) best = { start, said: start + asked, end, match: tried };
  }
  // 要 黑色T恤: what asks may stand apart, and is no part of an address either.
  if (best !== null) {
    const before = text.slice(from, best.start);
    if (before.trim() !== '' && ASKING.exec(before.trimStart())?.[0].length === before.trimStart().length) return { ...best, start: from };
  }
  return best;
}

const toChoice = ({ merchant, sku, name, variant }: Product) => ({
  merchant,
  sku,
  name: variant === '' || name.includes(variant) ? name : `${name} ${variant}`,
});

function toLine(message: MessageText, words: Words, quantity: number, isCounted: boolean, span: ReadLine['span']): ReadLine {
  const { product, sure, why, alternatives } = words.match;
  const chosen = product === null ? { merchant: '', sku: '', name: '' } : toChoice(product);
  return {
    text: message.said(words.said, words.end),
    ...chosen,
    quantity,
    sure: sure && isCounted,
    why: sure && !isCounted ? 'quantity_assumed' : why,
    alternatives: alternatives.map(toChoice),
    span,
  };
}

/** The goods of a message: what stands beside a quantity, and codes that stand alone. What was read is taken out of the message. */
export function readGoods(message: MessageText, catalogue: Catalogue, merchants: readonly string[]): readonly ReadLine[] {
  const lines: ReadLine[] = [];
  const known = new Map<string, GoodsMatch>();
  const match = (words: string): GoodsMatch => {
    const there = known.get(words);
    if (there !== undefined) return there;
    const made = matchGoods(words, catalogue, merchants);
    known.set(words, made);
    return made;
  };
  const text = message.rest;
  let looked = 0;
  for (const { index, 0: run } of text.matchAll(RUN)) {
    if (lines.length >= MOST_LINES || looked >= MOST_MARKS) break;
    const marks = marksOf(run, index).slice(0, MOST_MARKS - looked);
    looked += marks.length;
    let at = index;
    for (const [n, mark] of marks.entries()) {
      const left = mark.side === 'before' ? null : wordsBeside(text, at, mark.start, 'left', match);
      const next = marks[n + 1]?.start ?? index + run.length;
      const isRight = mark.side === 'before' || (mark.side === 'either' && (left === null || left.match.score === 0));
      const right = isRight ? wordsBeside(text, mark.end, next, 'right', match) : null;
      const words = right !== null && (left === null || right.match.score > left.match.score) ? right : left;
      // 三条街 is a place, not three of something: a count word alone makes no goods of what nobody sells.
      if (words === null || (mark.side === 'either' && words.match.score === 0)) continue;
      const span = [Math.min(words.start, mark.start), Math.max(words.end, mark.end)] as const;
      lines.push(toLine(message, words, mark.quantity, true, span));
      message.take(...span);
      [, at] = span;
    }
    if (marks.length > 0) continue;
    for (const { index: start, 0: token } of run.matchAll(/[A-Z0-9][A-Z0-9_./-]{4,}/giu)) {
      const alone = match(token);
      if (alone.why !== 'code') continue;
      const span = [index + start, index + start + token.length] as const;
      lines.push(toLine(message, { start: span[0], said: span[0], end: span[1], match: alone }, 1, false, span));
      message.take(...span);
    }
  }
  return lines;
}
