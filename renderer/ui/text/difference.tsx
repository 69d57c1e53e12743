import { differenceOf } from './text-difference.ts';

interface DifferenceProps {
  readonly from: string;
  readonly to: string;
  /** `both` strikes the old out and puts the new beside it; `new` shows the new text alone with what is new in it marked. */
  readonly show?: 'both' | 'new';
  /** Said behind a text that was emptied. */
  readonly emptyText?: string;
  /** Language of the texts, when it is not the interface's. */
  readonly lang?: string | undefined;
}

/** A text and what became of it. What both share stays quiet. */
export function Difference({ from, to, show = 'both', emptyText, lang }: DifferenceProps) {
  return (
    <span className="difference" lang={lang}>
      {differenceOf(from, to).map(({ kind, text }, index) => {
        const key = `${index} ${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        if (kind === 'new') return <ins key={key}>{text}</ins>;
        return show === 'both' && <del key={key}>{text}</del>;
      })}
      {to === '' && emptyText !== undefined && <span className="t3"> {emptyText}</span>}
    </span>
  );
}
