import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import type { DrillScoreDto } from '../../../lib/drill/use-drill.ts';
import { DeskTable } from '../../../ui/desk/desk-table.tsx';
import type { Tone } from '../../../ui/icon/status-icon.tsx';
import { Card } from '../../../ui/layout/panel.tsx';
import { Pill } from '../../../ui/status/pill.tsx';

type Figure = DrillScoreDto['figures'][number];
const TONES: Readonly<Record<Figure['mark'], Tone>> = { good: 'ok', fair: 'info', weak: 'warn' };

/** A figure of a drill in words: a length, or a count. */
export const useFigureText = (): ((figure: Pick<Figure, 'id'>, value: number | null) => string) => {
  const format = useFormat();
  return ({ id }, value) => (value === null ? format.missing : id === 'differences' ? format.number(value) : format.duration(value, { seconds: true }));
};

/** What was fast and what was slow: each figure beside its goal, and what it brought. */
export function ScoreCard({ score, title }: { readonly score: DrillScoreDto; readonly title: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const textOf = useFigureText();
  return (
    <Card title={title} aside={<span className="meta">{t('drill.took', { length: format.duration(score.tookMs, { seconds: true }) })}</span>}>
      <div className="drill-score">
        <p className="drill-points">
          <b>{format.number(score.points)}</b> <span className="t2">{t('drill.points.of')}</span>
        </p>
        <DeskTable className="drill-figures">
          <thead>
            <tr>
              <th scope="col">{t('drill.figure')}</th>
              <th scope="col">{t('drill.value')}</th>
              <th scope="col">{t('drill.goal')}</th>
              <th scope="col">{t('drill.points')}</th>
              <th scope="col">{t('drill.mark')}</th>
            </tr>
          </thead>
          <tbody>
            {score.figures.map((figure) => (
              <tr key={figure.id}>
                <th scope="row">
                  {t(`drill.figure.${figure.id}`)}
                  <span className="meta drill-means">{t(`drill.figure.${figure.id}.means`)}</span>
                </th>
                <td className="number">{textOf(figure, figure.value)}</td>
                <td className="number t2">{textOf(figure, figure.goal)}</td>
                <td className="number nowrap">{t('drill.points.each', { points: figure.points, of: figure.of })}</td>
                <td>
                  <Pill tone={TONES[figure.mark]}>
                    {t(figure.id === 'differences' ? `drill.mark.differences.${figure.mark}` : `drill.mark.${figure.mark}`)}
                  </Pill>
                </td>
              </tr>
            ))}
          </tbody>
        </DeskTable>
      </div>
    </Card>
  );
}
