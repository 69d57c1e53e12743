import type { Building } from '../address/check/check-building.ts';
import type { Recipient } from '../order/recipient.ts';

/** The addresses this site has seen, asked by building. */
export interface Buildings {
  /** The newest recipients whose address names the building, in capitals or not, a few dozen at most; cancelled orders do not count. */
  readonly deliveredIn: (building: Building) => readonly Recipient[];
}
