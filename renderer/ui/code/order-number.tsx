/** As many characters as a list column shows; the ends of a number tell orders apart, its middle does not. */
const SHOWN = 20;
const HEAD = 7;

export const shortenMiddle = (text: string, shown = SHOWN): string =>
  text.length <= shown ? text : `${text.slice(0, HEAD)}…${text.slice(text.length - (shown - HEAD - 1))}`;

/** A number as code: never wrapped, shortened in the middle only, whole in the tooltip and for screen readers. */
export function OrderNumber({ text }: { readonly text: string }) {
  const short = shortenMiddle(text);
  if (short === text) return <span className="code">{text}</span>;
  return (
    <span className="code" title={text}>
      <span aria-hidden>{short}</span>
      <span className="visually-hidden">{text}</span>
    </span>
  );
}
