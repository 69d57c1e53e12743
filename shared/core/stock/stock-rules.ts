/** Another warehouse whose stock is known here. This site's own has no entry: it is the empty code, by the site's name. */
export interface Warehouse {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** What an administrator says about stock. One document; every edit is journaled whole. */
export interface StockRules {
  readonly warehouses: readonly Warehouse[];
}
export const NO_STOCK_RULES: StockRules = { warehouses: [] };

export interface StockPlace {
  readonly warehouse: string;
  readonly location: string;
}

const plain = (written: string): string => written.normalize('NFKC').trim().toLowerCase();

/**
 * What a file or a WMS calls a warehouse, by its code or a name. A site with one warehouse names only places in it. Where there are several, a
 * name nobody entered is another warehouse too: its stock is kept apart, for what lies somewhere unknown cannot be promised from here.
 */
export function stockPlaceOf(written: string, location: string, own: Warehouse, { warehouses }: StockRules): StockPlace {
  const name = plain(written);
  const isCalled = ({ code, nameZh, nameEn }: Warehouse): boolean => [code, nameZh, nameEn].some((one) => plain(one) === name);
  if (name === '' || isCalled(own)) return { warehouse: '', location };
  const known = warehouses.find(isCalled);
  if (known !== undefined) return { warehouse: known.code, location };
  return warehouses.length === 0 ? { warehouse: '', location: location === '' ? written : location } : { warehouse: written, location };
}
