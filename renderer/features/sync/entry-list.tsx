import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { hasText } from '../../i18n/i18n.ts';
import { useNow } from '../../lib/use-now.ts';
import { OrderNumber } from '../../ui/code/order-number.tsx';
import { DeskGroup, DeskList, DeskRow } from '../../ui/desk/desk-list.tsx';
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
    <DeskList label={t('sync.list')} activeId={cursor === null ? undefined : entryRowId(cursor)}>
      {differences.length > 0 && (
        <DeskGroup name={t('sync.group.difference')} count={format.number(differences.length)} tone="stop">
          {differences.map(({ n, kind, platformOrderNo, foundAt }) => (
            <EntryRow key={n} id={`d-${n}`} cursor={cursor} onChoose={onChoose} platformOrderNo={platformOrderNo} at={foundAt} now={now}>
              {t(`sync.difference.${kind}`)}
            </EntryRow>
          ))}
        </DeskGroup>
      )}
      {groups
        .filter(({ total }) => total > 0)
        .map(({ id, entries, total }) => (
          <DeskGroup key={id} name={t(`sync.group.${id}`)} count={format.number(total)} tone={STATE_TONES[entries[0]?.state ?? 'pending']}>
            {entries.map((entry) => (
              <EntryRow
                key={entry.id}
                id={entry.id}
                cursor={cursor}
                onChoose={onChoose}
                platformOrderNo={entry.platformOrderNo}
                at={entry.occurredAt}
                now={now}
              >
                {hasText(`outbox.kind.${entry.kind}`) ? t(`outbox.kind.${entry.kind}`) : entry.kind}
                {entry.error !== null && hasText(`outbox.error.${entry.error.code}`) && <> · {t(`outbox.error.${entry.error.code}`)}</>}
              </EntryRow>
            ))}
            {total > entries.length && (
              <p className="meta sync-rest" aria-hidden>
                {t('sync.more', { count: total - entries.length })}
              </p>
            )}
          </DeskGroup>
        ))}
    </DeskList>
  );
}

interface EntryRowProps extends Pick<EntryListProps, 'cursor' | 'onChoose'> {
  readonly id: string;
  readonly platformOrderNo: string;
  readonly at: number;
  readonly now: number;
  readonly children: ReactNode;
}

function EntryRow({ id, cursor, onChoose, platformOrderNo, at, now, children }: EntryRowProps) {
  const format = useFormat();
  return (
    <DeskRow id={entryRowId(id)} isCursor={id === cursor} className="sync-row" onChoose={() => onChoose(id)}>
      <OrderNumber text={platformOrderNo} />
      <time className="meta nowrap" dateTime={new Date(at).toISOString()} title={format.exact(at)}>
        {format.near(at, now)}
      </time>
      <span className="sync-row-words t2 ellipsis">{children}</span>
    </DeskRow>
  );
}
