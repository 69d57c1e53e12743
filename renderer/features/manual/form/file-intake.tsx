import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { uploadFiles } from '../../../lib/upload.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Progress } from '../../../ui/feedback/progress.tsx';

const LOOK_EVERY_MS = 1_000;
const IMPORTS_LOOKED_AT = 20;

/** A whole file of orders taken down elsewhere: through the same intake as every file, with the same mending list. */
export function FileIntake() {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const client = useClient();
  const picker = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const [failure, setFailure] = useState<CallError | null>(null);
  const [importId, setImportId] = useState<string | null>(null);
  const { data: record } = useQuery({
    queryKey: ['imports', 'byHand', importId],
    queryFn: async () => {
      const { imports } = await answered(client.intake.imports({ limit: IMPORTS_LOOKED_AT }));
      return imports.find((one) => one.importId === importId) ?? null;
    },
    enabled: importId !== null,
    refetchInterval: (query) => (query.state.data?.finishedAt == null ? LOOK_EVERY_MS : false),
  });
  const choose = (): void => picker.current?.click();
  useKeys('outage', { importFile: choose });
  const take = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0 || share !== null) return;
    setShare(0);
    setFailure(null);
    setImportId(null);
    const uploaded = await uploadFiles(client, files, { onProgress: (sent, of) => setShare(of === 0 ? 1 : sent / of) });
    const started = uploaded.ok ? await client.manual.importFiles({ uploadIds: [...uploaded.value] }) : uploaded;
    setShare(null);
    if (started.ok) setImportId(started.value.importId);
    else setFailure(started.error);
  };
  const failed = failure === null ? null : errorText(failure);
  return (
    <>
      <h2 className="row">
        {t('manual.file')}
        <span className="spring" />
        <Button look="quiet" icon="upload" chord={chordOf('outage', 'importFile')} onPress={choose}>
          {t('manual.file.choose')}
        </Button>
      </h2>
      <input
        ref={picker}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx"
        multiple
        hidden
        aria-label={t('manual.file.choose')}
        data-testid="manual-file"
        onChange={(event) => {
          void take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {share !== null && <Progress label={t('manual.file.sending')} done={share} all={1} />}
      {failed !== null && (
        <Note tone="stop" role="alert" title={failed.what}>
          {failed.rest}
        </Note>
      )}
      {record == null ? (
        share === null && failed === null && <p className="meta">{t('manual.file.how')}</p>
      ) : record.state === 'failed' || record.state === 'cancelled' ? (
        <Note tone="stop" role="alert" title={t('manual.file.failed', { file: record.fileName })}>
          {t('manual.file.failed.rest', { created: record.created })}
        </Note>
      ) : (
        <p role="status">
          {record.finishedAt === null
            ? t('manual.file.reading', { file: record.fileName })
            : t('manual.file.done', { file: record.fileName, created: record.created, unchanged: record.unchanged, exceptions: record.exceptions })}
        </p>
      )}
      {record != null && record.setAside > 0 && <Link to={`/intake/mend?import=${record.importId}`}>{t('manual.file.mend', { count: record.setAside })}</Link>}
    </>
  );
}
