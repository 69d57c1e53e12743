import { differenceOf } from './text-difference.ts';

interface DifferenceProps {
  readonly from: string;
  readonly to: string;
  /** `both` strikes the old out and puts the new beside it; `new` shows the new text alone with what is new in it marked. */
  readonly show?: 'both' | 'new';
  /** Language of the texts, when it is not the interface's. */
  readonly lang?: string | undefined;
}

/** A text and what became of it. What both share stays quiet. */
export function Difference({ from, to, show = 'both', lang }: DifferenceProps) {
  return (
    <span className="difference" lang={lang}>
      {differenceOf(from, to).map(({ kind, text }, index) => {
        const key = `${index} ${kind}`;
        if (kind === 'same') return <span key={key}>{text}</span>;
        if (kind === 'new') return <ins key={key}>{text}</ins>;
        return show === 'both' && <del key={key}>{text}</del>;
      })}
    </span>
  );
}
