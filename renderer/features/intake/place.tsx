import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useSession } from '../../lib/session/session.ts';
import { Button } from '../../ui/button/button.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { Progress } from '../../ui/feedback/progress.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { PlaceHead } from '../../ui/layout/panel.tsx';
import { ViewTabs } from '../../ui/layout/view-tabs.tsx';
import { type ImportOptions, NO_OPTIONS } from './api/use-file-preview.ts';
import { useImportProgress, useImports } from './api/use-imports.ts';
import { type SentFiles, useIntakeFiles } from './api/use-intake-files.ts';
import { useKept } from './api/use-kept.ts';
import { useWaitingCount } from './api/use-waiting-rows.ts';
import { ImportsView } from './imports/imports-view.tsx';
import { MendingView } from './mend/mending-view.tsx';
import { isRunning } from './model/import-pace.ts';
import { useIntakeTexts } from './model/intake-texts.ts';
import { pastedTable } from './model/pasted-table.ts';
import { PreviewView } from './preview/preview-view.tsx';
import './intake.css';

const READABLE = '.csv,.tsv,.txt,.xlsx,.xlsm,.xls';
const MOST_FILES = 20;
interface Waiting {
  readonly sent: SentFiles;
  readonly options: ImportOptions;
}
const NOTHING_WAITING: { readonly waiting: Waiting | null } = { waiting: null };

