/** A long number with the digits people compare in bold. */
export function ParcelNumber({ text, className = '' }: { readonly text: string; readonly className?: string }) {
  return (
    <span className={`code cage-number ${className}`}>
      {text.slice(0, -6)}
      <b>{text.slice(-6)}</b>
    </span>
  );
}
