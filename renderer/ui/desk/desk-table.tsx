import type { ComponentProps } from 'react';
import './desk-table.css';

/** Many things of one kind, a line each, headings that stay. Cells of numbers are `is-number`; where keys walk the rows, one is `is-cursor`. */
export function DeskTable({ className, children, ...rest }: ComponentProps<'table'>) {
  return (
    <table {...rest} className={className === undefined ? 'desk-table' : `desk-table ${className}`}>
      {children}
    </table>
  );
}
