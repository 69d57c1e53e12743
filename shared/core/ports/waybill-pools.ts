/** A block of numbers as it stands. */
export interface WaybillBlockRecord {
  readonly id: string;
  readonly carrier: string;
  readonly name: string;
  readonly importedAt: number;
  readonly free: number;
  readonly used: number;
  readonly returned: number;
}

/** Numbers reserved at the carriers; each is used once, ever. Writing needs a unit of work. */
export interface WaybillPools {
  /** Keeps the numbers nobody knows yet and answers those that were known. */
  readonly addBlock: (
    block: Pick<WaybillBlockRecord, 'id' | 'carrier' | 'name' | 'importedAt'> & { readonly by: string },
    numbers: readonly string[],
  ) => readonly string[];
  /** Takes the next free number of the oldest block for an order; null when the pool is empty. */
  readonly take: (carrier: string, orderId: string, at: number) => string | null;
  /** Gives the free rest of a block back to the carrier and says how many. */
  readonly returnRest: (blockId: string, at: number) => number;
  /** Numbers of a carrier that are free; null where no block of it was ever reserved. */
  readonly left: (carrier: string) => number | null;
  readonly blocks: () => readonly WaybillBlockRecord[];
}
