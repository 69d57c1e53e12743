import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon/icon.tsx';
import type { IntakeVocabulary } from '../api/use-file-preview.ts';
import { useIntakeTexts } from '../model/intake-texts.ts';

/** Says of a drag that it carries a field, so that a file or a text dropped on a column is none. */
export const FIELD_TYPE = 'application/x-sidebay-field';

/** Fields no column means yet, to be dragged onto the column that does. Each column's own list does the same by keyboard. */
export function FieldShelf({ fields }: { readonly fields: IntakeVocabulary['fields'] }) {
  const { t } = useTranslation();
  const texts = useIntakeTexts();
  if (fields.length === 0) return null;
  return (
    <div className="field-shelf">
      <span className="meta">{t('intake.preview.shelf')}</span>
      {/* More fields than three lines hold are scrolled to, by keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul tabIndex={0} aria-label={t('intake.preview.shelf')}>
        {fields.map(({ id, required }) => (
          // Each column's own list does the same by keyboard.
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <li
            key={id}
            className={required ? 'shelf-field is-required' : 'shelf-field'}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'link';
              event.dataTransfer.setData(FIELD_TYPE, id);
            }}
          >
            <Icon name="tag" size={12} />
            {texts.fieldName(id)}
            {required && <span className="meta">{t('intake.preview.required')}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
