import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Dialog } from '../../../ui/overlay/dialog.tsx';

interface PhotoRef {
  readonly id: string;
  readonly mime: string;
}

export function LogPhotos({ photos }: { readonly photos: readonly PhotoRef[] }) {
  return (
    <div className="row wrap log-photos">
      {photos.map((photo, index) => (
        <LogPhoto key={photo.id} photo={photo} number={index + 1} />
      ))}
    </div>
  );
}

function LogPhoto({ photo, number }: { readonly photo: PhotoRef; readonly number: number }) {
  const { t } = useTranslation();
  const client = useClient();
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({ queryKey: ['photo', photo.id], queryFn: () => answered(client.cases.photo({ photoId: photo.id })), staleTime: Infinity });
  if (error !== null) return <span className="meta">{t('photo.missing')}</span>;
  if (data === undefined) return <span className="log-photo" />;
  // Only types the host itself recognised as pictures come here; the type is never taken from the file's name.
  const source = `data:${data.mime};base64,${data.base64}`;
  return (
    <>
      <button type="button" className="log-photo" onClick={() => setOpen(true)}>
        <img src={source} alt={t('photo.number', { number })} />
      </button>
      <Dialog
        title={t('photo.number', { number })}
        open={open}
        onClose={() => setOpen(false)}
        wide
        foot={<Button onPress={() => setOpen(false)}>{t('ui.close')}</Button>}
      >
        <img className="photo-whole" src={source} alt={t('photo.number', { number })} />
      </Dialog>
    </>
  );
}
