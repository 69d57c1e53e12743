import { useCallback, useEffect, useRef, useState } from 'react';
import { drawStills, prepareStills } from './draw-stills.ts';
import { type Filming, recordFilm } from './record-film.ts';

/** Why there is no picture: not allowed, no camera, or one that another program holds. */
export type CameraTrouble = 'denied' | 'none' | 'busy';
export type CameraState = 'asking' | 'live' | CameraTrouble;

const TROUBLES: Readonly<Record<string, CameraTrouble>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
};
const troubleOf = (thrown: unknown): CameraTrouble => (thrown instanceof DOMException ? (TROUBLES[thrown.name] ?? 'busy') : 'busy');

/** A label is read at this width; more only makes the file bigger. */
const WIDTH_PX = 1920;
const HEIGHT_PX = 1080;
/** As wide as the camera sees. */
export const WHOLE = Number.POSITIVE_INFINITY;
/** The first pictures of a camera are black or blinded: it finds its light first. */
const WARM_AFTER_MS = 700;
/** One that is live and has shown nothing for so long was pulled out or is covered by another program. */
const SEES_WITHIN_MS = 5000;

export interface Camera {
  readonly state: CameraState;
  readonly video: (element: HTMLVideoElement | null) => void;
  /** What the camera sees now, as a JPEG as wide as it sees; null where it cannot be drawn. */
  readonly take: (name: string) => Promise<File | null>;
  /** The same once for each width (px, never wider than it sees): all of one moment. */
  readonly takeSizes: (name: string, widthsPx: readonly number[]) => Promise<readonly File[] | null>;
  /** Null while the camera sees nothing. */
  readonly film: (forMs: number, name: string) => Filming | null;
  readonly retry: () => void;
}

/** The camera is on only while this is mounted and wanted: its light goes out with the dialog. Never with sound. */
export const useCamera = (isWanted = true): Camera => {
  const [state, setState] = useState<CameraState>('asking');
  const [attempt, setAttempt] = useState(0);
  const stream = useRef<MediaStream | null>(null);
  const element = useRef<HTMLVideoElement | null>(null);
  const startedAt = useRef(0);

  const show = useCallback((video: HTMLVideoElement | null) => {
    element.current = video;
    if (video !== null && stream.current !== null) video.srcObject = stream.current;
  }, []);
  useEffect(() => {
    if (!isWanted) return undefined;
    let left = false;
    const stop = (): void => {
      for (const track of stream.current?.getTracks() ?? []) track.stop();
      stream.current = null;
    };
    const start = async (): Promise<void> => {
      // A page without a safe address has no devices at all.
      const { mediaDevices } = navigator as { readonly mediaDevices?: MediaDevices };
      if (mediaDevices === undefined) return setState('none');
      try {
        const started = await mediaDevices.getUserMedia({
          audio: false,
          video: { width: { ideal: WIDTH_PX }, height: { ideal: HEIGHT_PX }, facingMode: 'environment' },
        });
        stream.current = started;
        startedAt.current = performance.now();
        if (left) return stop();
        // A cable that is pulled ends the track.
        for (const track of started.getTracks()) track.addEventListener('ended', () => setState('none'), { once: true });
        show(element.current);
        prepareStills();
        return setState('live');
      } catch (thrown) {
        if (!left) setState(troubleOf(thrown));
      }
    };
    void start();
    return () => {
      left = true;
      stop();
      setState('asking');
    };
  }, [attempt, isWanted, show]);

  const takeSizes = useCallback(async (name: string, widthsPx: readonly number[]): Promise<readonly File[] | null> => {
    const video = element.current;
    if (video === null) return null;
    // Quick hands press before the first picture is there.
    const isColdFor = startedAt.current + WARM_AFTER_MS - performance.now();
    if (isColdFor > 0) await new Promise((resolve) => setTimeout(resolve, isColdFor));
    if (video.videoWidth === 0) {
      const seen = new Promise((resolve) => video.addEventListener('loadeddata', resolve, { once: true }));
      await Promise.race([seen, new Promise((resolve) => setTimeout(resolve, SEES_WITHIN_MS))]);
      if (video.videoWidth === 0) return null;
    }
    const blobs = await drawStills(video, widthsPx);
    return blobs?.map((blob) => new File([blob], name, { type: 'image/jpeg' })) ?? null;
  }, []);
  const take = useCallback(async (name: string): Promise<File | null> => (await takeSizes(name, [WHOLE]))?.[0] ?? null, [takeSizes]);
  const film = useCallback((forMs: number, name: string): Filming | null => (stream.current === null ? null : recordFilm(stream.current, { forMs, name })), []);
  const retry = useCallback(() => {
    setState('asking');
    setAttempt((before) => before + 1);
  }, []);
  return { state, video: show, take, takeSizes, film, retry };
};
