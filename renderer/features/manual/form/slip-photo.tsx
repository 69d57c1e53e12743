import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { IconButton } from '../../../ui/button/button.tsx';

/** A slip as photographed, as wide as the column and scrolled in its own frame, so that the form stays where it is. */
export function SlipPhoto({
  draftId,
  photoId,
  number,
  onDrop,
}: {
  readonly draftId: string | null;
  readonly photoId: string;
  readonly number: number;
  readonly onDrop: () => void;
}) {
  const { t } = useTranslation();
  const { manual } = useClient();
  const { data, error } = useQuery({
    queryKey: ['photo', photoId],
    queryFn: () => answered(manual.photo({ draftId: draftId ?? '', photoId })),
    enabled: draftId !== null,
    staleTime: Infinity,
  });
  return (
    <figure className="manual-slip">
      <figcaption className="row">
        {t('photo.number', { number })}
        <span className="spring" />
        <IconButton icon="close" label={t('manual.slip.drop', { number })} onPress={onDrop} />
      </figcaption>
      {error !== null && <p className="meta">{t('photo.missing')}</p>}
      {/* Only types the host itself recognised as pictures come here. */}
      {data !== undefined && <img src={`data:${data.mime};base64,${data.base64}`} alt={t('photo.number', { number })} />}
    </figure>
  );
}
