import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import { type ErrorText, useErrorText } from '../../i18n/error-text.ts';
import { Note, type NoteTone } from '../../ui/feedback/note.tsx';
import { NoteButton } from './note-button.tsx';

interface FailedNoteProps {
  readonly error: CallError;
  /** What is said of it, where a desk has words of its own. */
  readonly said?: ErrorText;
  readonly tone?: NoteTone;
  /** Left out where trying again would do the same. */
  readonly onAgain: (() => void) | undefined;
  /** Other ways on. */
  readonly also?: ReactNode;
  /** What stands below what is said of it. */
  readonly children?: ReactNode;
}

/** A place that could not be read: what happened, the way on, and behind a letter the code to tell whoever helps. */
export function FailedNote({ error, said, tone = 'stop', onAgain, also, children }: FailedNoteProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [isOpen, setOpen] = useState(false);
  const { what, rest } = said ?? errorText(error);
  return (
    <Note
      tone={tone}
      role="alert"
      title={what}
      actions={
        <>
          {onAgain !== undefined && (
            <NoteButton action="again" onPress={onAgain}>
              {t('shell.tryAgain')}
            </NoteButton>
          )}
          <NoteButton action="details" look="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {t('shell.details')}
          </NoteButton>
          {also}
        </>
      }
    >
      {rest}
      {children}
      {isOpen && (
        <dl className="note-details code">
          {Object.entries({ code: error.code, ...error.params }).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Note>
  );
}
