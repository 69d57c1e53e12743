import type { EndedAs, OutageWork } from './outage-work.ts';

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
] as const;
export type CertificateFigure = (typeof CERTIFICATE_FIGURES)[number];
export type CertificateTotals = Readonly<Record<CertificateFigure, number>>;

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
  };
  for (const { here, there, reached, cancelledThere, changes, doubted, conflicted } of work.orders.values()) {
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
export const differingFigures = (stated: CertificateTotals, found: CertificateTotals): readonly CertificateFigure[] =>
  CERTIFICATE_FIGURES.filter((figure) => stated[figure] !== found[figure]);
