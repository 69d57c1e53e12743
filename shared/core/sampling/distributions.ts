/** Logarithms of factorials, so that a tail over a million units neither overflows nor takes long. */
const LOG_FACTORIALS = [0];
const STIRLING_FROM = 4096;

function logFactorial(n: number): number {
  if (n >= STIRLING_FROM) return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3);
  for (let k = LOG_FACTORIALS.length; k <= n; k += 1) LOG_FACTORIALS.push((LOG_FACTORIALS[k - 1] ?? 0) + Math.log(k));
  return LOG_FACTORIALS[n] ?? 0;
}

/** Logarithm of the gamma function, for values that are no whole numbers. */
function logGamma(x: number): number {
  let y = x;
  let shift = 0;
  for (; y < 8; y += 1) shift += Math.log(y);
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * y) - 1 / (360 * y ** 3) - shift;
}

export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

const logChoose = (n: number, k: number): number => (k < 0 || k > n ? Number.NEGATIVE_INFINITY : logFactorial(n) - logFactorial(k) - logFactorial(n - k));

/** P(at most `k` of `n`), each faulty with probability `p`. */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (p <= 0 || k >= n) return 1;
  if (p >= 1) return 0;
  let sum = 0;
  for (let found = 0; found <= k; found += 1) sum += Math.exp(logChoose(n, found) + found * Math.log(p) + (n - found) * Math.log1p(-p));
  return Math.min(1, sum);
}

/** P(at most `k` in a sample of `n`) when `faulty` of the `lot` are. */
export function hypergeometricAtMost(k: number, n: number, faulty: number, lot: number): number {
  if (n >= lot) return faulty <= k ? 1 : 0;
  const all = logChoose(lot, n);
  let sum = 0;
  for (let found = Math.max(0, n - (lot - faulty)); found <= Math.min(k, faulty, n); found += 1) {
    sum += Math.exp(logChoose(faulty, found) + logChoose(lot - faulty, n - found) - all);
  }
  return Math.min(1, sum);
}

/** Where a falling function of a probability meets `target`. Sixty halvings leave less than a double can show. */
export function crossing(falls: (p: number) => number, target: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (falls(middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
