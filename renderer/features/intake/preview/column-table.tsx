import { type DragEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button/button.tsx';
import { type Choice, Select } from '../../../ui/field/select.tsx';
import type { FilePreview, ImportOptions, IntakeVocabulary } from '../api/use-file-preview.ts';
import { useIntakeTexts } from '../model/intake-texts.ts';
import { FIELD_TYPE, FieldShelf } from './field-shelf.tsx';

/** A column that is left out. No field has this name. */
const LEFT_OUT = '-';
/** The host takes no longer names; such a header is a cell that slipped. */
const LONGEST_HEADER = 200;

interface ColumnTableProps {
  readonly file: FilePreview;
  readonly options: ImportOptions;
  readonly fields: IntakeVocabulary['fields'];
  readonly onMap: (header: string, field: string | undefined) => void;
}

/** What each column means. What a person chooses wins over the layout, column by column. */
export function ColumnTable({ file, options, fields, onMap }: ColumnTableProps) {
  const { t } = useTranslation();
  const texts = useIntakeTexts();
  const mapping = options.mapping ?? {};
  const { fieldName } = texts;
  const choices = useMemo<readonly Choice<string>[]>(
    () => [
      { id: LEFT_OUT, text: t('intake.preview.leftOut') },
      ...fields.map(({ id, required }) => ({ id, text: fieldName(id), ...(required && { detail: t('intake.preview.required') }) })),
    ],
    // The names change with the language only, and then `t` does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [fields, t],
  );
  const [showAll, setShowAll] = useState(false);
  const [under, setUnder] = useState<number | null>(null);
  const columns = file.columns.map((column, at) => {
    const given = mapping[column.header];
    return { ...column, at, given, value: given === '' ? LEFT_OUT : (given ?? column.field ?? LEFT_OUT) };
  });
  // Exports carry dozens of columns that are empty and say nothing; a person who wants them can have them.
  const shown = showAll ? columns : columns.filter(({ value, given, samples }) => value !== LEFT_OUT || given !== undefined || samples.length > 0);
  const hidden = columns.length - shown.length;
  const meant = new Set(columns.map(({ value }) => value));
  const onShelf = fields.filter(({ id }) => !meant.has(id));
  const canMean = (header: string): boolean => header !== '' && header.length <= LONGEST_HEADER && fields.length > 0;
  /** A field let go on a column is what the column means. */
  const dropOn = (header: string, at: number) =>
    canMean(header) && {
      onDragOver: (event: DragEvent) => {
        if (!event.dataTransfer.types.includes(FIELD_TYPE)) return;
        event.preventDefault();
        setUnder(at);
      },
      onDragLeave: () => setUnder(null),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        setUnder(null);
        const field = event.dataTransfer.getData(FIELD_TYPE);
        if (fields.some(({ id }) => id === field)) onMap(header, field);
      },
    };
  return (
    <section aria-labelledby="preview-columns">
      <h3 id="preview-columns">{t('intake.preview.columns')}</h3>
      <FieldShelf fields={onShelf} />
      <table className="preview-columns">
        <thead>
          <tr>
            <th scope="col">{t('intake.preview.header')}</th>
            <th scope="col">{t('intake.preview.meaning')}</th>
            <th scope="col">{t('intake.preview.samples')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ header, samples, at, given, value }) => {
            return (
              <tr
                key={`${at} ${header}`}
                className={[value === LEFT_OUT && 'is-left-out', under === at && 'is-under'].filter(Boolean).join(' ') || undefined}
                {...dropOn(header, at)}
              >
                <th scope="row">
                  <span className="ellipsis" title={header}>
                    {header === '' ? t('intake.preview.noHeader') : header}
                  </span>
                </th>
                <td>
                  {canMean(header) && (
                    <div className="row">
                      <Select
                        label={t('intake.preview.meaningOf', { column: header })}
                        labelHidden
                        choices={choices}
                        value={value}
                        onChange={(chosen) => onMap(header, chosen === LEFT_OUT ? '' : chosen)}
                      />
                      {given !== undefined && (
                        <Button look="quiet" icon="undo" aria-label={t('intake.preview.unmap', { column: header })} onPress={() => onMap(header, undefined)} />
                      )}
                    </div>
                  )}
                </td>
                <td>
                  <span className="ellipsis t2" title={samples.join('\n')}>
                    {samples.map((sample, index) => (
                      <span key={`${index} ${sample}`} className="preview-sample">
                        {sample}
                      </span>
                    ))}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {hidden > 0 && (
        <Button look="quiet" icon="down" onPress={() => setShowAll(true)}>
          {t('intake.preview.showUnread', { count: hidden })}
        </Button>
      )}
    </section>
  );
}
