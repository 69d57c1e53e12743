import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';

/** Beyond this, "nobody cancelled it" is said with a warning. */
const STALE_AFTER_MS = 30 * 60_000;

/** How old the knowledge is that nobody cancelled this order. Its clock turns every second and draws nothing else of the desk anew. */
export function KnownSince({ at }: { readonly at: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1000);
  const isFresh = at !== null && now - at <= STALE_AFTER_MS;
  return (
    <span className="bench-said">
      <StatusIcon tone={isFresh ? 'ok' : 'warn'} />
      {at === null ? t('pack.strip.neverHeard') : t('pack.strip.known', { age: format.ago(Math.max(0, now - at)) })}
    </span>
  );
}
