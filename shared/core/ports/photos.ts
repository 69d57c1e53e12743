import type { PhotoRef } from '../order-file/order-events.ts';

/** Photos, kept by content beside the database. */
export interface Photos {
  /** Durable before it returns; null when the file is no picture this console shows (JPEG, PNG, WebP). */
  readonly take: (path: string, id: string) => PhotoRef | null;
  /** A short film from the bench, the same way; null when the file is none (WebM, MP4). */
  readonly takeFilm: (path: string, id: string) => PhotoRef | null;
  /** Inside the unit of work of the decision that adds them. */
  readonly link: (photos: readonly PhotoRef[], orderId: string, at: number) => void;
  /** A picture that was taken and belongs to no order yet. */
  readonly show: (photo: Pick<PhotoRef, 'sha256' | 'mime'>) => { readonly mime: string; readonly bytes: Uint8Array } | null;
  /** The file of a content goes for good; nothing may need it any more. */
  readonly forget: (sha256: string) => void;
  readonly read: (photoId: string) => { readonly mime: string; readonly bytes: Uint8Array } | null;
}
