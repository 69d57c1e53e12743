import type { Tally } from './rates.ts';

/** Why a point of the chart is marked. */
export const P_CHART_SIGNALS = ['above_limit', 'below_limit', 'run_above', 'run_below', 'trend_up', 'trend_down'] as const;
export type PChartSignal = (typeof P_CHART_SIGNALS)[number];

export interface PChartPoint extends Tally {
  readonly rate: number;
  readonly centre: number;
  readonly low: number;
  readonly high: number;
  readonly signals: readonly PChartSignal[];
}

/** Points on one side, and points in one direction, that chance does not bring about more often than once in some hundred. */
const RUN = 8;
const TREND = 6;

/**
 * Shares of faults over time with limits three standard deviations out, wider where a day had few checks. Signals stand at the point that completed
 * them. `centre` is the mean of all points unless an agreed one is given.
 */
export function pChart(days: readonly Tally[], agreedCentre?: number): readonly PChartPoint[] {
  const checks = days.reduce((sum, day) => sum + day.checks, 0);
  const centre = agreedCentre ?? (checks === 0 ? 0 : days.reduce((sum, day) => sum + day.faults, 0) / checks);
  const rates = days.map((day) => (day.checks === 0 ? centre : day.faults / day.checks));
  return days.map((day, at) => {
    const spread = day.checks === 0 ? 1 : 3 * Math.sqrt((centre * (1 - centre)) / day.checks);
    const low = Math.max(0, centre - spread);
    const high = Math.min(1, centre + spread);
    const rate = rates[at] ?? centre;
    const last = (count: number): readonly number[] => (at + 1 < count ? [] : rates.slice(at + 1 - count, at + 1));
    const run = last(RUN);
    const trend = last(TREND);
    const rises = trend.length > 0 && trend.every((value, step) => step === 0 || value > (trend[step - 1] ?? value));
    const falls = trend.length > 0 && trend.every((value, step) => step === 0 || value < (trend[step - 1] ?? value));
    const found: readonly (PChartSignal | false)[] = [
      rate > high && 'above_limit',
      rate < low && 'below_limit',
      run.length > 0 && run.every((value) => value > centre) && 'run_above',
      run.length > 0 && run.every((value) => value < centre) && 'run_below',
      rises && 'trend_up',
      falls && 'trend_down',
    ];
    return { ...day, rate, centre, low, high, signals: found.filter((signal) => signal !== false) };
  });
}
