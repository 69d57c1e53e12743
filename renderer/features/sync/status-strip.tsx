import { useTranslation } from 'react-i18next';
import type { SyncStatusDto } from '../../../shared/contract/sync.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { CONNECTION_TONES } from '../../lib/sync/connection-tones.ts';
import { STALE_AFTER_MS } from '../../lib/sync/knowledge.ts';
import { useNow } from '../../lib/use-now.ts';
import { Meter } from '../../ui/feedback/meter.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { StatusIcon, type Tone } from '../../ui/icon/status-icon.tsx';

function Figure({ name, value, tone }: { readonly name: string; readonly value: string; readonly tone?: Tone | undefined }) {
  return (
    <div className={tone === undefined ? 'sync-figure' : `sync-figure tone-${tone}`}>
      <dt>{name}</dt>
      <dd>
        {tone !== undefined && <StatusIcon tone={tone} size={14} />}
        {value}
      </dd>
    </div>
  );
}

/** What waits, what needs a person, and how old everything we believe about the WMS is. */
export function StatusStrip({ status }: { readonly status: SyncStatusDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1000);
  const age = status.lastContactAt === null ? null : Math.max(0, now - status.lastContactAt);
  const waiting = status.waiting + status.sending;
  const toneIf = (count: number, tone: Tone) => (count > 0 ? tone : undefined);
  return (
    <div className="sync-strip">
      <dl className="sync-figures">
        <Figure name={t('sync.figure.connection')} value={t(`sync.link.${status.connection}`)} tone={CONNECTION_TONES[status.connection]} />
        <Figure name={t('sync.figure.waiting')} value={format.number(waiting)} />
        <Figure name={t('sync.figure.inDoubt')} value={format.number(status.inDoubt)} tone={toneIf(status.inDoubt, 'doubt')} />
        <Figure name={t('sync.figure.conflict')} value={format.number(status.conflict)} tone={toneIf(status.conflict, 'conflict')} />
        <Figure name={t('sync.figure.refused')} value={format.number(status.refused)} tone={toneIf(status.refused, 'stop')} />
        <Figure name={t('sync.figure.parked')} value={format.number(status.parked)} tone={toneIf(status.parked, 'held')} />
        {status.inboundParked > 0 && <Figure name={t('sync.figure.inboundParked')} value={format.number(status.inboundParked)} tone="held" />}
      </dl>
      <div className="sync-age">
        <span>{age === null ? t('sync.age.never') : t('sync.age', { age: format.ago(age) })}</span>
        <span className="sync-age-bar">
          <Meter
            label={t('sync.age.label')}
            value={Math.min(age ?? STALE_AFTER_MS * 2, STALE_AFTER_MS * 2)}
            max={STALE_AFTER_MS * 2}
            limit={STALE_AFTER_MS}
            tone={age === null || age > STALE_AFTER_MS ? 'warn' : 'ok'}
            valueText={age === null ? t('sync.age.never') : format.duration(age)}
          />
        </span>
        <span className="meta">{t('sync.age.limit', { limit: format.duration(STALE_AFTER_MS) })}</span>
        {status.oldestWaitingAt !== null && <span className="meta">{t('sync.oldest', { age: format.ago(now - status.oldestWaitingAt) })}</span>}
      </div>
      {status.connection === 'down' && (
        <Note tone="offline" title={age === null ? t('sync.down.never') : t('sync.down', { length: format.duration(age, { seconds: true }) })}>
          {t('sync.down.rest', { count: waiting })}
        </Note>
      )}
      {status.connection === 'paused' && (
        <Note tone="offline" title={t('sync.paused')}>
          {t('sync.paused.rest', { count: waiting })}
        </Note>
      )}
    </div>
  );
}
