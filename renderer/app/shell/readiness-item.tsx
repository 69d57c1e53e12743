import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { Icon } from '../../ui/icon/icon.tsx';

const REFRESH_MS = 60_000;

/** All day, on every desk: how many open orders could be shipped if the WMS died now. */
export function ReadinessItem() {
  const { t } = useTranslation();
  const format = useFormat();
  const { outage } = useClient();
  const { data } = useQuery({ queryKey: ['outage', 'readiness'], queryFn: () => answered(outage.readiness({})), refetchInterval: REFRESH_MS });
  if (data === undefined || data.open === 0) return null;
  return (
    <Link className="status-item status-link status-readiness" to="/outage" title={format.exact(data.asOf)}>
      <Icon name="outage" size={14} />
      <span className="ellipsis">{t('outage.status', { count: data.open, ready: format.number(data.ready) })}</span>
    </Link>
  );
}
