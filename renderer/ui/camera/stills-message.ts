/** To the worker. The frame is given away: the page holds it no more. */
export interface StillsWanted {
  readonly n: number;
  readonly frame: VideoFrame;
  readonly widthsPx: readonly number[];
  readonly quality: number;
}
/** Back from it; null where it could not draw. */
export interface StillsDrawn {
  readonly n: number;
  readonly blobs: readonly Blob[] | null;
}
