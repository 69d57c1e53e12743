import { type ReactNode, useRef } from 'react';
import { useKeysWithin } from '../../lib/keys/use-keys-within.ts';
import { Button } from '../button/button.tsx';
import { Icon } from '../icon/icon.tsx';
import './question.css';

interface PrintQuestionProps {
  /** "Did this label come out?" */
  readonly title: string;
  /** The thing itself, as it should look on paper. */
  readonly picture: ReactNode;
  /** What is known: when it was sent where, and what waits for the answer. */
  readonly children: ReactNode;
  readonly yes: Answer;
  readonly no: Answer;
  readonly damaged: Answer;
  /** Keys of the desk itself, where letters are a scanner's; the desk listens for them. */
  readonly chords?: PrintChords | undefined;
}
export interface PrintChords {
  readonly yes: string;
  readonly no: string;
  readonly damaged: string;
}
const LETTERS: PrintChords = { yes: 'Y', no: 'N', damaged: 'B' };
interface Answer {
  readonly text: string;
  readonly onPress: () => void;
}

/**
 * Stands above everything of its desk until it is answered. Its letters answer only while the focus is inside it; a region of its own, so that
 * focus whose button went comes back into it and not beside it.
 */
export function PrintQuestion({ title, picture, children, yes, no, damaged, chords = LETTERS }: PrintQuestionProps) {
  const block = useRef<HTMLElement>(null);
  useKeysWithin(block, { yes: yes.onPress, no: no.onPress, damaged: damaged.onPress });
  return (
    <section ref={block} className="print-question" aria-label={title} data-region>
      <h2 className="row">
        <Icon name="print" size={18} />
        {title}
      </h2>
      <div className="print-picture">{picture}</div>
      <div className="t2">{children}</div>
      <div className="row wrap">
        <Button look="primary" chord={chords.yes} onPress={yes.onPress}>
          {yes.text}
        </Button>
        <Button chord={chords.no} onPress={no.onPress}>
          {no.text}
        </Button>
        <Button chord={chords.damaged} onPress={damaged.onPress}>
          {damaged.text}
        </Button>
      </div>
    </section>
  );
}
