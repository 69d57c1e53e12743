import type { Recipient } from '../order/recipient.ts';
import type { DateOrder, WallToInstant } from './date-cell.ts';
import type { DraftOrder, DraftProduct, DraftStock, Recognised, SetAside } from './draft.ts';
import type { ImportLimits } from './limits.ts';

/** Takes the levels of a Chinese address off the front of `detail`, as written; whatever is not named there stays as it was. */
export type SplitAddress = (recipient: Recipient) => Recipient;

export interface AssembleOptions {
  /** Whose goods these are when no column says so. */
  readonly merchant: string;
  /** Platform when neither a column nor the layout says so. */
  readonly platform: string;
  /** Country of recipients when no column says so; '' leaves it unknown. */
  readonly country: string;
  readonly toInstant: WallToInstant;
  /** Said by a person for the whole file; else each column has to show it. */
  readonly dateOrder: DateOrder;
  readonly splitAddress: SplitAddress | null;
  /** A person has looked at these rows: what only asks "is this really so?" is taken as written. */
  readonly confirmed: boolean;
  readonly limits: ImportLimits;
}

export interface DraftSink {
  readonly order: (draft: DraftOrder) => void;
  readonly stock: (draft: DraftStock) => void;
  readonly product: (draft: DraftProduct) => void;
  readonly setAside: (row: SetAside) => void;
  readonly tally: Recognised;
}
