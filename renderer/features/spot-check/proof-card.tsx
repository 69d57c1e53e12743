import { useTranslation } from 'react-i18next';
import { clopperPearson, provedAtMost } from '../../../shared/core/sampling/rates.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { IntervalBar } from './interval-bar.tsx';
import type { LotDto } from './use-spot.ts';

/** What the checks of a lot prove and what they do not. Skipped orders are in no rate. */
export function ProofCard({ lot }: { readonly lot: LotDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const own = lot.items.filter(({ extra }) => !extra);
  const faults = own.filter(({ state }) => state === 'faulty').length;
  const checks = faults + own.filter(({ state }) => state === 'clean').length;
  const limits = clopperPearson(faults, checks);
  const limit = provedAtMost(faults, checks);
  const most = format.percent(limit);
  return (
    <section className="spot-card">
      <h2>{t('spot.proof')}</h2>
      <p className="spot-figure">
        <b>{format.number(faults)}</b> <span>{t('spot.proof.of', { count: checks })}</span>
      </p>
      {checks === 0 ? (
        <p className="t2">{t('spot.proof.nothing')}</p>
      ) : (
        <>
          <IntervalBar low={limits.low} high={limits.high} rate={faults / checks} />
          <p>{t('spot.proof.interval', { interval: format.interval(limits.low, limits.high) })}</p>
          {/* That not more than all are faulty is no proof of anything. */}
          {limit < 1 && <p>{faults === 0 ? t('spot.proof.clean', { count: checks, most }) : t('spot.proof.most', { most })}</p>}
          <p className="t2">{t('spot.proof.not')}</p>
        </>
      )}
    </section>
  );
}
