export interface LoadCount {
  readonly packed: number;
  readonly caged: number;
  readonly manifested: number;
  /** All three are the same parcels, not only as many. */
  readonly agree: boolean;
  /** Packed for this load and not in its cage. */
  readonly notCaged: readonly string[];
  /** In the cage and not on the manifest. */
  readonly notManifested: readonly string[];
  /** On the manifest and not in the cage. */
  readonly notFound: readonly string[];
  /** In the cage and never packed for this load. */
  readonly foreign: readonly string[];
}

const without = (all: readonly string[], some: ReadonlySet<string>): readonly string[] => [...new Set(all)].filter((waybill) => !some.has(waybill)).sort();

/** Packed, caged and manifested side by side, by waybill. A load closes only when they are the same parcels; the missing are named. */
export function countLoad(packed: readonly string[], caged: readonly string[], manifested: readonly string[]): LoadCount {
  const inPacked = new Set(packed);
  const inCage = new Set(caged);
  const inManifest = new Set(manifested);
  const notCaged = without(packed, inCage);
  const notManifested = without(caged, inManifest);
  const notFound = without(manifested, inCage);
  const foreign = without(caged, inPacked);
  return {
    packed: inPacked.size,
    caged: inCage.size,
    manifested: inManifest.size,
    agree: notCaged.length + notManifested.length + notFound.length + foreign.length === 0,
    notCaged,
    notManifested,
    notFound,
    foreign,
  };
}
