/** What one measured thing came to over its repetitions. */
export interface Spread {
  readonly median: number;
  readonly p5: number;
  readonly p95: number;
  readonly min: number;
  readonly max: number;
  readonly repetitions: number;
}

/**
 * One line of the table. `ratio` is ours divided by the reference. A target is either a ratio to the reference (what the machine
 * or a bare tool can do at all, so that a slow machine is no excuse and a fast one no merit) or a value in the row's unit.
 */
export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  readonly ours: Spread;
  readonly reference?: { readonly name: string; readonly spread: Spread };
  readonly target?: { readonly ratio: number } | { readonly value: number };
}

export interface BenchContext {
  /** About a tenth of the work: for trying a bench out, not for its numbers. */
  readonly quick: boolean;
  /** An empty folder on the disk that is measured; gone after the bench. */
  readonly freshFolder: () => string;
}

export interface Bench {
  readonly name: string;
  readonly run: (context: BenchContext) => Promise<readonly Row[]>;
}
