// The bundler makes the address of it; the file itself exports nothing.
// oxlint-disable-next-line import/default
import workerAddress from './draw-stills.worker.ts?worker&url';
import type { StillsDrawn, StillsWanted } from './stills-message.ts';

const JPEG_QUALITY = 0.85;
/** A worker that has said nothing for so long says nothing any more. */
const SILENT_AFTER_MS = 10_000;

type Answer = (blobs: readonly Blob[] | null) => void;

interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ) => {
    readonly createScriptURL: (address: string) => string;
  };
}
/** The page runs no script whose address it has not said to be its own. */
const trusted = (address: string): string => {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  return trustedTypes?.createPolicy('draw-stills', { createScriptURL: (one) => one }).createScriptURL(address) ?? address;
};

const waiting = new Map<number, Answer>();
let worker: Worker | null | undefined;
let asked = 0;

/** Draws on the page from then on: a worker that did not start once does not start the next time. */
const giveUp = (): void => {
  worker?.terminate();
  worker = null;
  for (const answer of waiting.values()) answer(null);
  waiting.clear();
};
const start = (): Worker | null => {
  if (typeof Worker === 'undefined' || typeof VideoFrame === 'undefined' || typeof OffscreenCanvas === 'undefined') return null;
  try {
    const started = new Worker(trusted(workerAddress), { type: 'module' });
    started.addEventListener('message', ({ data: { n, blobs } }: MessageEvent<StillsDrawn>) => {
      waiting.get(n)?.(blobs);
      waiting.delete(n);
    });
    started.addEventListener('error', giveUp);
    return started;
  } catch {
    return null;
  }
};

/** Starts what draws, so that the first picture does not wait for it. */
export const prepareStills = (): void => {
  worker ??= start();
};

const drawBeside = (video: HTMLVideoElement, widthsPx: readonly number[]): Promise<readonly Blob[] | null> => {
  prepareStills();
  const own = worker;
  if (own == null) return Promise.resolve(null);
  return new Promise((resolve) => {
    const n = (asked += 1);
    try {
      const frame = new VideoFrame(video);
      waiting.set(n, resolve);
      setTimeout(() => waiting.has(n) && giveUp(), SILENT_AFTER_MS);
      own.postMessage({ n, frame, widthsPx, quality: JPEG_QUALITY } satisfies StillsWanted, [frame]);
    } catch {
      waiting.delete(n);
      resolve(null);
    }
  });
};

const drawHere = async (video: HTMLVideoElement, widthsPx: readonly number[]): Promise<readonly Blob[] | null> => {
  const drawn = widthsPx.map((widthPx) => {
    const canvas = document.createElement('canvas');
    canvas.width = Math.min(widthPx, video.videoWidth);
    canvas.height = Math.round((video.videoHeight * canvas.width) / video.videoWidth);
    canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
    return canvas;
  });
  const blobs = await Promise.all(drawn.map((canvas) => new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY))));
  return blobs.some((blob) => blob === null) ? null : blobs.filter((blob) => blob !== null);
};

/**
 * JPEGs of what a video shows at this moment, one for each width (px, never wider than the video); null where it cannot be drawn. Beside the page where the
 * browser can, which holds the frame of this moment until it is drawn.
 */
export const drawStills = async (video: HTMLVideoElement, widthsPx: readonly number[]): Promise<readonly Blob[] | null> =>
  (await drawBeside(video, widthsPx)) ?? drawHere(video, widthsPx).catch(() => null);
