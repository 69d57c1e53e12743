import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParcelPictureDto } from '../../../shared/contract/pictures.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useKeys } from '../keys/use-keys.ts';
import { Icon } from '../../ui/icon/icon.tsx';
import { PictureViewer } from './picture-viewer.tsx';
import { usePicture } from './use-parcel-pictures.ts';
import './pictures.css';

interface ParcelPicturesProps {
  readonly pictures: readonly ParcelPictureDto[];
  /** Where a key opens the first of them. */
  readonly scope?: 'row' | 'spotCheck';
}

/** Small stills of what was taken of an open box; one pressed is shown whole. An erased one says so. */
export function ParcelPictures({ pictures, scope }: ParcelPicturesProps) {
  const [open, setOpen] = useState<string | null>(null);
  const shown = pictures.filter(({ erasedAt }) => erasedAt === null);
  const openFirst = () => (shown[0] === undefined ? false : setOpen(shown[0].id));
  useKeys('row', { box: openFirst }, scope === 'row');
  useKeys('spotCheck', { box: openFirst }, scope === 'spotCheck');
  const at = shown.findIndex(({ id }) => id === open);
  const opened = shown[at];
  return (
    <>
      <ul className="pictures">
        {pictures.map((picture, index) => (
          <li key={picture.id}>
            <Still picture={picture} number={index + 1} onOpen={() => setOpen(picture.id)} />
          </li>
        ))}
      </ul>
      {opened !== undefined && (
        <PictureViewer
          key={opened.id}
          picture={opened}
          number={at + 1}
          of={shown.length}
          onStep={(by) => setOpen(shown[(at + by + shown.length) % shown.length]?.id ?? null)}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function Still({ picture, number, onOpen }: { readonly picture: ParcelPictureDto; readonly number: number; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, kind, takenAt, takenBy, erasedAt } = picture;
  const { data, error } = usePicture(erasedAt === null ? id : null, 'thumb');
  const name = t(`picture.name.${kind}`, { number, at: format.exact(takenAt), who: takenBy });
  if (erasedAt !== null) return <span className="picture picture-gone">{t('picture.erased', { at: format.near(erasedAt, erasedAt) })}</span>;
  if (error !== null) return <span className="picture picture-gone">{t('picture.lost')}</span>;
  return (
    <button type="button" className="picture" aria-label={name} title={name} onClick={onOpen}>
      {data !== undefined && <img src={`data:${data.mime};base64,${data.base64}`} alt="" />}
      {kind === 'film' && <Icon name="play" size={20} />}
    </button>
  );
}
