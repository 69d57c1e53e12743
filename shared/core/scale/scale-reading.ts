/** What a scale says at one moment. */
export type ScaleReading =
  | {
      readonly kind: 'weight';
      /** Whole grams; below zero where something was taken off a scale that was set to zero with it. */
      readonly grams: number;
      /** The scale itself says that it stands still. */
      readonly stable: boolean;
      /** A tare is taken off already. */
      readonly net: boolean;
    }
  /** More than it can weigh, less than zero, or not able to answer now. */
  | { readonly kind: 'overload' | 'underload' | 'busy' };

const GRAMS = { mg: 0.001, g: 1, kg: 1000, t: 1_000_000, lb: 453.592_37, oz: 28.349_523_125 } as const;
export type ScaleUnit = keyof typeof GRAMS;

export const toGrams = (value: number, unit: ScaleUnit): number => Math.round(value * GRAMS[unit]);
