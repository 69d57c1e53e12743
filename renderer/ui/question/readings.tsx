import { useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Toolbar } from 'react-aria-components/Toolbar';
import { useKeysWithin } from '../../lib/keys/use-keys-within.ts';
import { KeyCap } from '../button/key-cap.tsx';
import { tellingKey } from '../button/told-key.tsx';
import './question.css';

/** Three ways to read something that was read unsurely. More than three nobody compares. */
const MOST = 3;

/** Stands below an unsure field. Its numbers choose while the focus is on it; arrow keys walk, Enter chooses. */
export function Readings({
  label,
  readings,
  chosen,
  onChoose,
  lang,
}: {
  readonly label: string;
  readonly readings: readonly string[];
  readonly chosen?: string | undefined;
  readonly onChoose: (reading: string) => void;
  readonly lang?: string;
}) {
  const bar = useRef<HTMLDivElement>(null);
  const offered = readings.slice(0, MOST);
  const choose = (at: number) => () => {
    const reading = offered[at];
    return reading === undefined ? false : onChoose(reading);
  };
  useKeysWithin(bar, { one: choose(0), two: choose(1), three: choose(2) });
  return (
    <Toolbar ref={bar} className="readings" aria-label={label}>
      {offered.map((reading, index) => (
        <AriaButton key={reading} className="reading" aria-pressed={reading === chosen} {...tellingKey(String(index + 1))} onPress={() => onChoose(reading)}>
          <KeyCap chord={String(index + 1)} />
          <span lang={lang}>{reading}</span>
        </AriaButton>
      ))}
    </Toolbar>
  );
}