/** Where orders come in by file: imports and how they went, the look before each, and the rows that wait to be mended. */
export function Place() {
  const { t } = useTranslation();
  const format = useFormat();
  const texts = useIntakeTexts();
  const session = useSession();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const importId = search.get('import');
  const mayImport = session.can('import');
  useImportProgress();
  const { data: imports } = useImports();
  const waitingRows = useWaitingCount(null) ?? 0;
  const picker = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [{ waiting }, changeKept] = useKept('intakeFiles', NOTHING_WAITING);
  const inPreview = pathname.startsWith('/intake/preview') && waiting !== null;
  const view = pathname.startsWith('/intake/mend') ? 'mend' : 'imports';

  const { send, sending, failure, stop, forget } = useIntakeFiles((sent) => {
    changeKept(({ waiting: before }) => {
      // Files that come while others are looked at join them.
      const join = inPreview && before !== null;
      const together = join ? { uploadIds: [...before.sent.uploadIds, ...sent.uploadIds], files: [...before.sent.files, ...sent.files] } : sent;
      return { waiting: { sent: together, options: join ? before.options : NO_OPTIONS } };
    });
    void navigate('/intake/preview');
  });
  const take = (files: readonly File[]) => {
    if (mayImport && files.length > 0) void send(files.slice(0, MOST_FILES));
  };
  const choose = () => picker.current?.click();
  const goTo = (next: 'imports' | 'mend', of: string | null = null) => {
    const query = of === null ? '' : `?import=${encodeURIComponent(of)}`;
    void navigate(next === 'mend' ? `/intake/mend${query}` : `/intake${query}`);
  };
  const leaveOut = (index: number) => {
    if (waiting === null) return;
    const keep = <T,>(list: readonly T[]) => list.filter((_, at) => at !== index);
    const sent = { uploadIds: keep(waiting.sent.uploadIds), files: keep(waiting.sent.files) };
    changeKept(() => ({ waiting: sent.uploadIds.length === 0 ? null : { ...waiting, sent } }));
    if (sent.uploadIds.length === 0) goTo('imports');
  };

  useKeys('intake', {
    chooseFile: () => (mayImport ? choose() : false),
    // The browser's own paste event carries what was copied.
    paste: () => false,
  });
  useKeys('list', {
    previousView: () => goTo('imports'),
    nextView: () => goTo('mend'),
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest('input, textarea, [contenteditable], [role=dialog]') !== null) return;
      const files = [...(event.clipboardData?.files ?? [])];
      const table = pastedTable(event.clipboardData?.getData('text/plain') ?? '', t('intake.pastedName'));
      take(files.length > 0 ? files : table === null ? [] : [table]);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  });

  const carriesFiles = (event: DragEvent) => mayImport && event.dataTransfer.types.includes('Files');
  const importNames = new Map(imports?.map((one) => [one.importId, one.fileName]));
  const running = imports?.filter(isRunning).length ?? 0;
  const summary = [...(running > 0 ? [t('intake.summary.running', { count: running })] : []), t('intake.summary.waiting', { count: waitingRows })].join(' · ');
  const failed = failure === null ? null : texts.error(failure.error);

  return (
    <div
      className="intake"
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false);
      }}
      onDrop={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(false);
        take([...event.dataTransfer.files]);
      }}
    >
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        accept={READABLE}
        data-testid="intake-files"
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          // The same file chosen again is a new choice.
          event.target.value = '';
        }}
      />
      <PlaceHead
        title={inPreview ? t('intake.preview') : t('place.intake')}
        summary={inPreview ? format.list(waiting.sent.files.map(({ name }) => name)) : summary}
        actions={
          <div className="row">
            {inPreview && (
              <Button chord="Escape" onPress={() => goTo('imports')}>
                {t('intake.preview.back')}
              </Button>
            )}
            {waiting !== null && !inPreview && (
              <Button icon="eye" onPress={() => void navigate('/intake/preview')}>
                {t('intake.preview.again', { count: waiting.sent.uploadIds.length })}
              </Button>
            )}
            <Button
              look={inPreview ? 'plain' : 'primary'}
              icon="file"
              chord={chordOf('intake', 'chooseFile')}
              disabledReason={mayImport ? undefined : t('intake.mayNot')}
              onPress={choose}
            >
              {inPreview ? t('intake.chooseMore') : t('intake.choose')}
            </Button>
          </div>
        }
      />
      {sending !== null && (
        <div className="intake-note" role="status">
          <Progress
            label={t('intake.sending', { files: format.list(sending.files.map(({ name }) => name)) })}
            done={sending.sentBytes}
            all={sending.allBytes}
            doneText={format.percent(sending.allBytes === 0 ? 0 : sending.sentBytes / sending.allBytes, 0)}
          />
          <div className="row">
            <span className="spring" />
            <Button onPress={stop}>{t('intake.sending.stop')}</Button>
          </div>
        </div>
      )}
      {failed !== null && failure !== null && (
        <div className="intake-note">
          <Note
            tone="stop"
            role="alert"
            title={failed.what}
            actions={
              <>
                <Button onPress={() => take(failure.files)}>{t('shell.tryAgain')}</Button>
                <Button look="quiet" onPress={forget}>
                  {t('intake.sending.leave')}
                </Button>
              </>
            }
          >
            {failed.rest}
          </Note>
        </div>
      )}
      {inPreview ? (
        <PreviewView
          sent={waiting.sent}
          options={waiting.options}
          onOptions={(options) => changeKept(() => ({ waiting: { ...waiting, options } }))}
          onDrop={leaveOut}
          onSendAgain={() => {
            changeKept(() => NOTHING_WAITING);
            take(waiting.sent.files);
          }}
          onChoose={choose}
          onBack={() => goTo('imports')}
          onStarted={(started) => {
            changeKept(() => NOTHING_WAITING);
            goTo('imports', started);
          }}
        />
      ) : (
        <ViewTabs
          label={t('intake.views')}
          value={view}
          onChange={(next) => goTo(next)}
          views={[
            { id: 'imports', name: t('intake.imports') },
            { id: 'mend', name: t('intake.mend'), ...(waitingRows > 0 && { count: format.number(waitingRows), countTone: 'warn' as const }) },
          ]}
        >
          {view === 'mend' ? (
            <MendingView
              key={importId ?? 'all'}
              importId={importId}
              importNames={importNames}
              mayImport={mayImport}
              onAll={() => goTo('mend')}
              onImports={() => goTo('imports', importId)}
            />
          ) : (
            <ImportsView opened={importId} onOpen={(of) => goTo('imports', of)} mayImport={mayImport} onChoose={choose} onMend={(of) => goTo('mend', of)} />
          )}
        </ViewTabs>
      )}
      {over && (
        <div className="intake-drop" aria-hidden>
          <Icon name="intake" size={34} />
          <b>{inPreview ? t('intake.dropMore') : t('intake.drop')}</b>
        </div>
      )}
    </div>
  );
}
