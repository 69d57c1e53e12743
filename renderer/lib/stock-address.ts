import { stockIncident, type ShortageKey } from '../../shared/core/stock/stock-incident.ts';

const INCIDENT = 'incident';

/** One shortage on the stock desk, by the name its exceptions carry. */
export const stockAddress = (incident: string): string => `/stock?${new URLSearchParams({ [INCIDENT]: incident }).toString()}`;

/** Which of the shortages an address means. */
export const shortageMeant = <Shortage extends ShortageKey>(search: URLSearchParams, shortages: readonly Shortage[]): Shortage | undefined =>
  shortages.find((shortage) => stockIncident(shortage) === search.get(INCIDENT));
