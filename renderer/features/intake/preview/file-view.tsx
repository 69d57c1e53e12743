import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { Note } from '../../../ui/feedback/note.tsx';
import type { FilePreview, ImportOptions, IntakeVocabulary } from '../api/use-file-preview.ts';
import { useIntakeTexts } from '../model/intake-texts.ts';
import { type FileVerdict, isRefusal, missingFields } from '../model/preview-verdict.ts';
import { ColumnTable } from './column-table.tsx';
import { FileVerdictPill } from './file-verdict.tsx';
import { FirstRows } from './first-rows.tsx';

const ENCODINGS: Readonly<Record<string, string>> = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE', gb18030: 'GBK (GB18030)' };
const DELIMITERS: Readonly<Record<string, string>> = { ',': 'comma', '\t': 'tab', ';': 'semicolon', '|': 'bar' };

interface FileViewProps {
  readonly file: FilePreview;
  readonly verdict: FileVerdict;
  readonly options: ImportOptions;
  readonly fields: IntakeVocabulary['fields'];
  readonly refreshing: boolean;
  readonly onMap: (header: string, field: string | undefined) => void;
}

/** One file as it was read: what was recognised, what each column means, and the first rows. */
export function FileView({ file, verdict, options, fields, refreshing, onMap }: FileViewProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const texts = useIntakeTexts();
  const best = file.presets[0];
  const delimiter = DELIMITERS[file.delimiter];
  const missing = missingFields(file, verdict);
  // What refuses the layout is told above the columns, where it is put right.
  const warnings = file.warnings.filter(({ code }) => !isRefusal(code));
  const refusals = file.warnings.filter(({ code }) => isRefusal(code));
  const facts = [
    file.format === 'xlsx' ? t('intake.format.xlsx') : t('intake.format.csv'),
    ENCODINGS[file.encoding] ?? file.encoding,
    delimiter === undefined ? file.delimiter.trim() : t(`intake.delimiter.${delimiter}`),
    t('intake.preview.columnCount', { count: file.columns.length }),
    t('intake.preview.size', { kilobytes: format.number(file.bytes / 1024, file.bytes < 10_240 ? 1 : 0) }),
  ].filter((fact) => fact !== '');
  return (
    <div className="preview-file-view" aria-busy={refreshing}>
      <header className="preview-head">
        <div className="row">
          <h2 className="intake-file-name">{file.name}</h2>
          <FileVerdictPill verdict={verdict} />
        </div>
        <p className="t2">
          {best !== undefined && verdict !== 'unknown' && (
            <b>{t('intake.preview.layout', { layout: texts.presetName(best.id), share: format.percent(best.score, 0) })}</b>
          )}
          {best !== undefined && verdict !== 'unknown' && ' · '}
          {facts.join(' · ')}
        </p>
      </header>
      {refusals.map(({ code, params }) => (
        <Note key={code} tone="warn" title={texts.warning(code, { ...params, file: file.name })}>
          {missing.length > 0 ? t('intake.preview.missing', { fields: format.list(missing.map(texts.fieldName)) }) : t('intake.preview.missing.goods')}
        </Note>
      ))}
      {warnings.length > 0 && (
        <ul className="intake-tallies" aria-label={t('intake.preview.warnings')}>
          {warnings.map(({ code, params }) => (
            <li key={code}>{texts.warning(code, params)}</li>
          ))}
        </ul>
      )}
      <ColumnTable file={file} options={options} fields={fields} onMap={onMap} />
      <FirstRows file={file} />
    </div>
  );
}
