import { useTranslation } from 'react-i18next';
import { ocCurve, protectionOf, timesInHundred } from '../../../shared/core/sampling/protection.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ChartFrame } from '../../ui/chart/chart-frame.tsx';
import type { Judged } from './use-spot.ts';

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [560, 220, 44, 28, 12];
/** The share of faults the sentence speaks of. */
const SPOKEN = 0.03;

/** How often a lot passes, by the share of faults it has: drawn, and said in words. */
export function OcChart({ plan }: { readonly plan: Judged }) {
  const { t } = useTranslation();
  const format = useFormat();
  const points = ocCurve(plan);
  const end = points.at(-1)?.share ?? 1;
  const x = (share: number): number => LEFT + ((WIDTH - LEFT - 12) * share) / end;
  const y = (passes: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - passes);
  const { passedNearlyAlways, passedSeldom } = protectionOf(plan);
  return (
    <ChartFrame
      title={t('spot.oc')}
      series={[{ id: 'passes', name: t('spot.oc.passes'), colour: 1 }]}
      asTable={t('spot.chart.table')}
      note={
        <>
          {t('spot.oc.says', { share: format.percent(SPOKEN, 0), times: timesInHundred(plan, SPOKEN) })}{' '}
          {t('spot.oc.ends', { always: format.percent(passedNearlyAlways, 2), seldom: format.percent(passedSeldom) })}
        </>
      }
      chart={
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={t('spot.oc')} className="spot-svg">
          {[0, 0.5, 1].map((passes) => (
            <g key={passes}>
              <path className="spot-grid" d={`M${LEFT} ${y(passes)}H${WIDTH - 8}`} />
              <text className="chart-text" x={LEFT - 6} y={y(passes) + 4} textAnchor="end">
                {format.percent(passes, 0)}
              </text>
            </g>
          ))}
          {[0, 0.25, 0.5, 0.75, 1].map((part) => (
            <text key={part} className="chart-text" x={x(end * part)} y={HEIGHT - 8} textAnchor={part === 1 ? 'end' : 'middle'}>
              {format.percent(end * part)}
            </text>
          ))}
          {SPOKEN < end && <path className="spot-line-limit" d={`M${x(SPOKEN)} ${TOP}V${HEIGHT - BOTTOM}`} />}
          <path className="spot-line" d={points.map(({ share, passes }, at) => `${at === 0 ? 'M' : 'L'}${x(share)} ${y(passes)}`).join('')} />
        </svg>
      }
      table={
        <table className="spot-table">
          <tbody>
            {points
              .filter((_, at) => at % 6 === 0)
              .map(({ share, passes }) => (
                <tr key={share}>
                  <th scope="row">{format.percent(share)}</th>
                  <td className="spot-number">{format.percent(passes)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      }
    />
  );
}
