import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BenchDto } from '../../../shared/contract/pack.contract.ts';
import { FILM_MS, type PictureKind } from '../../../shared/core/parcel-picture/parcel-picture.ts';
import { PICTURES_KEY } from '../../lib/pictures/use-parcel-pictures.ts';
import { useClient } from '../../transport/console-context.ts';
import type { Filming } from '../../ui/camera/record-film.ts';
import { type Camera, useCamera, WHOLE } from '../../ui/camera/use-camera.ts';
import { createPictureKeeper, type Shot } from './picture-keeper.ts';
import { type BoxOf, wantAlso, type WantedPicture, whenLive } from './wanted-pictures.ts';

/** The camera hangs over this bench or does not: it is kept on this computer, so that it is warm when the first box comes. */
const ON_KEY = 'sidebay.boxCamera';
const THUMB_PX = 320;
const NAMES: Readonly<Record<PictureKind, string>> = { photo: 'box.jpg', film: 'box.webm' };

export interface BoxCamera {
  readonly isOn: boolean;
  readonly camera: Camera;
  /** Taken and not yet on the host's disk. */
  readonly unsaved: readonly Shot[];
  /** When the film that runs began. */
  readonly filmingSince: number | null;
  /** Orders whose box was gone before the camera saw anything: their pictures were not taken. */
  readonly missed: readonly string[];
  /** Orders whose picture could not be drawn since the last key. */
  readonly undrawn: readonly string[];
  /** Takes it now, or as soon as the camera sees something; false where no order lies here. */
  readonly take: (kind: PictureKind) => boolean;
  readonly again: () => void;
  readonly switchOff: () => void;
}

/** Photos and short films of the box on the bench. Nothing of it is waited for: what was taken is sent behind the packer's back. */
export function useBoxCamera(bench: BenchDto | null): BoxCamera {
  const client = useClient();
  const queries = useQueryClient();
  const [isOn, setOn] = useState(() => localStorage.getItem(ON_KEY) === '1');
  const camera = useCamera(isOn);
  const [unsaved, setUnsaved] = useState<readonly Shot[]>([]);
  const [filmingSince, setFilmingSince] = useState<number | null>(null);
  /** Pressed before the camera saw anything. */
  const wanted = useRef<readonly WantedPicture[]>([]);
  const [missed, setMissed] = useState<readonly string[]>([]);
  const [undrawn, setUndrawn] = useState<readonly string[]>([]);
  const filming = useRef<Filming | null>(null);
  const keeper = useMemo(
    () =>
      createPictureKeeper(client, (shots, kept) => {
        setUnsaved(shots);
        if (kept !== null) void queries.invalidateQueries({ queryKey: [PICTURES_KEY, kept] });
      }),
    [client, queries],
  );

  /** The next key begins another film, while this one is still put together. */
  const letGo = useCallback((film: Filming): void => {
    if (filming.current !== film) return;
    filming.current = null;
    setFilmingSince(null);
  }, []);
  const shoot = useCallback(
    async (kind: PictureKind, of: BoxOf): Promise<void> => {
      // Both are of this very moment; only their drawing is waited for.
      const stills = camera.takeSizes(NAMES.photo, [WHOLE, THUMB_PX]);
      const film = kind === 'film' ? camera.film(FILM_MS, NAMES.film) : null;
      if (film !== null) {
        filming.current = film;
        setFilmingSince(Date.now());
        // Its time is up, or its camera is gone.
        void film.done.then(() => letGo(film));
      }
      const [taken, moving] = await Promise.all([stills, film?.done ?? null]);
      // A film that recorded nothing, as on a busy computer, leaves the still of its beginning rather than nothing.
      const [photo, thumb] = taken ?? [];
      const whole = moving ?? photo;
      const kept: PictureKind = moving === null ? 'photo' : 'film';
      if (whole === undefined || thumb === undefined) setUndrawn((before) => [...new Set([...before, of.platformOrderNo])]);
      else keeper.add({ orderId: of.orderId, orderNo: of.platformOrderNo, work: of.work, kind: kept, whole, thumb });
    },
    [camera, keeper, letGo],
  );

  const { state } = camera;
  const work = bench?.work ?? null;
  useEffect(() => {
    const { current } = wanted;
    if (current.length === 0 || state === 'asking') return;
    wanted.current = [];
    // Why there is no picture stands where the camera's would be.
    if (state !== 'live') return;
    const due = whenLive(current, work);
    for (const { kind, of } of due.take) void shoot(kind, of);
    setMissed(due.missed);
  }, [shoot, state, work]);

  const endFilm = (film: Filming): void => {
    film.stop();
    letGo(film);
  };
  const take = (kind: PictureKind): boolean => {
    if (bench === null) return false;
    setMissed([]);
    setUndrawn([]);
    // The same key ends the film that runs.
    if (filming.current !== null) {
      if (kind === 'film') endFilm(filming.current);
      else void shoot('photo', bench);
      return true;
    }
    if (isOn && state === 'live') {
      void shoot(kind, bench);
      return true;
    }
    localStorage.setItem(ON_KEY, '1');
    setOn(true);
    if (isOn && state !== 'asking') camera.retry();
    wanted.current = wantAlso(wanted.current, { kind, of: bench });
    return true;
  };
  const switchOff = (): void => {
    if (filming.current !== null) endFilm(filming.current);
    localStorage.removeItem(ON_KEY);
    setOn(false);
    wanted.current = [];
  };
  return { isOn, camera, unsaved, filmingSince, missed, undrawn, take, again: keeper.again, switchOff };
}
