import { useNavigate } from 'react-router';
import { type ImportOptions, NO_OPTIONS } from '../api/use-file-preview.ts';
import { type SentFiles, useIntakeFiles } from '../api/use-intake-files.ts';
import { useKept } from '../api/use-kept.ts';

const MOST_FILES = 20;

interface InHand {
  readonly sent: SentFiles;
  readonly options: ImportOptions;
}
const NOTHING: { readonly waiting: InHand | null } = { waiting: null };

/**
 * The files somebody brought, from the moment they are chosen until the import begins: on their way to the host, then waiting to be
 * looked at. They are still in hand after a look at another place.
 */
export const useFilesInHand = (mayImport: boolean, joining: boolean) => {
  const navigate = useNavigate();
  const [{ waiting }, change] = useKept('intakeFiles', NOTHING);
  const { send, sending, failure, stop, forget } = useIntakeFiles((sent) => {
    change(({ waiting: before }) => {
      // Files that come while others are looked at join them.
      const join = joining && before !== null;
      const together = join ? { uploadIds: [...before.sent.uploadIds, ...sent.uploadIds], files: [...before.sent.files, ...sent.files] } : sent;
      return { waiting: { sent: together, options: join ? before.options : NO_OPTIONS } };
    });
    void navigate('/intake/preview');
  });
  const take = (files: readonly File[]) => {
    if (mayImport && files.length > 0) void send(files.slice(0, MOST_FILES));
  };
  const putDown = () => change(() => NOTHING);
  return {
    waiting,
    sending,
    failure,
    stop,
    forget,
    take,
    putDown,
    setOptions: (options: ImportOptions) => change(({ waiting: before }) => ({ waiting: before && { ...before, options } })),
    /** Answers whether any are left. */
    leaveOut: (index: number): boolean => {
      if (waiting === null) return false;
      const keep = <T>(list: readonly T[]) => list.filter((_, at) => at !== index);
      const sent = { uploadIds: keep(waiting.sent.uploadIds), files: keep(waiting.sent.files) };
      change(() => ({ waiting: sent.uploadIds.length === 0 ? null : { ...waiting, sent } }));
      return sent.uploadIds.length > 0;
    },
    sendAgain: () => {
      const files = waiting?.sent.files ?? [];
      putDown();
      take(files);
    },
  };
};

export type FilesInHand = ReturnType<typeof useFilesInHand>;
