/** How much of a kind customers were promised already. */
export interface RequestLoad {
  /** Requests with a demand of this code that were accepted since an instant. */
  readonly acceptedSince: (code: string, sinceAt: number) => number;
}
