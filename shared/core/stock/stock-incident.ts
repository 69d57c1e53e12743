import type { Key } from '../ports/stock-desk.ts';

const behind = (warehouse: string): string => (warehouse === '' ? '' : `@${warehouse}`);

/** The name all exceptions of one shortage carry: one for each SKU of a merchant and warehouse. */
export const stockIncident = ({ merchant, warehouse, sku }: Key): string => `stock:${merchant}:${sku}${behind(warehouse)}`;

/** The SKU in such a name; whose it is and where has to be known, for a SKU may hold any sign. */
export const skuOfIncident = (incident: string, { merchant, warehouse }: Omit<Key, 'sku'>): string =>
  incident.slice(`stock:${merchant}:`.length, incident.length - behind(warehouse).length);
