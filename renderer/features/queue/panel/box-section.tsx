import { useTranslation } from 'react-i18next';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { ParcelPictures } from '../../../lib/pictures/parcel-pictures.tsx';
import { useParcelPictures } from '../../../lib/pictures/use-parcel-pictures.ts';
import { KeyCap } from '../../../ui/button/key-cap.tsx';
import { Section } from '../../../ui/layout/panel.tsx';

/** What was taken of the open box before it was closed; nothing where nothing was. */
export function BoxSection({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation();
  const pictures = useParcelPictures(orderId);
  if (pictures.length === 0) return null;
  return (
    <Section title={t('picture.box')} aside={<KeyCap chord={chordOf('row', 'box')} />}>
      <ParcelPictures pictures={pictures} scope="row" />
    </Section>
  );
}
