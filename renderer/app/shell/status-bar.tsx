import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SyncStatusDto } from '../../../shared/contract/sync.contract.ts';
import { hasText } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { knowledgeOf } from '../../lib/sync/knowledge.ts';
import { useNow } from '../../lib/use-now.ts';
import { Icon } from '../../ui/icon/icon.tsx';
import { StatusIcon, type Tone } from '../../ui/icon/status-icon.tsx';
import { ReadinessItem } from './readiness-item.tsx';
import { RunningImports } from './running-imports.tsx';
import { useSystemInfo } from '../../lib/use-system-info.ts';
import './status-bar.css';

const connectionTone = (sync: SyncStatusDto, now: number): Tone => {
  if (sync.connection === 'none') return 'info';
  if (sync.connection === 'down') return 'offline';
  if (sync.connection === 'paused') return 'held';
  return sync.connection === 'slow' || knowledgeOf(sync, now) === 'stale' ? 'warn' : 'ok';
};

function Item({ tone, children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={tone === undefined ? 'status-item' : `status-item tone-${tone}`}>{children}</span>;
}

/** How old our knowledge is, what still has to leave, and what needs a person. */
export const StatusBar = memo(({ sync }: { readonly sync: SyncStatusDto | undefined }) => {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1000);
  const { data: info } = useSystemInfo();
  return (
    <footer className="status-bar" aria-label={t('shell.status')} data-region>
      {sync !== undefined && <SyncItems sync={sync} now={now} />}
      <ReadinessItem />
      <RunningImports />
      <span className="spring" />
      {info !== undefined && (
        <span className="status-wide">
          <Item>{t('shell.station', { station: info.station })}</Item>
        </span>
      )}
      <Item>
        <time dateTime={new Date(now).toISOString()} title={format.exact(now)}>
          {t('shell.siteTime', { date: format.dateWeekday(now), time: format.time(now), zone: format.zone })}
        </time>
      </Item>
    </footer>
  );
});
StatusBar.displayName = 'StatusBar';

function SyncItems({ sync, now }: { readonly sync: SyncStatusDto; readonly now: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tone = connectionTone(sync, now);
  const age = sync.lastContactAt === null ? null : format.ago(now - sync.lastContactAt);
  const waiting = sync.waiting + sync.sending;
  const stuck = sync.refused + sync.conflict + sync.parked;
  // A connector's own name stands as it is; ours are said in the reader's language.
  const known = `connector.${sync.connector}`;
  const name = sync.connector === '' ? t('shell.wms') : hasText(known) ? t(known) : sync.connector;
  return (
    <>
      <Link className={`status-item status-link tone-${tone}`} to="/sync" title={sync.lastContactAt === null ? undefined : format.exact(sync.lastContactAt)}>
        <StatusIcon tone={tone} size={14} />
        <span className="ellipsis">
          {sync.connection === 'none' || age === null
            ? t(`shell.connection.${sync.connection}.unknown`, { name })
            : t(`shell.connection.${sync.connection}`, { name, age })}
        </span>
      </Link>
      <Link className="status-item status-link" to="/sync">
        <Icon name="sync" size={14} />
        <span className="ellipsis">{t('shell.outbox', { count: waiting })}</span>
      </Link>
      {sync.inDoubt > 0 && (
        <Link className="status-item status-link tone-doubt" to="/sync">
          <StatusIcon tone="doubt" size={14} />
          <span className="ellipsis">{t('shell.inDoubt', { count: sync.inDoubt })}</span>
        </Link>
      )}
      {stuck > 0 && (
        <Link className="status-item status-link tone-stop" to="/sync">
          <StatusIcon tone="stop" size={14} />
          <span className="ellipsis">{t('shell.stuck', { count: stuck })}</span>
        </Link>
      )}
    </>
  );
}
