import type { ExceptionKind } from '../../../shared/core/finding/exception-kinds.ts';
import { createDraw, type Draw } from './draw.ts';
import { createFaults } from './faults.ts';
import { createPeople } from './people.ts';
import type { SampleData } from './sample-data.ts';
import type { Platform, SampleOrder } from './sample-order.ts';
import { RELEASED_BLUE_MUGS, toLine, type Shelves } from './shelves.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/kernel/durations.ts';

/** When a step's orders were paid, and what may be among them. */
export interface Wave {
  readonly paidFrom: number;
  readonly paidUntil: number;
  /** Orders of days before that have left already. */
  readonly withHistory: boolean;
  /** The morning's count is in: goods may be short. */
  readonly withShortages: boolean;
}

const MERCHANTS = ['QH', 'TM', 'WG'] as const;
const CARRIER: Readonly<Record<string, string>> = { QH: 'YTO', TM: 'YTO', WG: 'SF' };
const WAYBILL_LETTERS: Readonly<Record<string, string>> = { SF: 'SF', YTO: 'YT', EMS: 'EM', DHL: 'DH' };
const FAULT_SHARE = 0.13;
const HISTORY_SHARE = 0.55;
/** Out of a hundred faults. */
const FAULT_LOTS: readonly (readonly [ExceptionKind, number])[] = [
  ['bad_address', 44],
  ['sku_mismatch', 16],
  ['special_request', 18],
  ['stock_out', 12],
  ['duplicate_order', 10],
];
const LOTS: readonly ExceptionKind[] = FAULT_LOTS.flatMap(([kind, lots]) => Array.from({ length: lots }, () => kind));
/** Enough to find something to repeat; more would only be held in memory. */
const REMEMBERED = 40;

