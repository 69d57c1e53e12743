/** What is asked of each unit of a product before it leaves. */
export interface Tracking {
  readonly serial: boolean;
  readonly lot: boolean;
  readonly bestBefore: boolean;
  /** Days it must still be good for when it leaves; null where any day that has not passed will do. */
  readonly leastDays: number | null;
}

export const UNTRACKED: Tracking = { serial: false, lot: false, bestBefore: false, leastDays: null };

export const isTracked = ({ serial, lot, bestBefore, leastDays }: Tracking): boolean => serial || lot || bestBefore || leastDays !== null;
