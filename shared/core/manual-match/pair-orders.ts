import { orderContent, unitsBySku, type ComparableOrder } from '../duplicate/order-content.ts';
import { BY_HAND } from '../manual-order/manual-form.ts';
import type { OrderState } from '../order/order.ts';

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

interface Content {
  readonly id: string;
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

function contentOf(order: MatchOrder): Content {
  const content = orderContent(order);
  return {
    id: order.id,
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

/** Two of name, phone and address have to agree before goods say anything: each of these keys is one such pair. */
const recipientKeys = (merchant: string, { skus, name, phone, address }: Content): readonly string[] => {
  const key = (kind: string, one: string, two: string): readonly string[] => (one === '' || two === '' ? [] : [[kind, merchant, skus, one, two].join(UNIT)]);
  return skus === '' ? [] : [...key('np', name, phone), ...key('na', name, address), ...key('pa', phone, address)];
};

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
  readonly drop: (id: string) => void;
  readonly has: (id: string) => boolean;
  /** Those that may be this order: by the number of its shop, else by recipient and goods within the window. The surest first. */
  readonly meet: (order: MatchOrder) => readonly Met[];
}

export function createPairIndex(windowMs: number): PairIndex {
  const contents = new Map<string, { readonly content: Content; readonly keys: readonly string[] }>();
  const byKey = new Map<string, Set<string>>();
  const numberKey = (merchant: string, number: string): string => ['no', merchant, number].join(UNIT);
  const keysOf = (order: MatchOrder, content: Content): readonly string[] => [
    ...(content.number === '' ? [] : [numberKey(order.merchant, content.number)]),
    ...recipientKeys(order.merchant, content),
  ];
  const drop = (id: string): void => {
    for (const key of contents.get(id)?.keys ?? []) {
      const ids = byKey.get(key);
      ids?.delete(id);
      if (ids?.size === 0) byKey.delete(key);
    }
    contents.delete(id);
  };
  return {
    put: (order) => {
      drop(order.id);
      const content = contentOf(order);
      const keys = keysOf(order, content);
      contents.set(order.id, { content, keys });
      for (const key of keys) byKey.set(key, (byKey.get(key) ?? new Set()).add(order.id));
    },
    drop,
    has: (id) => contents.has(id),
    meet: (order) => {
      const own = contentOf(order);
      const found = new Map<string, MatchReason>();
      for (const key of keysOf(order, own))
        for (const id of byKey.get(key) ?? []) {
          const other = contents.get(id)?.content;
          if (other === undefined || id === own.id || found.has(id)) continue;
          const why = whyPair(own, other, windowMs);
          if (why !== null) found.set(id, why);
        }
      return [...found].map(([id, why]) => ({ id, why })).sort((a, b) => MATCH_REASONS.indexOf(a.why) - MATCH_REASONS.indexOf(b.why) || (a.id < b.id ? -1 : 1));
    },
  };
}

/** A number says more than any likeness, also one that was ordered long ago. */
function whyPair(a: Content, b: Content, windowMs: number): MatchReason | null {
  const sameNumber = a.number !== '' && a.number === b.number;
  if (sameNumber && a.platform === b.platform) return 'same_number';
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
