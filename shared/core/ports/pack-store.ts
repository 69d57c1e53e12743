import type { WeighedParcel, WeightModel } from '../pack-check/weight-model.ts';

/** A pack check that ended, with what was in the parcel. */
export interface PackRecord {
  readonly orderId: string;
  /** Of this order, from 1: a parcel put aside is counted anew. */
  readonly round: number;
  readonly outcome: 'packed' | 'shelved';
  readonly work: string;
  readonly merchant: string;
  readonly packaging: string;
  readonly weightGrams: number | null;
  /** Whether its weight may teach: everything was right, and nobody had to let it pass. */
  readonly teaches: boolean;
  readonly closedAt: number;
  readonly closedBy: string;
  readonly units: readonly PackedGoods[];
}

export interface PackedGoods {
  readonly sku: string;
  readonly units: number;
  readonly lot: string | null;
  readonly expires: string | null;
  readonly serial: string | null;
  /** What its own label says one such unit weighs; absent where none did. */
  readonly grams?: number;
}

/** A barcode somebody with the right to said something about. */
export interface LearnedCode {
  readonly merchant: string;
  readonly barcode: string;
  readonly sku: string;
  /** 1, or what a case holds. */
  readonly units: number;
}

/** A unit that was sent and lies here again, on the word of somebody who may say so. */
export interface SerialBack {
  readonly merchant: string;
  readonly sku: string;
  readonly serial: string;
}

/** What packing leaves behind. Writing needs a unit of work. */
export interface PackStore {
  /** Checks of this order that ended; the next one is one more. */
  readonly rounds: (orderId: string) => number;
  readonly record: (check: PackRecord) => void;
  /** The check that closed the parcel as it is now; null when none did. */
  readonly lastPacked: (orderId: string) => PackRecord | null;
  /** Whether a unit of this serial, in whatever case, lies in the parcel of another order as that was last packed, and did not come back since. */
  readonly hasLeft: (merchant: string, sku: string, serial: string, exceptOrder: string) => boolean;
  readonly serialBack: (unit: SerialBack, at: number, by: string) => void;
  readonly learnCode: (code: LearnedCode, at: number, by: string) => void;
  readonly codesOf: (merchant: string, sku: string) => readonly LearnedCode[];
  readonly meaningOf: (merchant: string, barcode: string) => LearnedCode | null;
  /** The newest parcels of a merchant that teach what things weigh. */
  readonly weighed: (merchant: string, limit: number) => readonly WeighedParcel[];
  readonly weights: (merchant: string) => WeightModel;
  readonly saveWeights: (merchant: string, model: WeightModel, at: number) => void;
  /** Counts that one product was taken for another, and answers how often that happened since. */
  readonly mixedUp: (merchant: string, sku: string, insteadOf: string, at: number) => void;
  readonly mixUps: (merchant: string, sku: string, insteadOf: string, sinceAt: number) => number;
}
export interface PackStoreDep {
  readonly packs: PackStore;
}
