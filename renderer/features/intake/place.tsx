import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useSession } from '../../lib/session/session.ts';
import { Button } from '../../ui/button/button.tsx';
import { PlaceHead } from '../../ui/layout/panel.tsx';
import { ViewTabs } from '../../ui/layout/view-tabs.tsx';
import { useArrivingFiles } from './api/use-arriving-files.ts';
import { useImportProgress, useImports } from './api/use-imports.ts';
import { useWaitingCount } from './api/use-waiting-rows.ts';
import { SendingNotes } from './files/sending-notes.tsx';
import { useFilesInHand } from './files/use-files-in-hand.ts';
import { ImportsView } from './imports/imports-view.tsx';
import { MendingView } from './mend/mending-view.tsx';
import { isRunning } from './model/import-pace.ts';
import { PAGES } from './pages.ts';
import { PreviewView } from './preview/preview-view.tsx';
import './intake.css';

const READABLE = '.csv,.tsv,.txt,.xlsx,.xlsm,.xls';

/** Where orders come in by file: imports and how they went, the look before each, and the rows that wait to be mended. */
export function Place() {
  const { t } = useTranslation();
  const format = useFormat();
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
  const previewing = pathname.startsWith('/intake/preview');
  const hand = useFilesInHand(mayImport, previewing);
  const { waiting, take } = hand;
  const inPreview = previewing && waiting !== null;
  const view = pathname.startsWith('/intake/mend') ? 'mend' : 'imports';

  const choose = () => picker.current?.click();
  const goTo = (next: 'imports' | 'mend', of: string | null = null) => {
    const query = of === null ? '' : `?import=${encodeURIComponent(of)}`;
    void navigate(next === 'mend' ? `/intake/mend${query}` : `/intake${query}`);
  };
  useArrivingFiles(take, t('intake.pastedName'));

  useKeys('intake', {
    chooseFile: () => (mayImport ? choose() : false),
    // The browser's own paste event carries what was copied.
    paste: () => false,
  });
  useKeys('list', {
    previousView: () => goTo('imports'),
    nextView: () => goTo('mend'),
  });
  const importNames = new Map(imports?.map((one) => [one.importId, one.fileName]));
  const running = imports?.filter(isRunning).length ?? 0;
  const summary = [...(running > 0 ? [t('intake.summary.running', { count: running })] : []), t('intake.summary.waiting', { count: waitingRows })].join(' · ');

  return (
    <div className="intake">
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
              // Another button: the focus does not come back to it from the preview, where the next Enter would choose once more.
              key={inPreview ? 'more' : 'first'}
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
      <SendingNotes hand={hand} />
      {inPreview ? (
        <PreviewView
          sent={waiting.sent}
          options={waiting.options}
          onOptions={hand.setOptions}
          onDrop={(index) => {
            if (!hand.leaveOut(index)) goTo('imports');
          }}
          onSendAgain={hand.sendAgain}
          onChoose={choose}
          onBack={() => goTo('imports')}
          onStarted={(started) => {
            hand.putDown();
            goTo('imports', started);
          }}
        />
      ) : (
        <ViewTabs
          label={t('intake.views')}
          value={view}
          onChange={(next) => goTo(next)}
          views={PAGES.map(({ id, text }) => ({
            id,
            name: t(text),
            ...(id === 'mend' && waitingRows > 0 && { count: format.number(waitingRows), countTone: 'warn' as const }),
          }))}
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
    </div>
  );
}
