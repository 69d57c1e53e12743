import type { PictureKind } from '../../../shared/core/parcel-picture/parcel-picture.ts';

/** Whose box a picture shows. */
export interface BoxOf {
  readonly orderId: string;
  readonly platformOrderNo: string;
  readonly work: string;
}
/** Asked for while the camera saw nothing. */
export interface WantedPicture {
  readonly kind: PictureKind;
  readonly of: BoxOf;
}

/** Each kind once for each box: pressed twice, both would show the same. */
export const wantAlso = (wanted: readonly WantedPicture[], next: WantedPicture): readonly WantedPicture[] =>
  wanted.some(({ kind, of }) => kind === next.kind && of.work === next.of.work) ? wanted : [...wanted, next];

/**
 * What is taken now that the camera sees something, and the orders whose box left the bench before it did: a picture of another box would be false evidence.
 * `work`: the work on the bench, null where nothing lies there.
 */
export const whenLive = (
  wanted: readonly WantedPicture[],
  work: string | null,
): { readonly take: readonly WantedPicture[]; readonly missed: readonly string[] } => ({
  take: wanted.filter(({ of }) => of.work === work),
  missed: [...new Set(wanted.filter(({ of }) => of.work !== work).map(({ of }) => of.platformOrderNo))],
});
