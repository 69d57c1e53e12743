import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../../shared/contract/define-contract.ts';
import { NoteButton } from '../../../lib/focus/note-button.tsx';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { type ImportOptions, NO_OPTIONS, useFilePreview, useVocabulary } from '../api/use-file-preview.ts';
import type { SentFiles } from '../api/use-intake-files.ts';
import { useIntakeTexts } from '../model/intake-texts.ts';
import { verdictOf, withMapping } from '../model/preview-verdict.ts';
import { FileList } from './file-list.tsx';
import { FileView } from './file-view.tsx';
import { PreviewOptions } from './preview-options.tsx';
import './preview.css';

interface PreviewViewProps {
  readonly sent: SentFiles;
  readonly options: ImportOptions;
  readonly onOptions: (options: ImportOptions) => void;
  readonly onDrop: (index: number) => void;
  readonly onSendAgain: () => void;
  readonly onChoose: () => void;
  readonly onBack: () => void;
  readonly onStarted: (importId: string) => void;
}

/** What the reader makes of the files, before anything of them is stored. Known layouts need one Enter. */
export function PreviewView({ sent, options, onOptions, onDrop, onSendAgain, onChoose, onBack, onStarted }: PreviewViewProps) {
  const { t } = useTranslation();
  const texts = useIntakeTexts();
  const { intake } = useClient();
  const queries = useQueryClient();
  const { data: vocabulary } = useVocabulary();
  const [shown, setShown] = useState(0);
  const [starting, setStarting] = useState(false);
  const [wanted, setWanted] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  // Merchant, platform and country change nothing of what is seen here.
  const {
    data: preview,
    error,
    isFetching,
    isPlaceholderData,
  } = useFilePreview(sent.uploadIds, { ...NO_OPTIONS, preset: options.preset, mapping: options.mapping });

  const files = preview?.files ?? [];
  const verdicts = files.map((file) => verdictOf(file, options));
  const file = files[Math.min(shown, files.length - 1)];
  const verdict = verdicts[Math.min(shown, files.length - 1)];
  const unknown = files.filter((_, index) => verdicts[index] === 'unknown');
  const allKnown = preview !== undefined && preview.error === null && !isPlaceholderData && files.length > 0 && verdicts.every((one) => one === 'known');
  const looking = error === null && (preview === undefined || isPlaceholderData);
  const blocked = ((): string | undefined => {
    if (preview === undefined) return undefined;
    if (preview.error !== null) return t('intake.preview.blocked.refused');
    if (unknown.length > 0) return t('intake.preview.blocked.unknown', { file: unknown[0]?.name ?? '' });
    return undefined;
  })();

  const start = async (): Promise<void> => {
    if (starting || blocked !== undefined || error !== null) return;
    if (looking) return setWanted(true);
    setStarting(true);
    const reply = await intake.start({ uploadIds: [...sent.uploadIds], options });
    setStarting(false);
    setFailure(reply.ok ? null : reply.error);
    if (!reply.ok) return;
    void queries.invalidateQueries({ queryKey: ['imports'] });
    onStarted(reply.value.importId);
  };
  useKeys('everywhere', { confirm: () => void start(), out: onBack });
  const isEnough = allKnown || looking;
  useKeys('list', { open: () => (isEnough ? void start() : false) });
  // Enter pressed before the files were looked through counts once everything is known, and asks again where something is not.
  useEffect(() => {
    if (!wanted || looking) return;
    setWanted(false);
    if (allKnown) void start();
    // Only the end of looking is a reason to begin.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted, looking]);

  const lost = error?.error.code === 'upload_missing' || failure?.code === 'upload_missing';
  const failed = failure !== null ? texts.error(failure) : error !== null ? texts.error(error.error) : null;
  const refused = preview?.error ?? null;

  return (
    <div className="intake-split">
      <div className="intake-preview">
        {failed !== null && (
          <div className="intake-note">
            <Note
              tone="stop"
              role="alert"
              title={failed.what}
              actions={lost ? <Button onPress={onSendAgain}>{t('intake.preview.sendAgain')}</Button> : undefined}
            >
              {failed.rest}
            </Note>
          </div>
        )}
        {refused !== null && !isPlaceholderData && (
          <div className="intake-note">
            <Note
              tone="stop"
              role="alert"
              title={texts.error({ ...refused, code: `importError.${refused.code}` }).what}
              actions={
                <>
                  <NoteButton
                    action="other"
                    onPress={() => {
                      onDrop(files.length);
                      onChoose();
                    }}
                  >
                    {t('intake.preview.chooseOther')}
                  </NoteButton>
                  {sent.uploadIds.length > 1 && (
                    <Button onPress={() => onDrop(files.length)}>{t('intake.preview.leaveOut', { file: String(refused.params['file'] ?? '') })}</Button>
                  )}
                </>
              }
            >
              {sent.uploadIds.length > 1 ? t('intake.preview.refused.rest') : t('intake.preview.refused.only')}
            </Note>
          </div>
        )}
        {preview === undefined && error === null && <Skeleton label={t('intake.preview.looking')} columns={[160, 160, 320]} rows={12} />}
        <div className="intake-preview-body">
          {files.length > 1 && <FileList files={files} verdicts={verdicts} shown={shown} onShow={setShown} onDrop={onDrop} />}
          {file !== undefined && verdict !== undefined && (
            <FileView
              key={file.name}
              file={file}
              verdict={verdict}
              options={options}
              fields={vocabulary?.fields ?? []}
              refreshing={isFetching}
              onMap={(header, field) => onOptions(withMapping(options, header, field))}
            />
          )}
        </div>
      </div>
      <PreviewOptions
        options={options}
        presets={vocabulary?.presets ?? []}
        onOptions={onOptions}
        onEnter={() => void (isEnough && start())}
        start={
          // The key brings the focus to the button the moment that everything is known.
          <Button
            key={allKnown ? 'known' : 'asking'}
            look="primary"
            large
            autoFocus={allKnown}
            chord={isEnough ? 'Enter' : 'Ctrl+Enter'}
            busy={starting || wanted}
            busyLabel={wanted ? t('intake.preview.looking') : t('intake.preview.starting')}
            disabledReason={blocked}
            onPress={() => void start()}
          >
            {t('intake.preview.start', { count: sent.uploadIds.length })}
          </Button>
        }
      />
    </div>
  );
}
