/** What browsers here record, the smallest first. */
const TYPES = ['video/webm;codecs=vp9', 'video/webm;codecs=vp8', 'video/webm', 'video/mp4'] as const;
/** Enough to see what is laid into a box; ten seconds are about a megabyte and a half. */
const BITS_PER_SECOND = 1_200_000;
/** Smaller and slower than the still, so that recording takes little from the rest of the page. */
const FILM: MediaTrackConstraints = { width: 1280, height: 720, frameRate: 15 };

export interface Filming {
  /** The film once it ended; null where nothing was recorded. */
  readonly done: Promise<File | null>;
  readonly stop: () => void;
}

const NOTHING: Filming = { done: Promise.resolve(null), stop: () => undefined };

/** Records what the camera sees, without sound, until it is told to stop or the time is up. */
export function recordFilm(stream: MediaStream, { forMs, name }: { readonly forMs: number; readonly name: string }): Filming {
  const [track] = stream.getVideoTracks();
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  if (track === undefined || mimeType === undefined) return NOTHING;
  // A copy: the picture on the page stays as sharp as it was.
  const own = track.clone();
  void own.applyConstraints(FILM).catch(() => undefined);
  const recorder = new MediaRecorder(new MediaStream([own]), { mimeType, videoBitsPerSecond: BITS_PER_SECOND });
  const pieces: Blob[] = [];
  const stop = (): void => {
    if (recorder.state !== 'inactive') recorder.stop();
  };
  const done = new Promise<File | null>((resolve) => {
    recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data));
    recorder.addEventListener('stop', () => {
      clearTimeout(timer);
      own.stop();
      const [type = mimeType] = mimeType.split(';');
      const film = new File(pieces, name, { type });
      resolve(film.size === 0 ? null : film);
    });
  });
  const timer = setTimeout(stop, forMs);
  // A cable that is pulled ends the film with what was seen until then.
  own.addEventListener('ended', stop, { once: true });
  try {
    recorder.start(1000);
  } catch {
    // No encoder is free.
    clearTimeout(timer);
    own.stop();
    return NOTHING;
  }
  return { done, stop };
}
