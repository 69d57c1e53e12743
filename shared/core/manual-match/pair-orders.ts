import { orderContent, unitsBySku, type ComparableOrder } from '../duplicate/order-content.ts';
import { BY_HAND } from '../manual-order/manual-form.ts';
import type { OrderState } from '../order/order.ts';
import { createKeyIndex, type KeyIndex } from './key-index.ts';

/** Why a manual order and one the WMS has may be one order, the surest first. Each is a message key `matching.why.<reason>`. */
export const MATCH_REASONS = [
  'same_number',
  'same_content',
  'phone_differs',
  'address_differs',
  'name_differs',
  'quantity_differs',
  'number_elsewhere',
] as const;
export type MatchReason = (typeof MATCH_REASONS)[number];

/** What two showings of one order say differently; each is a message key `matching.differs.<code>`. */
export const PAIR_DIFFERENCES = ['goods', 'quantity', 'name', 'phone', 'address', 'cancelled'] as const;
export type PairDifference = (typeof PAIR_DIFFERENCES)[number];

export type MatchOrder = ComparableOrder & { readonly state: OrderState };

/** Where a manual order and one of the WMS meet. */
export interface Pair {
  readonly manualId: string;
  readonly otherId: string;
  readonly why: MatchReason;
}

/** What of an order is compared: all that is kept of it, because there are tens of thousands. */
export interface Content {
  readonly id: string;
  readonly merchant: string;
  readonly number: string;
  readonly platform: string;
  readonly placedAt: number | null;
  readonly skus: string;
  readonly goods: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

const UNIT = '\u0000';
const skusOf = (order: ComparableOrder): string => [...unitsBySku(order).keys()].toSorted().join('+');

export function contentOf(order: MatchOrder): Content {
  const content = orderContent(order);
  return {
    id: order.id,
    merchant: order.merchant,
    number: order.platform === BY_HAND ? '' : order.platformOrderNo,
    platform: order.platform,
    placedAt: order.orderedAt ?? order.paidAt,
    skus: skusOf(order),
    goods: content?.goods ?? '',
    name: content?.name ?? '',
    phone: content?.phone ?? '',
    address: content?.address ?? '',
  };
}

/** Orders meet under a key: the number of their shop, or one pair of name, phone and address, for two of them have to agree before goods say anything. */
function keysOf({ merchant, number, skus, name, phone, address }: Content): readonly string[] {
  const key = (kind: string, ...parts: readonly string[]): readonly string[] => (parts.includes('') ? [] : [[kind, merchant, ...parts].join(UNIT)]);
  return [...key('no', number), ...key('np', skus, name, phone), ...key('na', skus, name, address), ...key('pa', skus, phone, address)];
}

const agree = (one: string, other: string): boolean => one !== '' && one === other;
const meetByNumber = (a: Content, b: Content): boolean => a.merchant === b.merchant && agree(a.number, b.number);
const meetByContent = (a: Content, b: Content): boolean =>
  a.merchant === b.merchant &&
  agree(a.skus, b.skus) &&
  [agree(a.name, b.name), agree(a.phone, b.phone), agree(a.address, b.address)].filter((agreed) => agreed).length >= 2;

function whyByContent(a: Content, b: Content): MatchReason | null {
  const [sameName, samePhone, sameAddress] = [a.name === b.name, a.phone === b.phone, a.address === b.address];
  if ([sameName, samePhone, sameAddress].filter((same) => same).length < 2) return null;
  if (a.goods !== b.goods) return 'quantity_differs';
  if (!sameName) return 'name_differs';
  if (!samePhone) return 'phone_differs';
  return sameAddress ? 'same_content' : 'address_differs';
}

/** An order met: which, and why it may be the same. */
export interface Met {
  readonly id: string;
  readonly why: MatchReason;
}

/** Orders that are looked for by what has to agree, so that fifty thousand against fifty thousand is a walk and no square. */
export interface PairIndex {
  /** Puts an order in, or in the place of what it was. */
  readonly put: (order: MatchOrder) => void;
  /** False when it was not there. */
  readonly drop: (id: string) => boolean;
  readonly find: (id: string) => Content | undefined;
  /** As they came. */
  readonly ids: () => Iterable<string>;
  /** Those that may be this order: by the number of its shop, else by recipient and goods within the window. The surest first. */
  readonly meet: (order: Content) => readonly Met[];
}

const NONE: readonly Met[] = [];

export function createPairIndex(windowMs: number, byKey: KeyIndex = createKeyIndex()): PairIndex {
  const contents = new Map<string, Content>();
  const take = (content: Content): void => keysOf(content).forEach((key) => byKey.take(key, content.id));
  return {
    put: (order) => {
      const before = contents.get(order.id);
      if (before !== undefined) take(before);
      const content = contentOf(order);
      contents.set(order.id, content);
      for (const key of keysOf(content)) byKey.put(key, content.id);
    },
    drop: (id) => {
      const before = contents.get(id);
      if (before !== undefined) take(before);
      return contents.delete(id);
    },
    find: (id) => contents.get(id),
    ids: () => contents.keys(),
    meet: (own) => {
      const found = new Map<string, MatchReason>();
      for (const key of keysOf(own))
        for (const id of byKey.under(key)) {
          const other = contents.get(id);
          if (other === undefined || id === own.id || found.has(id)) continue;
          const why = whyPair(own, other, windowMs);
          if (why !== null) found.set(id, why);
        }
      if (found.size === 0) return NONE;
      return [...found].map(([id, why]) => ({ id, why })).sort((a, b) => MATCH_REASONS.indexOf(a.why) - MATCH_REASONS.indexOf(b.why) || (a.id < b.id ? -1 : 1));
    },
  };
}

/** A number says more than any likeness, also one that was ordered long ago. */
function whyPair(a: Content, b: Content, windowMs: number): MatchReason | null {
  const sameNumber = meetByNumber(a, b);
  if (sameNumber && a.platform === b.platform) return 'same_number';
  if (!sameNumber && !meetByContent(a, b)) return null;
  const apartMs = a.placedAt === null || b.placedAt === null ? 0 : Math.abs(a.placedAt - b.placedAt);
  const content = apartMs > windowMs || a.skus !== b.skus ? null : whyByContent(a, b);
  return content ?? (sameNumber ? 'number_elsewhere' : null);
}

/** What the WMS shows of an order otherwise than it was typed and perhaps shipped. */
export function differencesOf(ours: ComparableOrder, theirs: MatchOrder): readonly PairDifference[] {
  const [here, there] = [orderContent(ours), orderContent(theirs)];
  const differs: Record<PairDifference, boolean> = {
    goods: skusOf(ours) !== skusOf(theirs),
    quantity: here !== null && there !== null && here.goods !== there.goods && skusOf(ours) === skusOf(theirs),
    name: here !== null && there !== null && here.name !== there.name,
    phone: here !== null && there !== null && here.phone !== there.phone,
    address: here !== null && there !== null && here.address !== there.address,
    cancelled: theirs.state === 'cancelled',
  };
  return PAIR_DIFFERENCES.filter((one) => differs[one]);
}

/** The same number under which something else was ordered by somebody else: one of the two numbers was mistyped. */
export const isContradiction = (differs: readonly PairDifference[]): boolean =>
  (['name', 'phone', 'address'] as const).every((one) => differs.includes(one)) && (differs.includes('goods') || differs.includes('quantity'));
