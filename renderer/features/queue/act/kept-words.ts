import { useState } from 'react';
import { useSession } from '../../../lib/session/session.ts';

/** More than anybody leaves unsent in a shift; beyond them the oldest go. */
const MOST_KEPT = 50;
/** By person, form and what they are about. In memory alone: they may be about a customer, and no disk is asked to forget them. */
const begun = new Map<string, string>();

const keep = (key: string, text: string): void => {
  begun.delete(key);
  if (text.trim() !== '') begun.set(key, text);
  const [oldest] = begun.keys();
  if (begun.size > MOST_KEPT && oldest !== undefined) begun.delete(oldest);
};

export interface KeptWords {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** They were begun before, and the form was closed without sending them. */
  readonly areFromBefore: boolean;
  /** They are saved: the form ends, and opens empty the next time. */
  readonly onSent: () => void;
}

/**
 * Words somebody writes into a form. One key closes it, and a colleague may take over the window in the middle of a sentence: whoever opens it again
 * for the same thing finds them. Of a form about many nothing is kept (`about` is null).
 */
export function useKeptWords(form: 'note' | 'contact' | 'answer' | 'raise' | 'resolve', about: string | null, onDone: () => void): KeptWords {
  const { userId } = useSession();
  const key = about === null ? null : `${userId} ${form} ${about}`;
  const [before] = useState(() => (key === null ? '' : (begun.get(key) ?? '')));
  const [text, write] = useState(before);
  return {
    text,
    setText: (next) => {
      write(next);
      if (key !== null) keep(key, next);
    },
    areFromBefore: before !== '' && text === before,
    onSent: () => {
      if (key !== null) begun.delete(key);
      onDone();
    },
  };
}
