import './status.css';

/** Stands for a person in a narrow column; the name is for screen readers and the tooltip, the first letter for the eye. */
export function PersonDisc({ name, id, size = 20 }: { readonly name: string | null; readonly id?: string | undefined; readonly size?: 20 | 36 }) {
  if (name === null) return <span className={`person person-nobody person-${size}`} />;
  const hue = 'abcd'[Array.from(id ?? name).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 4] ?? 'a';
  return (
    <span className={`person person-${hue} person-${size}`} role="img" aria-label={name} title={name}>
      {Array.from(name)[0]?.toLocaleUpperCase()}
    </span>
  );
}
