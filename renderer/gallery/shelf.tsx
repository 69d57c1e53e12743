import type { ReactNode } from 'react';

/** One component with its states side by side. The caption is the component's own name, the same in every language. */
export function Shelf({ of, children, column = false }: { readonly of: string; readonly children: ReactNode; readonly column?: boolean }) {
  return (
    <div className="shelf">
      <h3 className="shelf-name" lang="en">
        {of}
      </h3>
      <div className={column ? 'shelf-column' : 'shelf-row'}>{children}</div>
    </div>
  );
}
