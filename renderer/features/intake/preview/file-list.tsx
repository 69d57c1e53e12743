import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { IconButton } from '../../../ui/button/button.tsx';
import type { FilePreview } from '../api/use-file-preview.ts';
import type { FileVerdict } from '../model/preview-verdict.ts';
import { FileVerdictPill } from './file-verdict.tsx';

interface FileListProps {
  readonly files: readonly FilePreview[];
  readonly verdicts: readonly FileVerdict[];
  readonly shown: number;
  readonly onShow: (index: number) => void;
  readonly onDrop: (index: number) => void;
}

/** Several files are read together; here one is chosen to look at. */
export function FileList({ files, verdicts, shown, onShow, onDrop }: FileListProps) {
  const { t } = useTranslation();
  return (
    <nav className="preview-files" aria-label={t('intake.preview.files')}>
      <p className="meta">{t('intake.preview.together')}</p>
      <ul>
        {files.map((file, index) => (
          <li key={`${index} ${file.name}`} className={index === shown ? 'preview-file is-shown' : 'preview-file'}>
            <AriaButton className="preview-file-button" aria-current={index === shown} onPress={() => onShow(index)}>
              <span className="ellipsis" title={file.name}>
                {file.name}
              </span>
              <FileVerdictPill verdict={verdicts[index] ?? 'unknown'} />
            </AriaButton>
            <IconButton icon="close" label={t('intake.preview.leaveOut', { file: file.name })} onPress={() => onDrop(index)} />
          </li>
        ))}
      </ul>
    </nav>
  );
}
