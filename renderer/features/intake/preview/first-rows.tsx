import { useTranslation } from 'react-i18next';
import type { FilePreview } from '../api/use-file-preview.ts';

/** The first rows as they were read, cell by cell. The only thing here that may scroll sideways: a file is as wide as it is. */
export function FirstRows({ file }: { readonly file: FilePreview }) {
  const { t } = useTranslation();
  if (file.rows.length === 0) return null;
  return (
    <div className="preview-part">
      <h3 id="preview-rows">{t('intake.preview.firstRows')}</h3>
      {/* A scrolling region has to be reached by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="preview-rows" role="region" aria-labelledby="preview-rows" tabIndex={0}>
        <table>
          <thead>
            <tr>
              {file.columns.map(({ header }, at) => (
                <th key={`${at} ${header}`} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {file.rows.map((cells, row) => (
              // Rows have no identity but their place.
              // eslint-disable-next-line react/no-array-index-key
              <tr key={row}>
                {cells.map((cell, at) => (
                  <td key={`${at} ${cell}`}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
