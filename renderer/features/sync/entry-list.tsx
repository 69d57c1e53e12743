import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { hasText } from '../../i18n/i18n.ts';
import { useNow } from '../../lib/use-now.ts';
import { OrderNumber } from '../../ui/code/order-number.tsx';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import { Counter } from '../../ui/status/pill.tsx';
import { type Difference, type Entry, type GroupId, STATE_TONES } from './entries.ts';

export interface EntryGroup {
  readonly id: GroupId;
  readonly entries: readonly Entry[];
  readonly total: number;
}

interface EntryListProps {
  readonly groups: readonly EntryGroup[];
  readonly cursor: string | null;
  readonly differences: readonly Difference[];
  readonly onChoose: (id: string) => void;
}

export const entryRowId = (id: string): string => `sync-entry-${id}`;

/** Changes for the WMS by what they wait for; empty lists are not there. */
export function EntryList({ groups, differences, cursor, onChoose }: EntryListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <div
      className="sync-list"
      role="listbox"
      aria-label={t('sync.list')}
      tabIndex={0}
      aria-activedescendant={cursor === null ? undefined : entryRowId(cursor)}
      data-region-start
    >
      {differences.length > 0 && (
        <div role="group" aria-label={`${t('sync.group.difference')} · ${format.number(differences.length)}`}>
          <div className="sync-group" aria-hidden>
            <StatusIcon tone="stop" size={14} />
            <b>{t('sync.group.difference')}</b>
            <Counter value={format.number(differences.length)} />
          </div>
          {differences.map(({ n, kind, platformOrderNo, foundAt }) => (
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={n}
              id={entryRowId(`d-${n}`)}
              role="option"
              tabIndex={-1}
              aria-selected={cursor === `d-${n}`}
              className={cursor === `d-${n}` ? 'sync-row is-cursor' : 'sync-row'}
              onClick={() => onChoose(`d-${n}`)}
            >
              <OrderNumber text={platformOrderNo} />
              <time className="meta nowrap" dateTime={new Date(foundAt).toISOString()} title={format.exact(foundAt)}>
                {format.near(foundAt, now)}
              </time>
              <span className="sync-row-words t2 ellipsis">{t(`sync.difference.${kind}`)}</span>
            </div>
          ))}
        </div>
      )}
      {groups
        .filter(({ total }) => total > 0)
        .map(({ id, entries, total }) => (
          <div key={id} role="group" aria-label={`${t(`sync.group.${id}`)} · ${format.number(total)}`}>
            {/* A listbox holds options and nothing else; the group's name says what this line shows. */}
            <div className="sync-group" aria-hidden>
              <StatusIcon tone={STATE_TONES[entries[0]?.state ?? 'pending']} size={14} />
              <b>{t(`sync.group.${id}`)}</b>
              <Counter value={format.number(total)} />
            </div>
            {entries.map((entry) => (
              // The list is one tab stop; its keys are in the key map.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={entry.id}
                id={entryRowId(entry.id)}
                role="option"
                tabIndex={-1}
                aria-selected={entry.id === cursor}
                className={entry.id === cursor ? 'sync-row is-cursor' : 'sync-row'}
                onClick={() => onChoose(entry.id)}
              >
                <OrderNumber text={entry.platformOrderNo} />
                <time className="meta nowrap" dateTime={new Date(entry.occurredAt).toISOString()} title={format.exact(entry.occurredAt)}>
                  {format.near(entry.occurredAt, now)}
                </time>
                <span className="sync-row-words t2 ellipsis">
                  {hasText(`outbox.kind.${entry.kind}`) ? t(`outbox.kind.${entry.kind}`) : entry.kind}
                  {entry.error !== null && hasText(`outbox.error.${entry.error.code}`) && <> · {t(`outbox.error.${entry.error.code}`)}</>}
                </span>
              </div>
            ))}
            {total > entries.length && (
              <p className="meta sync-rest" aria-hidden>
                {t('sync.more', { count: total - entries.length })}
              </p>
            )}
          </div>
        ))}
    </div>
  );
}
