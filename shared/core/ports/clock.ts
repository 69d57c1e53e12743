/** Wall time in epoch milliseconds and a monotonic reading that no clock change can move (milliseconds since start). */
export interface Clock {
  readonly now: () => number;
  readonly mono: () => number;
}
export interface ClockDep {
  readonly clock: Clock;
}
