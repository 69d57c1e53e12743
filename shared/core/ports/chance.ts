/**
 * What nobody is to foresee or agree on by accident: how long a loop waits before it tries again, which drill it is. Not for secrets and tokens; those are
 * made where they are kept. And not for the spot check: its seeds have to be repeatable by anybody (`usecases/sampling`).
 */
export interface Chance {
  /** Evenly in [0, 1), each independent of the ones before. */
  readonly unit: () => number;
}
