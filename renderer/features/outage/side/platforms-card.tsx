import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import type { Tone } from '../../../ui/icon/status-icon.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import type { OutageStatusDto } from '../api/use-outage.ts';

type Platform = OutageStatusDto['platforms'][number];
const TONES = { well: 'ok', quiet: 'warn', failing: 'stop', not_judged: 'info', given_up: 'info' } as const satisfies Record<Platform['state'], Tone>;

/** Every platform beside the others: when its last order came, and how long a silence would be said. */
export function PlatformsCard({ platforms }: { readonly platforms: readonly Platform[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(10_000);
  return (
    <section className="outage-card" aria-label={t('outage.platform')}>
      <h2>{t('outage.platform')}</h2>
      {platforms.length === 0 ? (
        <p className="meta">{t('outage.platform.none')}</p>
      ) : (
        <ul className="outage-platforms">
          {platforms.map(({ platform, state, lastAt, limitMs }) => (
            <li key={platform}>
              <div className="row">
                <b className="code">{platform}</b>
                <span className="spring" />
                <Pill tone={TONES[state]}>{t(`outage.platform.state.${state}`)}</Pill>
              </div>
              <p className="meta">{lastAt === null ? t('outage.platform.never') : t('outage.platform.last', { age: format.ago(Math.max(0, now - lastAt)) })}</p>
              {state === 'given_up' || state === 'not_judged' ? (
                <p className="meta">{t(state === 'given_up' ? 'outage.platform.givenUp' : 'outage.platform.notJudged')}</p>
              ) : (
                limitMs !== null && <p className="meta">{t('outage.platform.limit', { length: format.duration(limitMs) })}</p>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="meta">{t('outage.platform.hint')}</p>
    </section>
  );
}
