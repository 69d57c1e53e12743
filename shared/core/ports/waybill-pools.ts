/** A block of numbers as it stands. */
export interface WaybillBlockRecord {
  readonly id: string;
  readonly carrier: string;
  readonly name: string;
  readonly importedAt: number;
  readonly free: number;
  readonly used: number;
  /** Given back, or passed over because they may have been used: out of use for ever. */
  readonly returned: number;
  /** The database was put back to an earlier state: which of its numbers were used since, a person has to say. It gives none meanwhile. */
  readonly doubted: boolean;
}

/** Numbers reserved at the carriers; each is used once, ever. Writing needs a unit of work. */
export interface WaybillPools {
  /** Keeps the numbers nobody knows yet and answers those that were known. */
  readonly addBlock: (
    block: Pick<WaybillBlockRecord, 'id' | 'carrier' | 'name' | 'importedAt'> & { readonly by: string },
    numbers: readonly string[],
  ) => readonly string[];
  /** Takes the next free number of the oldest undoubted block for an order; null when the pool is empty. */
  readonly take: (carrier: string, orderId: string, at: number) => string | null;
  /** Gives the free rest of a block back to the carrier and says how many. */
  readonly returnRest: (blockId: string, at: number) => number;
  /**
   * Ends the doubt about a block: numbers up to `lastUsed` in the order they are given go out of use, none when it is null. Says how many; null when
   * the number is none of this block's free ones.
   */
  readonly settleDoubt: (blockId: string, lastUsed: string | null, at: number) => number | null;
  /** Numbers of a carrier that can be given; null where no block of it was ever reserved. */
  readonly left: (carrier: string) => number | null;
  readonly blocks: () => readonly WaybillBlockRecord[];
}
