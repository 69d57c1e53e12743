import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import type { DrillResultDto } from '../../../lib/drill/use-drill.ts';
import { useNames } from '../../../lib/names/use-names.ts';
import { DeskTable } from '../../../ui/desk/desk-table.tsx';
import { ChartFrame } from '../../../ui/chart/chart-frame.tsx';
import { useFigureText } from './score-card.tsx';

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP] = [640, 180, 44, 24, 12];
const MOST = 100;

/** Points drill by drill, oldest first, and the figures behind them as a table. */
export function DrillTrend({ results }: { readonly results: readonly DrillResultDto[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const textOf = useFigureText();
  const drills = results.toReversed();
  const x = (at: number): number => LEFT + ((WIDTH - LEFT - 12) * (at + 0.5)) / Math.max(1, drills.length);
  const y = (points: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - points / MOST);
  const every = Math.ceil(drills.length / 8);
  const first = drills[0];
  const last = drills.at(-1);
  return (
    <ChartFrame
      title={t('drill.trend')}
      series={[{ id: 'points', name: t('drill.points'), colour: 1 }]}
      asTable={t('drill.trend.table')}
      note={
        first === undefined || last === undefined || drills.length < 2
          ? t('drill.trend.one')
          : t('drill.trend.from', { from: first.score.points, to: last.score.points, count: drills.length })
      }
      chart={
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={t('drill.trend')} className="drill-svg">
          {[0, 50, MOST].map((points) => (
            <g key={points}>
              <path className="drill-grid" d={`M${LEFT} ${y(points)}H${WIDTH - 8}`} />
              <text className="chart-text" x={LEFT - 6} y={y(points) + 4} textAnchor="end">
                {format.number(points)}
              </text>
            </g>
          ))}
          <path className="drill-line" d={drills.map(({ score }, at) => `${at === 0 ? 'M' : 'L'}${x(at)} ${y(score.points)}`).join('')} />
          {drills.map(({ id, finishedAt, score }, at) => (
            <g key={id}>
              <circle className="drill-dot" cx={x(at)} cy={y(score.points)} r={4} />
              {at % every === 0 && (
                <text className="chart-text" x={x(at)} y={HEIGHT - 6} textAnchor="middle">
                  {format.date(finishedAt)}
                </text>
              )}
            </g>
          ))}
        </svg>
      }
      table={
        <DeskTable>
          <thead>
            <tr>
              <th scope="col">{t('drill.when')}</th>
              <th scope="col">{t('drill.who')}</th>
              <th scope="col">{t('drill.points')}</th>
              {last?.score.figures.map(({ id }) => (
                <th scope="col" key={id}>
                  {t(`drill.figure.${id}`)}
                </th>
              ))}
              <th scope="col">{t('drill.seed')}</th>
            </tr>
          </thead>
          <tbody>
            {results.map(({ id, finishedAt, by, seed, score }) => (
              <tr key={id}>
                <th scope="row">{format.exact(finishedAt)}</th>
                <td>{names.person(by, by)}</td>
                <td className="number">{format.number(score.points)}</td>
                {score.figures.map((figure) => (
                  <td key={figure.id} className="number">
                    {textOf(figure, figure.value)}
                  </td>
                ))}
                <td className="code">{seed}</td>
              </tr>
            ))}
          </tbody>
        </DeskTable>
      }
    />
  );
}
