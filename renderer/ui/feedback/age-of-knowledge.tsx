import { Meter } from './meter.tsx';
import './readiness.css';

/** How old what is shown is: a sentence, and a bar on which the limit is marked. Over the limit it is hatched, and says so in words. */
export function AgeOfKnowledge({
  sentence,
  label,
  ageMs,
  limitMs,
  valueText,
  limitText,
}: {
  readonly sentence: string;
  readonly label: string;
  /** Null: nothing was ever heard. */
  readonly ageMs: number | null;
  readonly limitMs: number;
  readonly valueText: string;
  readonly limitText: string;
}) {
  const shown = 2 * limitMs;
  const stale = ageMs === null || ageMs > limitMs;
  return (
    <div className={stale ? 'age age-stale' : 'age'}>
      <span className="age-sentence">{sentence}</span>
      <span className="age-bar">
        <Meter label={label} value={Math.min(ageMs ?? shown, shown)} max={shown} limit={limitMs} tone={stale ? 'warn' : 'ok'} valueText={valueText} />
      </span>
      <span className="meta">{limitText}</span>
    </div>
  );
}
