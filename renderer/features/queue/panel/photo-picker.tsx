import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button/button.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { imagesOf, PHOTOS_AT_ONCE } from '../model/images.ts';

/** Photos chosen from disk, dropped or pasted; sent with the form they stand in. */
export function PhotoPicker({ files, onChange }: { readonly files: readonly File[]; readonly onChange: (files: readonly File[]) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const add = (more: Iterable<File>) => onChange([...files, ...imagesOf(more)].slice(0, PHOTOS_AT_ONCE));
  return (
    <div
      className="photo-picker"
      onPaste={(event) => add(event.clipboardData.files)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        add(event.dataTransfer.files);
      }}
    >
      <Button icon="photo" onPress={() => input.current?.click()}>
        {t('photo.choose')}
      </Button>
      <span className="meta">{files.length === 0 ? t('photo.how') : t('photo.chosen', { count: files.length })}</span>
      {files.length > 0 && (
        <Button look="quiet" onPress={() => onChange([])}>
          <Icon name="close" size={12} label={t('photo.clear')} />
        </Button>
      )}
      <input ref={input} type="file" accept="image/*" multiple hidden aria-label={t('photo.choose')} onChange={(event) => add(event.target.files ?? [])} />
    </div>
  );
}
