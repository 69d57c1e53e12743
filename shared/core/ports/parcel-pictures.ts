import type { ParcelPicture } from '../parcel-picture/parcel-picture.ts';

/** Which pictures there are of which parcel; the pictures themselves are files (`Photos`). Writing needs a unit of work. */
export interface ParcelPictures {
  /** False where the same content of the same parcel is here already. */
  readonly add: (picture: ParcelPicture) => boolean;
  readonly find: (id: string) => ParcelPicture | null;
  /** The oldest first, erased ones too. */
  readonly ofOrder: (orderId: string) => readonly ParcelPicture[];
  /** Taken before `at` and not erased, the oldest first. */
  readonly takenBefore: (at: number, limit: number) => readonly ParcelPicture[];
  readonly erase: (id: string, at: number) => void;
  /** Contents of erased pictures that nothing else here needs: their files may go. */
  readonly toClear: (limit: number) => readonly { readonly id: string; readonly contents: readonly string[] }[];
  readonly cleared: (ids: readonly string[]) => void;
}

export interface ParcelPicturesDep {
  readonly pictures: ParcelPictures;
}
