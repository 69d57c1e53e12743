import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SyncStatusDto } from '../../../shared/contract/sync.contract.ts';
import { type Right, ROLES, RIGHTS_BY_ROLE } from '../../../shared/core/user/roles.ts';
import { MINUTE_MS } from '../../../shared/kernel/durations.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useSession } from '../../lib/session/session.ts';
import { knowledgeOf } from '../../lib/sync/knowledge.ts';
import { useNow } from '../../lib/use-now.ts';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import './place-notes.css';

interface PlaceNoteProps {
  readonly tone: 'offline' | 'warn' | 'info';
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** One line over a place, as long as its cause lasts: what is different here, and what to do about it. */
export function PlaceNote({ tone, title, children, actions }: PlaceNoteProps) {
  return (
    <div className={`place-note place-note-${tone}`} role="note">
      <StatusIcon tone={tone} size={14} />
      <p className="place-note-words">
        <b>{title}</b> <span>{children}</span>
      </p>
      {actions !== undefined && <span className="row place-note-actions">{actions}</span>}
    </div>
  );
}

/** A line that is back within a minute moves no place down and up again; the bar at the bottom tells of it at once. */
const TOLD_AFTER_MS = MINUTE_MS;
const LOOKED_AT_EVERY_MS = 15_000;
/** After this long without an answer working by hand is offered (the watch of the line needs as long to be sure). */
const OFFER_OUTAGE_AFTER_MS = 2 * MINUTE_MS;

/** The WMS is away, or what we know of it is old. While people work by hand the tape says so. */
export function KnowledgeNote({ sync, byHand }: { readonly sync: SyncStatusDto; readonly byHand: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { can } = useSession();
  const now = useNow(LOOKED_AT_EVERY_MS);
  const state = knowledgeOf(sync, now);
  const age = sync.lastContactAt === null ? null : Math.max(0, now - sync.lastContactAt);
  if (byHand || state === 'fresh' || (state === 'down' && age !== null && age < TOLD_AFTER_MS)) return null;
  const see = (
    <Link className="place-note-way" to="/sync">
      {t('shell.note.see')}
    </Link>
  );
  if (state === 'stale')
    return (
      <PlaceNote tone="warn" title={age === null ? t('shell.note.neverHeard') : t('shell.note.stale', { age: format.ago(age) })} actions={see}>
        {t('shell.note.stale.rest')}
      </PlaceNote>
    );
  const mayDeclare = state === 'down' && can('manual_orders') && (age === null || age > OFFER_OUTAGE_AFTER_MS);
  const title = state === 'paused' ? t('shell.note.paused') : age === null ? t('shell.note.never') : t('shell.note.down', { length: format.duration(age) });
  return (
    <PlaceNote
      tone="offline"
      title={title}
      actions={
        <>
          {mayDeclare && (
            <Link className="place-note-way" to="/outage">
              {t('shell.note.outage')}
            </Link>
          )}
          {see}
        </>
      }
    >
      {t('shell.note.down.rest', { count: sync.waiting + sync.sending })}
    </PlaceNote>
  );
}

/** Who may only look here hears whose right it is, before a button says so. */
export function ReadOnlyNote({ right }: { readonly right: Right | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { can } = useSession();
  if (right === undefined || can(right)) return null;
  const roles = ROLES.filter((role) => RIGHTS_BY_ROLE[role].includes(right)).map((role) => t(`role.${role}`));
  return (
    <PlaceNote tone="info" title={t('shell.note.readOnly')}>
      {t('shell.note.readOnly.rest', { roles: format.list(roles) })}
    </PlaceNote>
  );
}
