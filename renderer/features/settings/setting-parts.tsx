import { type ReactNode, useId } from 'react';

/** One subject of a settings page, with its heading. */
export function SettingsPart({
  title,
  hint,
  wide = false,
  children,
}: {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={wide ? 'settings-part settings-wide' : 'settings-part'} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {hint !== undefined && <p className="t2">{hint}</p>}
      {children}
    </section>
  );
}

/** A name on the left and what it is set to. */
export function SettingRow({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="settings-row">
      <span className="t2">{name}</span>
      <div>{children}</div>
    </div>
  );
}
