import { DAY_MS } from '../../kernel/durations.ts';
import type { PhotoRef } from '../order-file/order-events.ts';

/** What was taken of an open box: how it was packed, for the spot check now and for a claim later. */
export const PICTURE_KINDS = ['photo', 'film'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];
/** A film ends by itself; packing does not wait for it. */
export const FILM_MS = 10_000;

type Content = Pick<PhotoRef, 'sha256' | 'mime'>;

export interface ParcelPicture {
  readonly id: string;
  readonly orderId: string;
  /** The piece of work it was taken in, as the journal of scans names it. */
  readonly work: string;
  readonly kind: PictureKind;
  readonly content: Content & { readonly bytes: number };
  /** A small still of it, so that a list of pictures does not carry them whole. */
  readonly thumb: Content;
  readonly takenAt: number;
  readonly takenBy: string;
  readonly erasedAt: number | null;
}

/** A claim may come months after the parcel: the longest window of the carriers here, and half as long again. */
export const DEFAULT_KEPT_DAYS = 180;
/** Taken before this, a picture has been kept long enough. */
export const keptSince = (nowAt: number, days: number): number => nowAt - days * DAY_MS;
