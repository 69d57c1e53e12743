import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FILM_MS } from '../../../shared/core/parcel-picture/parcel-picture.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { ParcelPictures } from '../../lib/pictures/parcel-pictures.tsx';
import { useParcelPictures } from '../../lib/pictures/use-parcel-pictures.ts';
import { useNow } from '../../lib/use-now.ts';
import { usePainted } from '../../lib/use-painted.ts';
import { Button } from '../../ui/button/button.tsx';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import type { Shot } from './picture-keeper.ts';
import type { BoxCamera } from './use-box-camera.ts';

/** What the camera over the bench sees, what was taken of this box, and what is still on its way to the disk. */
export function BoxPictures({ box, orderId }: { readonly box: BoxCamera; readonly orderId: string | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const pictures = useParcelPictures(usePainted(orderId, null));
  const { isOn, camera, unsaved, filmingSince, missed, undrawn } = box;
  if (!isOn && unsaved.length === 0 && pictures.length === 0) return null;
  const { state, video } = camera;
  const ours = unsaved.filter((shot) => shot.orderId === orderId);
  const others = unsaved.length - ours.length;
  const failed = unsaved.find((shot) => shot.failed !== null);
  return (
    <section className="pack-box" aria-label={t('pack.box')}>
      {isOn &&
        (state === 'live' ? (
          <div className="pack-box-sight">
            <video ref={video} autoPlay muted playsInline aria-label={t('ui.camera.live')} />
            {filmingSince !== null && <Seconds since={filmingSince} />}
          </div>
        ) : (
          <p className="pack-box-note" role={state === 'asking' ? 'status' : 'alert'}>
            <StatusIcon tone={state === 'asking' ? 'wait' : 'warn'} />
            {t(`ui.camera.${state}`)}
          </p>
        ))}
      <div className="pack-box-taken">
        <div className="row wrap">
          <ParcelPictures pictures={pictures} />
          {ours.map((shot) => (
            <Unsaved key={shot.n} shot={shot} />
          ))}
        </div>
        {failed !== undefined && (
          <p role="alert" className="pack-box-note">
            <StatusIcon tone="stop" />
            {t('pack.box.failed', { order: failed.orderNo, why: errorText(failed.failed ?? { code: 'unknown' }).what })}
            <Button onPress={box.again}>{t('pack.box.again')}</Button>
          </p>
        )}
        {missed.length > 0 && (
          <p role="alert" className="pack-box-note">
            <StatusIcon tone="warn" />
            {t('pack.box.missed', { orders: format.list(missed) })}
          </p>
        )}
        {undrawn.length > 0 && (
          <p role="alert" className="pack-box-note">
            <StatusIcon tone="warn" />
            {t('pack.box.undrawn', { orders: format.list(undrawn) })}
          </p>
        )}
        {failed === undefined && others > 0 && <p className="pack-box-note">{t('pack.box.others', { count: others })}</p>}
        {isOn && (
          <p className="row pack-box-keys">
            <Button
              chord={chordOf('bench', 'photo')}
              icon="photo"
              disabledReason={orderId === null ? t('pack.box.noOrder') : undefined}
              onPress={() => box.take('photo')}
            >
              {t('pack.box.photo')}
            </Button>
            <Button
              chord={chordOf('bench', 'film')}
              icon="play"
              disabledReason={orderId === null ? t('pack.box.noOrder') : undefined}
              onPress={() => box.take('film')}
            >
              {t(filmingSince === null ? 'pack.box.film' : 'pack.box.film.end')}
            </Button>
            <span className="spring" />
            <Button look="quiet" onPress={box.switchOff}>
              {t('bench.camera.off')}
            </Button>
          </p>
        )}
      </div>
    </section>
  );
}

function Seconds({ since }: { readonly since: number }) {
  const { t } = useTranslation();
  const now = useNow(250);
  const left = Math.max(0, Math.ceil((since + FILM_MS - now) / 1000));
  return (
    <span className="pack-box-filming">
      <i aria-hidden />
      {t('pack.box.seconds', { count: left })}
    </span>
  );
}

function Unsaved({ shot }: { readonly shot: Shot }) {
  const { t } = useTranslation();
  const address = useMemo(() => URL.createObjectURL(shot.thumb), [shot.thumb]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  const tone = shot.failed === null ? 'wait' : 'stop';
  const name = t(shot.failed === null ? 'pack.box.saving' : 'pack.box.notSaved');
  return (
    <span className="picture" title={name}>
      <img src={address} alt={name} />
      <StatusIcon tone={tone} size={20} />
    </span>
  );
}