const luhn = (digits: string): number => {
  let sum = 0;
  [...digits].reverse().forEach((digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return (10 - (sum % 10)) % 10;
};

/** TR + carrier + nine digits + check digit: a training number no carrier ever issues. */
const waybill = (carrier: string, draw: Draw): string => {
  const digits = draw.digits(9);
  return `TR${WAYBILL_LETTERS[carrier] ?? 'YT'}${digits}${luhn(digits)}`;
};

/** As many orders of a warehouse's days as are asked for, one after another: about one in eight with something wrong. */
export function createBelievableOrders(data: SampleData, shelves: Shelves, seed: number, day: number, phonePattern: string) {
  const draw = createDraw(seed);
  const people = createPeople(data.words, data.divisions, draw, phonePattern);
  const faults = createFaults(data.words, data.products, day, draw);
  const repeatable: SampleOrder[] = [];
  let serial = 0;
  let shortages = 0;

  /** The serial keeps numbers apart, the drawn tail keeps them from looking counted. */
  const numberOf = (platform: Platform, paidAt: number): string => {
    serial += 1;
    const date = new Date(paidAt).toISOString().slice(2, 10).replaceAll('-', '');
    switch (platform) {
      case 'taobao':
        return `29${date}${String(serial).padStart(7, '0')}${draw.digits(3)}7`;
      case 'pdd':
        return `${date}-${String(serial).padStart(7, '0')}${draw.digits(8)}`;
      case 'douyin':
        return `69${String(serial).padStart(8, '0')}${draw.digits(8)}3`;
      case 'shopify':
        return `#QH${20_000 + serial}`;
    }
  };

  const platform = (): Platform => {
    const lot = draw.whole(1, 100);
    return lot <= 40 ? 'taobao' : lot <= 65 ? 'pdd' : lot <= 84 ? 'douyin' : 'shopify';
  };

  function clean(wave: Wave, wanted: { readonly merchant?: string; readonly lines?: SampleOrder['lines'] } = {}): SampleOrder | null {
    const merchant = wanted.merchant ?? draw.pick(MERCHANTS);
    const isHistory = wave.withHistory && wanted.lines === undefined && draw.chance(HISTORY_SHARE);
    const lines = wanted.lines ?? (isHistory ? shelves.anything(merchant) : shelves.take(merchant));
    if (lines === null) return null;
    const from = platform();
    const hasLithium = lines.some(({ sku }) => sku.startsWith('WG-PB'));
    const recipient =
      from !== 'shopify' || hasLithium ? people.mainland() : draw.chance(0.7) ? people.abroad() : draw.chance(0.4) ? people.nearAbroad() : people.mainland();
    const paidAt = isHistory
      ? wave.paidFrom - DAY_MS - draw.whole(0, 4 * 24 * 60) * MINUTE_MS
      : wave.paidFrom + draw.whole(0, Math.max(1, Math.floor((wave.paidUntil - wave.paidFrom) / 1000))) * 1000;
    const isAbroad = recipient.country !== 'CN';
    const carrier = isAbroad ? 'DHL' : (CARRIER[merchant] ?? 'YTO');
    const isCancelled = isHistory && draw.chance(0.05);
    const notes = isAbroad && recipient.country.length === 2 && !['HK', 'MO'].includes(recipient.country) ? data.words.softNotesEn : data.words.softNotes;
    return {
      number: numberOf(from, paidAt),
      merchant,
      platform: from,
      paidAt,
      orderedAt: paidAt - draw.whole(20, 900) * 1000,
      promisedAt: paidAt + (from === 'shopify' ? 72 : 48) * HOUR_MS,
      state: isCancelled ? 'cancelled' : isHistory ? 'dispatched' : 'open',
      dispatchedAt: isHistory && !isCancelled ? paidAt + draw.whole(10, 30) * HOUR_MS : null,
      carrier: isHistory && !isCancelled ? carrier : '',
      waybill: isHistory && !isCancelled ? waybill(carrier, draw) : '',
      lines,
      recipient,
      buyerNote: draw.chance(0.14) ? draw.pick(notes) : '',
      fault: null,
    };
  }

  function repeated(): SampleOrder | null {
    if (repeatable.length === 0) return null;
    const [original] = repeatable.splice(draw.whole(0, repeatable.length - 1), 1);
    if (original === undefined) return null;
    shelves.hold(original.lines);
    const laterMs = draw.whole(2, 40) * MINUTE_MS;
    return {
      ...original,
      number: numberOf(original.platform, original.paidAt),
      orderedAt: original.orderedAt + laterMs,
      paidAt: original.paidAt + laterMs,
      buyerNote: '',
      fault: 'duplicate_order',
    };
  }

  function faulty(wave: Wave, kind: ExceptionKind): SampleOrder | null {
    if (kind === 'duplicate_order') return repeated();
    if (kind === 'stock_out') {
      if (!wave.withShortages) return null;
      const order = clean({ ...wave, withHistory: false }, shelves.short(shortages, draw.whole(2, 3)));
      shortages += 1;
      return order === null ? null : { ...order, buyerNote: '', fault: kind };
    }
    const order = clean({ ...wave, withHistory: false });
    return order === null ? null : faults.spoil({ ...order, buyerNote: '' }, kind);
  }

  function next(wave: Wave): SampleOrder {
    for (;;) {
      const order = draw.chance(wave.withHistory ? FAULT_SHARE * 0.7 : FAULT_SHARE * 1.15) ? faulty(wave, draw.pick(LOTS)) : clean(wave);
      if (order === null) continue;
      if (order.fault === null && order.state === 'open' && order.buyerNote === '') {
        repeatable.push(order);
        if (repeatable.length > REMEMBERED) repeatable.shift();
      }
      return order;
    }
  }

  return {
    next,
    /** Two orders released before anything else came: they hold four of the ten blue mugs. */
    releasedBlueMugs: (wave: Wave): readonly SampleOrder[] => {
      const product = shelves.product(RELEASED_BLUE_MUGS.sku);
      if (product === undefined) return [];
      return RELEASED_BLUE_MUGS.quantities
        .flatMap((quantity) => clean(wave, { merchant: product.merchant, lines: [toLine(product, quantity)] }) ?? [])
        .map((order) => ({ ...order, buyerNote: '' }));
    },
  };
}
