import { Fragment } from 'react';
import './button.css';

const SYMBOLS: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };

/** Prints a key combination from the key map ("Ctrl+K"), so that a changed key changes everywhere. Silent for screen readers: the key is told by `aria-keyshortcuts`. */
export function KeyCap({ chord }: { readonly chord: string }) {
  if (chord === '') return null;
  const keys = chord === '+' ? ['+'] : chord.split('+');
  return (
    <span className="key-caps" aria-hidden>
      {keys.map((key) => (
        <kbd className="key-cap" key={key}>
          {SYMBOLS[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}

/** A key and what it does, at the foot of a panel. */
export function Hint({ chord, children }: { readonly chord: string; readonly children: React.ReactNode }) {
  return (
    <span className="hint">
      <KeyCap chord={chord} />
      <Fragment>{children}</Fragment>
    </span>
  );
}
