import type { TrainingNumber } from '../../../shared/core/phone/training-numbers.ts';
import type { Site } from '../../../shared/core/site/site.ts';
import { createBelievableOrders, type Wave } from './believable-orders.ts';
import { broughtForward, toSampleOrder } from './planted-orders.ts';
import type { PlantedOrder, SampleData } from './sample-data.ts';
import { dayOf, workingMinutesBefore } from './sample-day.ts';
import type { SampleOrder } from './sample-order.ts';
import { createShelves, type Shelves } from './shelves.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/durations.ts';

export interface SampleSize {
  readonly orders: number;
  readonly seed: number;
}
export const DEFAULT_SIZE: SampleSize = { orders: 320, seed: 20_261_273 };

/** The first thousand 154 0000 numbers are left to the planted orders. */
const PHONES = '1540000Nnnn';
const LARGE_PHONES = '154Nnnnnnnn';
/** Nobody has a number that begins with 154; a large warehouse needs more of them than ten thousand, or every order would look like a dozen others. */
export const LARGE_TRAINING_NUMBERS: TrainingNumber = { region: 'CN', pattern: '154 nnnn nnnn' };
export const isLarge = ({ orders }: SampleSize): boolean => orders > 3_000;

/** Orders that came in together at one moment of the last working hours. */
export interface SampleWave {
  readonly name: 'earlier' | 'morning' | 'planted' | 'latest';
  readonly at: number;
  readonly orders: readonly SampleOrder[];
  /** More of the same moment follow. */
  readonly more: boolean;
}

/**
 * Working minutes before now. A queue lives when some of it is late, some nearly and some fresh: with contract clocks of 60 and 120
 * minutes, what came 190 minutes ago and nobody looked at is overdue, 100 and 50 minutes are due soon, 8 are new.
 */
const MINUTES_AGO = { earlier: 190, morning: 100, planted: 50, latest: 8 } as const;
const EARLIER_SHARE = 0.5;
const MORNING_SHARE = 0.35;
/** Written, imported and forgotten this many at a time. */
const AT_ONCE = 20_000;
/** Shelves as the catalogue describes them feed this many orders; more orders find more goods. */
const ORDERS_PER_SHELF = 260;

const between = (planted: readonly PlantedOrder[], first: string, last: string): readonly PlantedOrder[] =>
  planted.filter(({ id }) => id >= first && id <= last);

export interface SamplePlanned {
  readonly shelves: Shelves;
  readonly moments: Readonly<Record<SampleWave['name'], number>>;
  /** To be walked once, in order: what is drawn depends on what was drawn before. */
  readonly waves: () => Generator<SampleWave>;
}

/** Everything the warehouse will be sent, as of `nowAt`. Pure: the same size, seed and instant give the same orders. */
export function planSample(data: SampleData, size: SampleSize, nowAt: number, { hours, timeZone }: Pick<Site, 'hours' | 'timeZone'>): SamplePlanned {
  const ago = (name: SampleWave['name']): number => workingMinutesBefore(nowAt - (nowAt % MINUTE_MS), MINUTES_AGO[name], hours, timeZone);
  const moments = { earlier: ago('earlier'), morning: ago('morning'), planted: ago('planted'), latest: ago('latest') };
  const day = dayOf(nowAt);
  const products = new Map(data.products.map((product) => [product.sku, product]));
  const shelves = createShelves(data.products, data.planted, Math.max(1, Math.ceil(size.orders / ORDERS_PER_SHELF)), size.seed);
  const believable = createBelievableOrders(data, shelves, size.seed, day, isLarge(size) ? LARGE_PHONES : PHONES);
  const plant = (planted: readonly PlantedOrder[], before: number): readonly SampleOrder[] => {
    const earlierMs = broughtForward(planted, day, before);
    return planted.map((order) => toSampleOrder(order, products, day, order.state === 'open' ? earlierMs : 0));
  };
  const demonstrated = between(data.planted, 'O-01', 'O-48');
  const morningMs = broughtForward(demonstrated, day, moments.planted - 2 * MINUTE_MS);

  function* cut(name: SampleWave['name'], first: readonly SampleOrder[], count: number, wave: Wave): Generator<SampleWave> {
    let orders = [...first];
    for (let drawn = 0; drawn < count; drawn += 1) {
      if (orders.length >= AT_ONCE) {
        yield { name, at: moments[name], orders, more: true };
        orders = [];
      }
      orders.push(believable.next(wave));
    }
    yield { name, at: moments[name], orders, more: false };
  }

  function* waves(): Generator<SampleWave> {
    const drawn = Math.max(0, size.orders - data.planted.length);
    const earlier: Wave = { paidFrom: moments.earlier - 11 * HOUR_MS, paidUntil: moments.earlier - 15 * MINUTE_MS, withHistory: true, withShortages: false };
    const released = drawn >= 2 ? believable.releasedBlueMugs(earlier) : [];
    const earlierCount = Math.round((drawn - released.length) * EARLIER_SHARE);
    const morningCount = Math.round((drawn - released.length) * MORNING_SHARE);
    const past = plant(between(data.planted, 'O-51', 'O-67'), moments.earlier - 10 * MINUTE_MS);
    yield* cut('earlier', [...released, ...past], earlierCount, earlier);
    yield* cut('morning', [], morningCount, { paidFrom: moments.earlier, paidUntil: moments.morning - 5 * MINUTE_MS, withHistory: false, withShortages: true });
    yield { name: 'planted', at: moments.planted, more: false, orders: demonstrated.map((order) => toSampleOrder(order, products, day, morningMs)) };
    const repeats = between(data.planted, 'O-49', 'O-50');
    const repeatsMs = Math.max(morningMs, broughtForward(repeats, day, moments.latest - MINUTE_MS));
    yield* cut(
      'latest',
      repeats.map((order) => toSampleOrder(order, products, day, repeatsMs)),
      drawn - released.length - earlierCount - morningCount,
      {
        paidFrom: moments.morning,
        paidUntil: moments.latest - 3 * MINUTE_MS,
        withHistory: false,
        withShortages: true,
      },
    );
  }
  return { shelves, moments, waves };
}
