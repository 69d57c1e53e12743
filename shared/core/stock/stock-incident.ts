/** One shortage: a SKU of a merchant in one warehouse; the empty warehouse is this site's own. */
export interface ShortageKey {
  readonly merchant: string;
  readonly warehouse: string;
  readonly sku: string;
}

const behind = (warehouse: string): string => (warehouse === '' ? '' : `@${warehouse}`);

/** The name all exceptions of one shortage carry: one for each SKU of a merchant and warehouse. */
export const stockIncident = ({ merchant, warehouse, sku }: ShortageKey): string => `stock:${merchant}:${sku}${behind(warehouse)}`;

/** The SKU in such a name; whose it is and where has to be known, for a SKU may hold any sign. */
export const skuOfIncident = (incident: string, { merchant, warehouse }: Omit<ShortageKey, 'sku'>): string =>
  incident.slice(`stock:${merchant}:`.length, incident.length - behind(warehouse).length);
