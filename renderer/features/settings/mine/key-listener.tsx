import { useEffect, useRef } from 'react';
import { chordOfPress } from '../../../lib/keys/chord.ts';
import { keyboard } from '../../../lib/keys/keyboard.ts';

/** Waits for one key. Meanwhile no key does anything else; Escape and leaving take it back. */
export function KeyListener({ label, onHeard }: { readonly label: string; readonly onHeard: (chord: string | null) => void }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => keyboard.suspend(), []);
  useEffect(() => box.current?.focus(), []);
  return (
    <input
      ref={box}
      className="input key-listener"
      aria-label={label}
      placeholder={label}
      value=""
      readOnly
      onBlur={() => onHeard(null)}
      onKeyDown={(event) => {
        const chord = chordOfPress(event.nativeEvent);
        if (chord === undefined || event.key === 'Tab') return;
        event.preventDefault();
        event.stopPropagation();
        onHeard(event.key === 'Escape' ? null : chord);
      }}
    />
  );
}
