import type { ImportBatch } from '../../ports/import-reader.ts';

/** So long about a part may take to store, in milliseconds: somebody who presses a key meanwhile sees no pause, and a commit is still a small share of it. */
const PART_MS = 80;
const FIRST = 50;
const FEWEST = 20;

export interface PartPace {
  readonly orders: () => number;
  /** Told how long a part took, so that the next takes about as long as it should. */
  readonly took: (orders: number, ms: number) => void;
}

/** How many orders go into one transaction: a file of bare lines brings hundreds in the time one with addresses brings some dozens. */
export function createPartPace(): PartPace {
  let orders = FIRST;
  return {
    orders: () => orders,
    took: (stored, ms) => {
      // Twice as many at most: the first of a file say little of those that follow.
      const fitting = Math.floor((stored * PART_MS) / Math.max(1, ms));
      if (stored >= FEWEST) orders = Math.max(FEWEST, Math.min(fitting, 2 * orders));
    },
  };
}

/**
 * A batch as parts that are committed one after the other. What is no order goes with the first, and only the last says how far the file was read: who
 * cancels in between is told of what was stored, and of at least as many rows as that came from.
 */
export function* partsOf(
  batch: ImportBatch,
  readBefore: Pick<ImportBatch['progress'], 'bytesRead' | 'rows'>,
  pace: Pick<PartPace, 'orders'>,
): Generator<ImportBatch> {
  let rest: ImportBatch = batch;
  let rows = readBefore.rows + batch.setAside.length;
  for (;;) {
    const orders = rest.orders.slice(0, pace.orders());
    if (orders.length === rest.orders.length) return yield rest;
    // A line is a row, but for files that hold several lines in one cell.
    rows = Math.min(rows + orders.reduce((sum, { lines }) => sum + lines.length, 0), batch.progress.rows);
    yield { ...rest, orders, progress: { ...batch.progress, bytesRead: readBefore.bytesRead, rows } };
    rest = { orders: rest.orders.slice(orders.length), stock: [], products: [], setAside: [], recognised: {}, progress: batch.progress };
  }
}
