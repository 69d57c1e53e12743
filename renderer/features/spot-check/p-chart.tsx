import { useTranslation } from 'react-i18next';
import { pChart } from '../../../shared/core/sampling/p-chart.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ChartFrame } from '../../ui/chart/chart-frame.tsx';
import { scaleEnd } from './interval-bar.tsx';

export interface LotTally {
  readonly lot: string;
  readonly date: string;
  readonly checks: number;
  readonly faults: number;
}

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [640, 200, 44, 24, 12];

/** Shares of faults lot by lot between limits that follow from how many were checked; what chance does not explain is ringed and said. */
export function PChart({ lots }: { readonly lots: readonly LotTally[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const checked = lots.filter(({ checks }) => checks > 0);
  const points = pChart(checked.map(({ lot, checks, faults }) => ({ id: lot, checks, faults })));
  const dates = new Map(checked.map(({ lot, date }) => [lot, date.slice(5)]));
  const end = scaleEnd(Math.max(0, ...points.map(({ rate, high }) => Math.max(rate, high))));
  const x = (at: number): number => LEFT + ((WIDTH - LEFT - 12) * (at + 0.5)) / Math.max(1, points.length);
  const y = (share: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - share / end);
  const path = (of: readonly number[]): string => of.map((share, at) => `${at === 0 ? 'M' : 'L'}${x(at)} ${y(share)}`).join('');
  const every = Math.ceil(points.length / 10);
  const marked = points.filter(({ signals }) => signals.length > 0);
  return (
    <ChartFrame
      title={t('spot.chart')}
      series={[
        { id: 'rate', name: t('spot.chart.rate'), colour: 1 },
        { id: 'limit', name: t('spot.chart.limits'), colour: 3, dash: true },
      ]}
      asTable={t('spot.chart.table')}
      note={
        marked.length === 0
          ? t('spot.chart.calm')
          : format.list(
              marked.map(({ id, signals }) =>
                t('spot.chart.signal', { date: dates.get(id) ?? '', what: format.list(signals.map((signal) => t(`spot.signal.${signal}`))) }),
              ),
            )
      }
      chart={
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={t('spot.chart')} className="spot-svg">
          {[0, end / 2, end].map((share) => (
            <g key={share}>
              <path className="spot-grid" d={`M${LEFT} ${y(share)}H${WIDTH - 8}`} />
              <text className="chart-text" x={LEFT - 6} y={y(share) + 4} textAnchor="end">
                {format.percent(share)}
              </text>
            </g>
          ))}
          <path className="spot-line-limit" d={path(points.map(({ high }) => high))} />
          <path className="spot-line-limit" d={path(points.map(({ low }) => low))} />
          <path className="spot-line-centre" d={path(points.map(({ centre }) => centre))} />
          <path className="spot-line" d={path(points.map(({ rate }) => rate))} />
          {points.map(({ id, rate, signals }, at) => (
            <g key={id}>
              <circle className="spot-dot" cx={x(at)} cy={y(rate)} r={3.5} />
              {signals.length > 0 && <circle className="spot-ring" cx={x(at)} cy={y(rate)} r={8} />}
              {at % every === 0 && (
                <text className="chart-text" x={x(at)} y={HEIGHT - 6} textAnchor="middle">
                  {dates.get(id)}
                </text>
              )}
            </g>
          ))}
        </svg>
      }
      table={
        <table className="spot-table">
          <tbody>
            {points.map(({ id, checks, faults, rate, low, high }) => (
              <tr key={id}>
                <th scope="row">{dates.get(id)}</th>
                <td className="spot-number">{t('spot.results.of', { faults, checks })}</td>
                <td className="spot-number">{format.percent(rate)}</td>
                <td className="spot-number">{format.interval(low, high, 0.997)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}
