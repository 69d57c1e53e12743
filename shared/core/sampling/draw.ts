import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/**
 * Which orders are looked at. The draw follows from three things that cannot be chosen together: a seed whose hash was printed before the orders existed,
 * the journal's head at cut-off, and the list of orders. Anybody who has them draws the same.
 */
export interface Candidate {
  readonly id: string;
  /** The one stratum the order lies in: merchant, carrier, packer, new SKU …, as the plan cuts the day. */
  readonly stratum: string;
}

export interface StratumDraw {
  readonly stratum: string;
  readonly size: number;
  readonly drawn: readonly string[];
}

/** How many of a stratum are drawn; asked once for each, with its size. */
export type StratumQuota = (stratum: string, size: number) => number;

/** At least one of each stratum that has any, so that no merchant and no packer goes unseen. */
export const percentageQuota =
  (percent: number): StratumQuota =>
  (_, size) =>
    size === 0 || percent <= 0 ? 0 : Math.min(size, Math.max(1, Math.round((size * percent) / 100)));

/** A sample of `n` dealt out in proportion; the largest remainders get what rounding leaves. */
export function proportionalQuota(n: number, sizes: ReadonlyMap<string, number>): StratumQuota {
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const wanted = Math.min(n, total);
  const shares = [...sizes].map(([stratum, size]) => ({ stratum, size, exact: total === 0 ? 0 : (wanted * size) / total }));
  const counts = new Map(shares.map(({ stratum, exact }) => [stratum, Math.floor(exact)]));
  let left = wanted - [...counts.values()].reduce((sum, count) => sum + count, 0);
  const byRemainder = [...shares].sort((a, b) => (b.exact % 1) - (a.exact % 1) || (a.stratum < b.stratum ? -1 : 1));
  for (const { stratum, size } of byRemainder) {
    if (left === 0) break;
    if ((counts.get(stratum) ?? 0) >= size) continue;
    counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
    left -= 1;
  }
  return (stratum) => counts.get(stratum) ?? 0;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `entropyHex`: SHA-256 over the revealed seed and the journal's head, 64 hexadecimal digits; its first half is the generator's whole state. */
export function drawSample(candidates: readonly Candidate[], quota: StratumQuota, entropyHex: string): readonly StratumDraw[] {
  if (!/^[0-9a-f]{64}$/u.test(entropyHex)) throw new Error('entropy must be 64 hexadecimal digits');
  const words = [0, 8, 16, 24].map((at) => Number.parseInt(entropyHex.slice(at, at + 8), 16) | 0);
  const random = xoroshiro128plusFromState(words.every((word) => word === 0) ? [1, 0, 0, 0] : words);
  const strata = new Map<string, string[]>();
  for (const { id, stratum } of candidates) {
    const ids = strata.get(stratum);
    if (ids === undefined) strata.set(stratum, [id]);
    else ids.push(id);
  }
  // Sorted, so that neither the order of a query nor of an import has a say.
  return [...strata]
    .sort(([a], [b]) => byText(a, b))
    .map(([stratum, ids]) => {
      const pool = [...ids].sort(byText);
      const count = Math.min(pool.length, Math.max(0, quota(stratum, pool.length)));
      for (let at = 0; at < count; at += 1) {
        const pick = uniformInt(random, at, pool.length - 1);
        [pool[at], pool[pick]] = [pool[pick] ?? '', pool[at] ?? ''];
      }
      return { stratum, size: pool.length, drawn: pool.slice(0, count) };
    });
}
