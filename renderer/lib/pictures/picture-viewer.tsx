import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParcelPictureDto } from '../../../shared/contract/pictures.contract.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { chordOf } from '../keys/key-map.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useSession } from '../session/session.ts';
import { useSend } from '../use-send.ts';
import { useClient } from '../../transport/console-context.ts';
import { Button } from '../../ui/button/button.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { Dialog } from '../../ui/overlay/dialog.tsx';
import { useForgetPictures, usePicture } from './use-parcel-pictures.ts';

interface PictureViewerProps {
  readonly picture: ParcelPictureDto;
  readonly number: number;
  readonly of: number;
  readonly onStep: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

/** One picture whole, and the next by an arrow. Erasing asks once more: there is no way back. */
export function PictureViewer({ picture, number, of, onStep, onClose }: PictureViewerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const client = useClient();
  const { can } = useSession();
  const forget = useForgetPictures();
  const { send, busy, failure } = useSend(forget);
  const [erasing, setErasing] = useState(false);
  const { data, error } = usePicture(picture.id, 'whole');
  const { kind, takenAt, takenBy } = picture;
  useKeys('dialog', { before: () => onStep(-1), after: () => onStep(1) }, of > 1);
  const name = t(`picture.name.${kind}`, { number, at: format.exact(takenAt), who: takenBy });
  const failed = failure === null ? null : errorText(failure);
  const erase = () =>
    void send(client.pictures.erase({ pictureId: picture.id }), () => t('picture.erase.done')).then((done) => {
      if (done) onClose();
    });
  return (
    <Dialog
      wide
      open
      title={name}
      onClose={onClose}
      foot={
        erasing ? (
          <>
            <Button onPress={() => setErasing(false)}>{t('picture.erase.not')}</Button>
            <Button look="danger" busy={busy} busyLabel={t('act.saving')} onPress={erase}>
              {t('picture.erase.do')}
            </Button>
          </>
        ) : (
          <>
            {can('administer') && (
              <Button look="quiet" onPress={() => setErasing(true)}>
                {t('picture.erase')}
              </Button>
            )}
            <span className="spring" />
            {of > 1 && (
              <>
                <Button chord={chordOf('dialog', 'before')} onPress={() => onStep(-1)}>
                  {t('picture.before')}
                </Button>
                <Button chord={chordOf('dialog', 'after')} onPress={() => onStep(1)}>
                  {t('picture.after')}
                </Button>
              </>
            )}
            <Button look="primary" chord="Escape" onPress={onClose}>
              {t('ui.close')}
            </Button>
          </>
        )
      }
    >
      {erasing && (
        <Note tone="warn" role="alert" title={t('picture.erase.sure')}>
          {t('picture.erase.sure.rest')}
        </Note>
      )}
      {failed !== null && (
        <Note tone="stop" role="alert" title={failed.what}>
          {failed.rest}
        </Note>
      )}
      {error !== null && <p className="meta">{t('picture.lost')}</p>}
      {data === undefined && error === null && <Skeleton label={t('picture.loading')} columns={[400]} />}
      {data !== undefined &&
        (kind === 'film' ? (
          <Film mime={data.mime} base64={data.base64} name={name} />
        ) : (
          <img className="picture-whole" src={`data:${data.mime};base64,${data.base64}`} alt={name} />
        ))}
    </Dialog>
  );
}

function Film({ mime, base64, name }: { readonly mime: string; readonly base64: string; readonly name: string }) {
  const address = useMemo(() => URL.createObjectURL(new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], { type: mime })), [mime, base64]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  // Without sound from the beginning: there is nothing to caption.
  return <video className="picture-whole" src={address} controls autoPlay muted loop playsInline aria-label={name} />;
}
