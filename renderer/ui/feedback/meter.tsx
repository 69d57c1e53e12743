import { Meter as AriaMeter } from 'react-aria-components/ProgressBar';
import './feedback.css';

/** Parts of a whole. Parts differ by pattern as well as by colour; the number stands beside the bar in words. */
export function Meter({
  label,
  value,
  max = 1,
  tone = 'accent',
  valueText,
  limit,
  size = 8,
}: {
  readonly label: string;
  readonly value: number;
  readonly max?: number;
  readonly tone?: 'accent' | 'ok' | 'warn' | 'stop' | 'wait';
  readonly valueText: string;
  readonly limit?: number;
  readonly size?: 6 | 8 | 12;
}) {
  const share = Math.min(1, Math.max(0, value / max));
  return (
    <AriaMeter className="meter" aria-label={label} value={value} minValue={0} maxValue={max} valueLabel={valueText} style={{ blockSize: size }}>
      <span className={`meter-fill meter-${tone}`} style={{ inlineSize: `${share * 100}%` }} />
      {limit !== undefined && <span className="meter-limit" style={{ insetInlineStart: `${(limit / max) * 100}%` }} />}
    </AriaMeter>
  );
}
