import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { useNow } from '../../../lib/use-now.ts';
import type { OutageStatusDto } from '../api/use-outage.ts';

/** No outage: what is watched, how old that is, and what a declaration would do. */
export function Calm({ status }: { readonly status: OutageStatusDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1000);
  // A sign that has not lasted yet is no outage, but the WMS is not well either.
  const { sign } = status.health;
  return (
    <EmptyState {...(sign !== null && { icon: 'outage' })} title={t(sign === null ? 'outage.calm' : 'outage.calm.suspect')}>
      <p>{t('outage.calm.rest', { age: format.ago(now - status.asOf) })}</p>
      <p className="t2">{t('outage.calm.declare')}</p>
    </EmptyState>
  );
}
