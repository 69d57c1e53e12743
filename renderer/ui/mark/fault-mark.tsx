import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import './mark.css';

export type FaultTone = 'stop' | 'warn' | 'doubt';

/** The numbered disc that ties a place in the data to its sentence below. */
export function FaultNumber({ number, tone = 'stop' }: { readonly number: number; readonly tone?: FaultTone | undefined }) {
  return (
    <span className={`fault-number fault-number-${tone}`} aria-hidden>
      {number}
    </span>
  );
}

const sentenceId = (group: string, number: number): string => `${group}-fault-${number}`;

interface FaultMarkProps {
  /** Names the marks and sentences that belong together on one page. */
  readonly group: string;
  readonly number: number;
  readonly tone?: FaultTone | undefined;
  /** What stands in the field: "District". */
  readonly label?: string | undefined;
  readonly lang?: string | undefined;
  readonly children: ReactNode;
}

/**
 * A fault in the data itself: tinted, underlined with a wave, numbered. Tab walks the marks; each is described by its sentence,
 * and a press brings the sentence into view.
 */
export function FaultMark({ group, number, tone = 'stop', label, lang, children }: FaultMarkProps) {
  const id = sentenceId(group, number);
  return (
    <AriaButton
      className={`fault-mark fault-mark-${tone}`}
      aria-describedby={id}
      onPress={() => {
        document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
      }}
    >
      {label !== undefined && <span className="fault-label">{label}</span>}
      <span className="fault-text" lang={lang}>
        {children}
      </span>
      <FaultNumber number={number} tone={tone} />
    </AriaButton>
  );
}

/** The same numbers with a sentence each. */
export function FaultSentences({
  group,
  faults,
}: {
  readonly group: string;
  readonly faults: readonly { readonly number: number; readonly sentence: string; readonly tone?: FaultTone | undefined }[];
}) {
  return (
    <ol className="fault-sentences">
      {faults.map(({ number, sentence, tone }) => (
        <li key={number} id={sentenceId(group, number)}>
          <FaultNumber number={number} tone={tone} />
          <span>{sentence}</span>
        </li>
      ))}
    </ol>
  );
}
