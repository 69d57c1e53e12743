import { useEffect } from 'react';
import { createPortal } from 'react-dom';
import { Barcode } from '../code/barcode.tsx';
import './command-sheet.css';

interface CommandSheetProps {
  readonly title: string;
  readonly how: string;
  readonly commands: readonly { readonly code: string; readonly word: string }[];
  readonly onPrinted: () => void;
}

/** What the hands can say at a bench, printed once and hung beside it. Only paper shows it, and only while it is printed: other sheets are alone on theirs. */
export function CommandSheet({ title, how, commands, onPrinted }: CommandSheetProps) {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      window.print();
      onPrinted();
    });
    return () => cancelAnimationFrame(frame);
  }, [onPrinted]);
  return createPortal(
    <section className="bench-sheet" aria-hidden>
      <h1>{title}</h1>
      <p>{how}</p>
      <ul>
        {commands.map(({ code, word }) => (
          <li key={code}>
            <b>{word}</b>
            <Barcode text={code} />
            <span className="code">{code}</span>
          </li>
        ))}
      </ul>
    </section>,
    document.body,
  );
}
