import { chordOf } from '../../lib/keys/key-map.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { Ask } from '../../lib/papers/ask.tsx';
import { PaperSheet } from '../../lib/papers/paper-sheet.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import type { BenchPapers } from './use-bench-papers.ts';

const CHORDS = { yes: chordOf('bench', 'paperOut'), no: chordOf('bench', 'paperNot'), damaged: chordOf('bench', 'paperDamaged') };

/** What is printed now, and the question whether it came out; packing goes on beside it. */
export function PaperArea({ papers }: { readonly papers: BenchPapers }) {
  const errorText = useErrorText();
  const { printing, unanswered } = papers;
  const failed = printing.failure === null ? null : errorText(printing.failure);
  return (
    <>
      {(failed !== null || unanswered.length > 0) && (
        <div className="pack-papers">
          {failed !== null && (
            <Note tone="stop" role="alert" title={failed.what}>
              {failed.rest}
            </Note>
          )}
          <Ask jobs={unanswered} printing={printing} chords={CHORDS} />
        </div>
      )}
      {printing.paper !== null && <PaperSheet paper={printing.paper} outageNo="" />}
    </>
  );
}
