import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button/button.tsx';
import { EmptyState } from '../feedback/empty-state.tsx';
import { Note } from '../feedback/note.tsx';
import { Dialog } from '../overlay/dialog.tsx';
import { type CameraState, useCamera } from './use-camera.ts';
import './camera.css';

interface CameraDialogProps {
  readonly onTaken: (photo: File) => void;
  readonly onClose: () => void;
  /** The other way to a photo, offered where there is no camera. */
  readonly onChoose: () => void;
}

/** Looks, takes, shows what was taken, and gives it away only when it is good: Enter takes, Enter again keeps. */
export function CameraDialog({ onTaken, onClose, onChoose }: CameraDialogProps) {
  const { t } = useTranslation();
  const { state, video, take, retry } = useCamera();
  const [photo, setPhoto] = useState<File | null>(null);
  const address = useMemo(() => (photo === null ? null : URL.createObjectURL(photo)), [photo]);
  useEffect(() => (address === null ? undefined : () => URL.revokeObjectURL(address)), [address]);
  const keep = useRef<HTMLButtonElement>(null);
  const shutter = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    (photo === null ? shutter : keep).current?.focus();
  }, [photo, state]);
  const isLive = state === 'live';
  const press = async (): Promise<void> => {
    const taken = await take(t('ui.camera.fileName'));
    if (taken !== null) setPhoto(taken);
  };
  return (
    <Dialog
      wide
      open
      title={t('ui.camera.title')}
      onClose={onClose}
      foot={
        <>
          <Button chord="Escape" onPress={onClose}>
            {t('ui.cancel')}
          </Button>
          {photo !== null && <Button onPress={() => setPhoto(null)}>{t('ui.camera.again')}</Button>}
          {photo !== null && (
            <Button ref={keep} look="primary" chord="Enter" onPress={() => onTaken(photo)}>
              {t('ui.camera.keep')}
            </Button>
          )}
          {photo === null && isLive && (
            <Button ref={shutter} look="primary" icon="photo" chord="Enter" onPress={() => void press()}>
              {t('ui.camera.take')}
            </Button>
          )}
        </>
      }
    >
      {photo === null ? (
        <CameraSight state={state} video={video} onRetry={retry} onChoose={onChoose} />
      ) : (
        <img className="camera-sight" src={address ?? ''} alt={t('ui.camera.taken')} />
      )}
    </Dialog>
  );
}

interface CameraSightProps {
  readonly state: CameraState;
  readonly video?: ((element: HTMLVideoElement | null) => void) | undefined;
  readonly onRetry: () => void;
  readonly onChoose: () => void;
}

/** What the camera sees, or why it sees nothing and what to do. */
export function CameraSight({ state, video, onRetry, onChoose }: CameraSightProps) {
  const { t } = useTranslation();
  if (state === 'asking')
    return (
      <div className="camera-sight camera-none">
        <EmptyState icon="photo" title={t('ui.camera.asking')}>
          {t('ui.camera.asking.rest')}
        </EmptyState>
      </div>
    );
  if (state === 'live') return <video className="camera-sight" ref={video} autoPlay muted playsInline aria-label={t('ui.camera.live')} />;
  return (
    <Note
      tone="warn"
      role="alert"
      title={t(`ui.camera.${state}`)}
      actions={
        <>
          <Button look="primary" onPress={onChoose}>
            {t('ui.camera.choose')}
          </Button>
          <Button onPress={onRetry}>{t('ui.camera.retry')}</Button>
        </>
      }
    >
      {t(`ui.camera.${state}.rest`)}
    </Note>
  );
}
