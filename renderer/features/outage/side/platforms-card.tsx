import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNames } from '../../../lib/names/use-names.ts';
import { useNow } from '../../../lib/use-now.ts';
import type { Tone } from '../../../ui/icon/status-icon.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import type { OutageStatusDto } from '../api/use-outage.ts';

type Platform = OutageStatusDto['platforms'][number];
const TONES = { well: 'ok', quiet: 'warn', failing: 'stop', not_judged: 'info', given_up: 'info' } as const satisfies Record<Platform['state'], Tone>;

/** What somebody has to look at stands first; within one state the host's order stays. */
const ORDER: readonly Platform['state'][] = ['failing', 'quiet', 'well', 'not_judged', 'given_up'];

/** Every platform beside the others: when its last order came, and how long a silence would be said. */
export function PlatformsCard({ platforms }: { readonly platforms: readonly Platform[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const now = useNow(10_000);
  const inOrder = platforms.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return (
    <section className="outage-card" aria-label={t('outage.platform')}>
      <h2>{t('outage.platform')}</h2>
      {platforms.length === 0 ? (
        <p className="meta">{t('outage.platform.none')}</p>
      ) : (
        <ul className="outage-platforms">
          {inOrder.map(({ platform, state, lastAt, limitMs }) => (
            <li key={platform}>
              <div className="row">
                <b>{names.platform(platform)}</b>
                <span className="spring" />
                <Pill tone={TONES[state]}>{t(`outage.platform.state.${state}`)}</Pill>
              </div>
              <p className="meta">
                {lastAt === null
                  ? t('outage.platform.never')
                  : limitMs === null
                    ? t('outage.platform.last', { age: format.ago(Math.max(0, now - lastAt)) })
                    : t('outage.platform.lastAndLimit', { age: format.ago(Math.max(0, now - lastAt)), length: format.duration(limitMs) })}
              </p>
              {(state === 'given_up' || state === 'not_judged') && (
                <p className="meta">{t(state === 'given_up' ? 'outage.platform.givenUp' : 'outage.platform.notJudged')}</p>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="meta">{t('outage.platform.hint')}</p>
    </section>
  );
}
