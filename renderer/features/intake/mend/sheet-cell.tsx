import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

interface SheetCellProps {
  readonly label: string;
  readonly value: string;
  readonly invalid: boolean;
  readonly readOnly: boolean;
  readonly reasonId: string | undefined;
  readonly onValue: (value: string) => void;
  /** Rows down, columns along; `on` goes to where the next row is doubtful. */
  readonly onMove: (down: number, along: number) => void;
  readonly onGoOn: (down: 1 | -1) => void;
  readonly onFillDown: () => void;
  /** Out of the cells, back to the rows. */
  readonly onOut: () => void;
  /** The focus went somewhere else on the page by itself. */
  readonly onLeft: () => void;
}

/**
 * The cell that has the cursor is a field with all of it chosen, so that typing replaces, an input method composes and a scan is a scan. Until something
 * is typed or F2 is pressed, arrows go from cell to cell; then they go through the text.
 */
export function SheetCell({ label, value, invalid, readOnly, reasonId, onValue, onMove, onGoOn, onFillDown, onOut, onLeft }: SheetCellProps) {
  const field = useRef<HTMLInputElement>(null);
  const [editing, setEditing] = useState(false);
  const [before] = useState(value);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.altKey) return;
    const taken = (act: () => void) => {
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() === 'd' && !event.shiftKey) taken(onFillDown);
      return;
    }
    switch (event.key) {
      case 'Enter':
        return taken(() => onGoOn(event.shiftKey ? -1 : 1));
      case 'ArrowDown':
        return taken(() => onMove(1, 0));
      case 'ArrowUp':
        return taken(() => onMove(-1, 0));
      case 'ArrowLeft':
        return editing || event.shiftKey ? undefined : taken(() => onMove(0, -1));
      case 'ArrowRight':
        return editing || event.shiftKey ? undefined : taken(() => onMove(0, 1));
      case 'F2':
        return taken(() => {
          setEditing(true);
          field.current?.setSelectionRange(value.length, value.length);
        });
      case 'Escape':
        return taken(() => {
          if (!editing) return onOut();
          onValue(before);
          setEditing(false);
          requestAnimationFrame(() => field.current?.select());
        });
    }
  };
  return (
    <input
      ref={field}
      className="sheet-input"
      aria-label={label}
      aria-invalid={invalid || undefined}
      aria-describedby={reasonId}
      aria-keyshortcuts="F2 Control+D"
      value={value}
      readOnly={readOnly}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => {
        setEditing(true);
        onValue(event.target.value);
      }}
      onKeyDown={onKeyDown}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget !== null) onLeft();
      }}
    />
  );
}
