import type { ReactNode } from 'react';
import { Toolbar } from 'react-aria-components/Toolbar';
import { Button } from '../button/button.tsx';
import './selection-bar.css';

/** Docked under a table, never over its rows. Its name is the count; one tab stop, and arrow keys walk its actions. */
export function SelectionBar({
  text,
  children,
  clearText,
  onClear,
}: {
  /** "3 selected" */
  readonly text: string;
  /** Quiet buttons with their keys. */
  readonly children: ReactNode;
  readonly clearText: string;
  readonly onClear: () => void;
}) {
  return (
    <Toolbar className="select-bar" aria-label={text}>
      <b className="nowrap" role="status">
        {text}
      </b>
      <span className="select-bar-actions">{children}</span>
      <Button look="quiet" chord="Escape" onPress={onClear}>
        {clearText}
      </Button>
    </Toolbar>
  );
}
