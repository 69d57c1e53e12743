/** Units of one kind (a SKU, or a packaging with its one unit) in one parcel. */
export interface Share {
  readonly parcel: number;
  readonly units: number;
}

const ROUNDS = 12;
/** A parcel further off than this was packed wrong, and says nothing about how units differ. */
const BELIEVED_UP_TO = 3;
/** What is believed beforehand weighs like so many units seen. */
const BELIEF = 12;

export interface Spreads {
  /** How much one unit of a kind differs from the next, in grams. */
  readonly byKind: ReadonlyMap<string, number>;
  /** How much a whole parcel may be off, in grams squared. */
  readonly varianceOf: (parcel: number) => number;
}

/**
 * Shares out among the kinds in a parcel what the parcel is off by (expectation maximisation for variances that add up): a kind that is in many
 * uneven parcels is uneven itself, one that is in even ones is not, whatever else lay beside it.
 */
export function learnSpreads(
  kinds: readonly (readonly [kind: string, shares: readonly Share[]])[],
  rest: readonly number[],
  beforehand: (kind: string) => number,
): Spreads {
  const variances = new Map(kinds.map(([kind]) => [kind, beforehand(kind) ** 2]));
  const ofParcel = rest.map(() => 0);
  const addUp = (): void => {
    ofParcel.fill(0);
    for (const [kind, shares] of kinds) for (const { parcel, units } of shares) ofParcel[parcel] = (ofParcel[parcel] ?? 0) + units * (variances.get(kind) ?? 0);
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    addUp();
    for (const [kind, shares] of kinds) {
      const now = variances.get(kind) ?? 0;
      const before = beforehand(kind) ** 2;
      let sum = BELIEF * before;
      let count = BELIEF;
      for (const { parcel, units } of shares) {
        const total = ofParcel[parcel] ?? 1;
        const left = (rest[parcel] ?? 0) ** 2;
        if (left > BELIEVED_UP_TO ** 2 * total) continue;
        const part = (units * now) / total;
        sum += units * now * (1 - part) + part * part * left;
        count += units;
      }
      variances.set(kind, sum / count);
    }
  }
  addUp();
  return { byKind: new Map([...variances].map(([kind, variance]) => [kind, Math.sqrt(variance)])), varianceOf: (parcel) => ofParcel[parcel] ?? 0 };
}
