import type { PhotoRef } from '../order-file/order-events.ts';

/** Photos, kept by content beside the database. */
export interface Photos {
  /** Durable before it returns; null when the file is no picture this console shows (JPEG, PNG, WebP). */
  readonly take: (path: string, id: string) => PhotoRef | null;
  /** Inside the unit of work of the decision that adds them. */
  readonly link: (photos: readonly PhotoRef[], orderId: string, at: number) => void;
  /** A picture that was taken and belongs to no order yet. */
  readonly show: (photo: Pick<PhotoRef, 'sha256' | 'mime'>) => { readonly mime: string; readonly bytes: Uint8Array } | null;
  readonly read: (photoId: string) => { readonly mime: string; readonly bytes: Uint8Array } | null;
}
