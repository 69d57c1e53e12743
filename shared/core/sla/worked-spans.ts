/* What a window counts of the site's working time: from spans the host tells, so that it needs neither calendar nor time zones. */

/** A stretch in which the site is open, [from, to), epoch ms. */
export type OpenSpan = readonly [fromAt: number, toAt: number];

/** Working milliseconds from one instant to another, below zero when `toAt` comes first. Outside the spans nothing is worked. */
export function workedBetween(spans: readonly OpenSpan[], fromAt: number, toAt: number): number {
  if (toAt < fromAt) return -workedBetween(spans, toAt, fromAt) || 0;
  let sum = 0;
  for (const [from, to] of spans) {
    if (from >= toAt) break;
    sum += Math.max(0, Math.min(to, toAt) - Math.max(from, fromAt));
  }
  return sum;
}

/** When the site opens again; null while it is open, and where the spans end before. */
export function opensAgainAt(spans: readonly OpenSpan[], nowAt: number): number | null {
  const next = spans.find(([, untilAt]) => untilAt > nowAt);
  return next === undefined || next[0] <= nowAt ? null : next[0];
}
