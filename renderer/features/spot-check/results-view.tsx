import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { clopperPearson, provedAtMost, shrunkRates, wilson } from '../../../shared/core/sampling/rates.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { Button } from '../../ui/button/button.tsx';
import { EmptyState } from '../../ui/feedback/empty-state.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { Card } from '../../ui/layout/panel.tsx';
import { IntervalBar, scaleEnd } from './interval-bar.tsx';
import { PChart } from './p-chart.tsx';
import { useResults } from './use-spot.ts';

const DAYS = 30;

/** What thirty days of checks say: the rate with its interval, each packer's drawn towards everybody's, and the days that stand out. */
export function ResultsView() {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const { data, error } = useResults(DAYS);
  if (data === undefined) {
    if (error === null) return <Skeleton label={t('spot.loading')} columns={[160, 90, 200]} />;
    const failed = errorText(error.error);
    return (
      <Note tone="stop" role="alert" title={failed.what}>
        {failed.rest}
      </Note>
    );
  }
  const checks = data.lots.reduce((sum, lot) => sum + lot.checks, 0);
  const faults = data.lots.reduce((sum, lot) => sum + lot.faults, 0);
  const skipped = data.lots.reduce((sum, lot) => sum + lot.skipped, 0);
  if (checks === 0)
    return (
      <EmptyState
        icon="spot-check"
        title={t('spot.results.none', { days: DAYS })}
        actions={
          <Button chord={chordOf('spotCheck', 'previousView')} onPress={() => void navigate('/spot-check')}>
            {t('spot.results.none.check')}
          </Button>
        }
      >
        {t('spot.results.none.rest')}
      </EmptyState>
    );
  const exact = clopperPearson(faults, checks);
  const usual = wilson(faults, checks);
  const most = format.percent(provedAtMost(faults, checks));
  const packers = shrunkRates(data.packers.map(({ id, checks: of, faults: bad }) => ({ id, checks: of, faults: bad })));
  const limits = new Map(packers.map(({ id, faults: bad, checks: of }) => [id, clopperPearson(bad, of)]));
  const end = scaleEnd(Math.max(0, ...[...limits.values()].map(({ high }) => high)));
  return (
    <div className="spot-results">
      <Card title={t('spot.results.rate', { days: DAYS })}>
        <p className="spot-figure">
          <b>{format.percent(faults / checks)}</b> <span>{t('spot.results.of', { faults, checks })}</span>
        </p>
        <IntervalBar low={exact.low} high={exact.high} rate={faults / checks} />
        <p>{t('spot.results.exact', { interval: format.interval(exact.low, exact.high) })}</p>
        <p className="t2">{t('spot.results.wilson', { interval: format.interval(usual.low, usual.high) })}</p>
        <p>{faults === 0 ? t('spot.proof.clean', { count: checks, most }) : t('spot.proof.most', { most })}</p>
        <p className="t2">{t('spot.results.skipped', { count: skipped })}</p>
      </Card>
      <Card title={t('spot.packers')}>
        {packers.length === 0 ? (
          <p className="t2">{t('spot.packers.none')}</p>
        ) : (
          <table className="spot-table">
            <thead>
              <tr>
                <th scope="col">{t('spot.packers.who')}</th>
                <th scope="col">{t('spot.packers.checks')}</th>
                <th scope="col">{t('spot.packers.faults')}</th>
                <th scope="col">{t('spot.packers.rate')}</th>
                <th scope="col">{t('spot.packers.own')}</th>
                <th scope="col">{t('spot.packers.interval')}</th>
              </tr>
            </thead>
            <tbody>
              {packers.map(({ id, checks: of, faults: bad, rate, own }) => {
                const { low, high } = limits.get(id) ?? { low: 0, high: 1 };
                return (
                  <tr key={id}>
                    <th scope="row">{names.person(id, data.packers.find((packer) => packer.id === id)?.name ?? id)}</th>
                    <td className="spot-number">{format.number(of)}</td>
                    <td className="spot-number">{format.number(bad)}</td>
                    <td className="spot-number">{format.percent(rate)}</td>
                    <td className="spot-number">{format.percent(own, 0)}</td>
                    <td className="spot-table-bar">
                      <IntervalBar low={low} high={high} rate={of === 0 ? 0 : bad / of} end={end} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
        <p className="t2">{t('spot.packers.means')}</p>
      </Card>
      <PChart lots={data.lots} />
    </div>
  );
}
