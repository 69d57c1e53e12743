import type { DefaultWay } from './way-out.ts';

/** Another warehouse whose stock is known here. This site's own has no entry: it is the empty code, by the site's name. */
export interface Warehouse {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** How goods come from one warehouse to another; the empty code is this site's own. */
export interface TransferRoute {
  readonly from: string;
  readonly to: string;
  /** Days until they can be sent from there. */
  readonly days: number;
  /** For the whole load, and for each unit, in hundredths of the site's currency. */
  readonly loadCents: number;
  readonly unitCents: number;
}

/** What may be sent instead of a SKU. */
export interface Substitute {
  readonly merchant: string;
  readonly sku: string;
  readonly by: string;
  /** Either stands for the other. */
  readonly bothWays: boolean;
  /** The customer is asked first. */
  readonly asks: boolean;
}

/** What a merchant agreed to once for all its shortages. */
export interface StockAgreement {
  readonly merchant: string;
  readonly replyHours: number;
  readonly noAnswer: DefaultWay;
  /** Told as well when a SKU falls below its safety stock. */
  readonly warnsLow: boolean;
}

/** What an administrator says about stock. One document; every edit is journaled whole. */
export interface StockRules {
  readonly warehouses: readonly Warehouse[];
  readonly routes: readonly TransferRoute[];
  readonly substitutes: readonly Substitute[];
  readonly agreements: readonly StockAgreement[];
  /** What one more parcel costs. */
  readonly parcelCents: number;
}
export const NO_STOCK_RULES: StockRules = { warehouses: [], routes: [], substitutes: [], agreements: [], parcelCents: 0 };

export interface StockPlace {
  readonly warehouse: string;
  readonly location: string;
}

const plain = (written: string): string => written.normalize('NFKC').trim().toLowerCase();

/**
 * What a file or a WMS calls a warehouse, by its code or a name. A site with one warehouse names only places in it. Where there are several, a
 * name nobody entered is another warehouse too: its stock is kept apart, for what lies somewhere unknown cannot be promised from here.
 */
export function stockPlaceOf(written: string, location: string, own: Warehouse, { warehouses }: Pick<StockRules, 'warehouses'>): StockPlace {
  const name = plain(written);
  const isCalled = ({ code, nameZh, nameEn }: Warehouse): boolean => [code, nameZh, nameEn].some((one) => plain(one) === name);
  if (name === '' || isCalled(own)) return { warehouse: '', location };
  const known = warehouses.find(isCalled);
  if (known !== undefined) return { warehouse: known.code, location };
  return warehouses.length === 0 ? { warehouse: '', location: location === '' ? written : location } : { warehouse: written, location };
}

/** What may stand for a SKU of a merchant, in the order the table has it. */
export const substitutesFor = (
  { substitutes }: Pick<StockRules, 'substitutes'>,
  merchant: string,
  sku: string,
): readonly { readonly sku: string; readonly asks: boolean }[] =>
  substitutes.flatMap((one) => {
    if (one.merchant !== merchant) return [];
    if (one.sku === sku) return [{ sku: one.by, asks: one.asks }];
    return one.bothWays && one.by === sku ? [{ sku: one.sku, asks: one.asks }] : [];
  });

/** What stands in the way of keeping these rules; each is a message key `error.<code>`. */
export function stockRuleProblem({ warehouses, routes, substitutes, agreements }: StockRules): { readonly code: string; readonly what: string } | null {
  const codes = new Set(warehouses.map(({ code }) => code));
  if (codes.size < warehouses.length)
    return { code: 'stock_warehouse_twice', what: warehouses.find(({ code }, n) => warehouses.findIndex((one) => one.code === code) < n)?.code ?? '' };
  const isKnown = (code: string): boolean => code === '' || codes.has(code);
  const lost = routes.find(({ from, to }) => from === to || !isKnown(from) || !isKnown(to));
  if (lost !== undefined) return { code: 'stock_route_lost', what: `${lost.from} → ${lost.to}` };
  const itself = substitutes.find(({ sku, by }) => sku === by);
  if (itself !== undefined) return { code: 'stock_substitute_itself', what: itself.sku };
  const again = agreements.find(({ merchant }, n) => agreements.findIndex((one) => one.merchant === merchant) < n);
  return again === undefined ? null : { code: 'stock_agreement_twice', what: again.merchant };
}
