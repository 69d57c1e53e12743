import type { EndedAs, OrderWork, OutageWork } from './outage-work.ts';

/** What a certificate states, and what anybody finds again who reads the journal of the outage. */
export const CERTIFICATE_FIGURES = [
  'orders',
  'decidedHere',
  'decisions',
  'toldByWms',
  'packed',
  'dispatched',
  'cancelledThere',
  'acknowledged',
  'cancelled',
  'refused',
  'inDoubt',
  'conflicts',
  'explained',
  'manual',
  'matchedByNumber',
  'matchedByContent',
  'enteredAnew',
  'knownShipped',
  'knownTold',
  'knownCarrier',
  'matchedShipped',
  'matchedTold',
  'matchedCarrier',
  'anewShipped',
  'anewTold',
  'anewCarrier',
  'voidWaybills',
] as const;
export type CertificateFigure = (typeof CERTIFICATE_FIGURES)[number];
export type CertificateTotals = Readonly<Record<CertificateFigure, number>>;
/** As it was signed: a certificate of an earlier version states fewer figures, and is true for all that. */
export type StatedTotals = Readonly<Partial<CertificateTotals>>;

/** Orders by how the WMS came to know them: it always did, a manual order that it had too, one that was entered there. */
export const SHIPPED_BY = ['known', 'matched', 'anew'] as const;
export type ShippedBy = (typeof SHIPPED_BY)[number];
const shippedBy = ({ manual }: Pick<OrderWork, 'manual'>): ShippedBy =>
  manual === null ? 'known' : manual.how === null || manual.how === 'anew' ? 'anew' : 'matched';

/** `explained` are the lines that people explained, the last word on each counted once. */
export function totalsOf(work: OutageWork, explained: number): CertificateTotals {
  const ended: Record<EndedAs, number> = { acknowledged: 0, refused: 0, cancelled: 0 };
  const totals = {
    orders: work.orders.size,
    decidedHere: 0,
    decisions: 0,
    toldByWms: 0,
    packed: 0,
    dispatched: 0,
    cancelledThere: 0,
    inDoubt: 0,
    conflicts: 0,
    manual: 0,
    matchedByNumber: 0,
    matchedByContent: 0,
    enteredAnew: 0,
    knownShipped: 0,
    knownTold: 0,
    knownCarrier: 0,
    matchedShipped: 0,
    matchedTold: 0,
    matchedCarrier: 0,
    anewShipped: 0,
    anewTold: 0,
    anewCarrier: 0,
    voidWaybills: 0,
  };
  for (const order of work.orders.values()) {
    const { here, there, reached, cancelledThere, changes, doubted, conflicted, manual } = order;
    const of = shippedBy(order);
    if (reached === 'dispatched') totals[`${of}Shipped`] += 1;
    if (order.toldShipped) totals[`${of}Told`] += 1;
    if (order.carrier === 'manifest' || order.carrier === 'scanned') totals[`${of}Carrier`] += 1;
    totals.voidWaybills += order.voidWaybills;
    if (manual !== null) totals.manual += 1;
    if (manual?.how === 'number') totals.matchedByNumber += 1;
    if (manual?.how === 'content' || manual?.how === 'person') totals.matchedByContent += 1;
    if (manual?.how === 'anew') totals.enteredAnew += 1;
    if (here > 0) totals.decidedHere += 1;
    totals.decisions += here;
    if (there > 0) totals.toldByWms += 1;
    if (reached === 'packed' || reached === 'manifested') totals.packed += 1;
    if (reached === 'dispatched') totals.dispatched += 1;
    if (cancelledThere) totals.cancelledThere += 1;
    totals.inDoubt += doubted.size;
    totals.conflicts += conflicted.size;
    for (const state of changes.values()) ended[state] += 1;
  }
  return { ...totals, ...ended, explained };
}

/** The figures that are not what they were said to be. */
export const differingFigures = (stated: StatedTotals, found: CertificateTotals): readonly CertificateFigure[] =>
  CERTIFICATE_FIGURES.filter((figure) => stated[figure] !== undefined && stated[figure] !== found[figure]);
