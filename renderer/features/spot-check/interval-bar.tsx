import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';

interface IntervalBarProps {
  readonly low: number;
  readonly high: number;
  readonly rate: number;
  /** Where the bar ends, a share; by itself just beyond `high`. */
  readonly end?: number;
}

/** Steps a scale can end at, so that bars beside each other can be compared. */
const ENDS = [0.02, 0.05, 0.1, 0.2, 0.5, 1] as const;
export const scaleEnd = (high: number): number => ENDS.find((end) => high <= end) ?? 1;

/** A rate as a line inside the band that holds the truth 95 times in 100. */
export function IntervalBar({ low, high, rate, end = scaleEnd(high) }: IntervalBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const at = (share: number): string => `${Math.min(100, (share / end) * 100)}%`;
  return (
    <div className="spot-interval" role="img" aria-label={t('spot.proof.interval', { interval: format.interval(low, high) })}>
      <span className="spot-interval-band" style={{ insetInlineStart: at(low), inlineSize: at(high - low) }} />
      <span className="spot-interval-rate" style={{ insetInlineStart: at(rate) }} />
      <span className="spot-interval-end meta">{format.percent(end, 0)}</span>
    </div>
  );
}
