import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DivisionsData } from '../../../shared/core/address/divisions/divisions-data.ts';
import type { Recipient } from '../../../shared/core/order/recipient.ts';
import type { Site } from '../../../shared/core/site/site.ts';
import type { StockRules } from '../../../shared/core/stock/stock-rules.ts';
import type { PersonFields } from '../../../shared/core/usecases/users/keep-users.ts';
import type { Platform } from './sample-order.ts';

export interface SampleProduct {
  readonly merchant: string;
  readonly sku: string;
  readonly name: string;
  readonly nameEn: string;
  readonly barcodes: readonly string[];
  readonly weightGrams: number;
  /** Empty for what lies nowhere: kits and retired goods. */
  readonly location: string;
  /** Null for a kit, which is made of others. */
  readonly onHand: number | null;
  readonly price: string;
  readonly twinSkus: readonly string[];
  readonly kitParts: readonly string[];
  readonly retiredOn: string;
  readonly successorSku: string;
  /** What is asked of each unit at the bench; absent where nothing is. */
  readonly tracked?: readonly ('serial' | 'lot' | 'bestBefore')[];
  readonly leastDays?: number;
}

/** An order that is planted for what is wrong with it. Days count from the day the warehouse is made; `{-3}` in a text is such a day. */
export interface PlantedOrder {
  readonly id: string;
  readonly number: string;
  readonly platform: Platform;
  readonly merchant: string;
  readonly paidDay: number;
  readonly paidTime: string;
  readonly shipDay: number;
  readonly lines: readonly { readonly sku: string; readonly name: string; readonly quantity: number }[];
  readonly recipient: Partial<Recipient>;
  readonly note: string;
  readonly state: 'open' | 'dispatched';
  readonly waybill: string;
  /** The kind of exception it is planted for, `-` for none. */
  readonly kind: string;
}

export interface Words {
  readonly surnames: readonly string[];
  readonly givenNames: readonly string[];
  readonly roads: readonly string[];
  readonly roadKinds: readonly string[];
  readonly softNotes: readonly string[];
  readonly softNotesEn: readonly string[];
  readonly requestNotes: readonly string[];
  readonly requestNotesEn: readonly string[];
  readonly noteNames: readonly string[];
  readonly vaguePlaces: readonly string[];
  readonly remarks: readonly string[];
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly abroad: readonly {
    readonly country: string;
    readonly phone: string;
    readonly streets: readonly string[];
    readonly towns: readonly (readonly [province: string, city: string, postcode: string])[];
  }[];
  readonly nearAbroad: readonly { readonly country: string; readonly phone: string; readonly places: readonly string[] }[];
  readonly provinceWeights: Readonly<Record<string, number>>;
}

/** The goods of another warehouse of the same house. */
export interface OtherStock {
  readonly name: string;
  readonly stock: readonly { readonly sku: string; readonly location: string; readonly onHand: number }[];
}

export interface SampleData {
  readonly site: Partial<Site>;
  /** One for everybody: it is printed in the README, because there is nothing here to protect. */
  readonly pin: string;
  readonly staff: readonly PersonFields[];
  readonly products: readonly SampleProduct[];
  readonly stockRules: StockRules;
  readonly otherStock: OtherStock;
  readonly planted: readonly PlantedOrder[];
  readonly words: Words;
  readonly divisions: DivisionsData;
}

const WORD_LISTS = ['surnames', 'givenNames', 'roads', 'roadKinds'] as const;

export function readSampleData(resourcesFolder: string): SampleData {
  const read = <T>(file: string): T => JSON.parse(readFileSync(path.join(resourcesFolder, file), 'utf8')) as T;
  const { site, pin, staff } = read<Pick<SampleData, 'site' | 'pin' | 'staff'>>('sample-warehouse/site.json');
  const written = read<Omit<Words, (typeof WORD_LISTS)[number]> & Record<(typeof WORD_LISTS)[number], string>>('sample-warehouse/words.json');
  const lists = Object.fromEntries(WORD_LISTS.map((name) => [name, written[name].split(' ')])) as unknown as Pick<Words, (typeof WORD_LISTS)[number]>;
  return {
    site,
    pin,
    staff,
    products: read('sample-warehouse/products.json'),
    ...read<Pick<SampleData, 'stockRules' | 'otherStock'>>('sample-warehouse/stock.json'),
    planted: read('sample-warehouse/planted-orders.json'),
    words: { ...written, ...lists },
    divisions: read('divisions/cn-divisions.json'),
  };
}
