import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf, type KeyAction } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useNow } from '../../../lib/use-now.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/kernel/durations.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Facts } from '../../../ui/layout/panel.tsx';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import { RestoreDialog } from './restore-dialog.tsx';
import { SettingsPart } from '../setting-parts.tsx';
import { useRowCursor } from '../use-row-cursor.ts';

type Outcome =
  | { readonly kind: 'running' }
  | { readonly kind: 'failed'; readonly text: string }
  | {
      readonly kind: 'read';
      readonly whole: boolean;
      readonly problem: string | null;
      readonly orders: number;
      readonly journalSeq: number;
      readonly tookMs: number;
    };

const MEGABYTE = 1_048_576;
/** One is taken every hour; two missed is no accident. */
const LATE_MS = 2 * HOUR_MS;

/** Where the data lies, and whether what was kept of it can be read back: a backup nobody opened is a hope. */
export function BackupPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const { housekeeping, system } = useClient();
  const queries = useQueryClient();
  const { data: storage } = useQuery({ queryKey: ['storage'], queryFn: () => answered(housekeeping.storage({})) });
  const { data: backups } = useQuery({ queryKey: ['backups'], queryFn: async () => (await answered(system.backups({}))).backups });
  const [outcomes, setOutcomes] = useState<Readonly<Record<string, Outcome>>>({});
  const [taking, setTaking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [going, setGoing] = useState<{ readonly name: string; readonly at: number } | null>(null);
  const now = useNow(MINUTE_MS);
  const newest = backups === undefined || backups.length === 0 ? undefined : Math.max(...backups.map(({ at }) => at));
  const size = (bytes: number) => t('backup.megabytes', { size: format.number(Math.max(1, Math.round(bytes / MEGABYTE))) });
  const rehearse = async (name: string) => {
    const put = (outcome: Outcome) => setOutcomes((before) => ({ ...before, [name]: outcome }));
    put({ kind: 'running' });
    const reply = await housekeeping.rehearse({ name });
    put(reply.ok ? { kind: 'read', ...reply.value } : { kind: 'failed', text: errorText(reply.error).what });
  };
  const backUp = async () => {
    setTaking(true);
    const reply = await system.backUp({});
    setTaking(false);
    setFailure(reply.ok ? null : errorText(reply.error).what);
    void queries.invalidateQueries({ queryKey: ['backups'] });
  };
  const { current, rowProps, isCurrent } = useRowCursor(backups ?? []);
  const isRead = current !== undefined && outcomes[current.name]?.kind === 'running';
  useKeys(
    'upkeep',
    {
      backUp: () => (taking ? false : void backUp()),
      rehearse: () => (current === undefined || isRead ? false : void rehearse(current.name)),
      goBack: () => (current === undefined ? false : setGoing({ name: current.name, at: current.at })),
    },
    going === null,
  );
  const keyOf = (index: number, action: KeyAction<'upkeep'>) => (isCurrent(index) ? { chord: chordOf('upkeep', action) } : {});
  return (
    <>
      <SettingsPart title={t('backup.folder')}>
        {storage !== undefined && (
          <Facts
            facts={[
              { name: t('backup.where'), value: <span className="code">{storage.folder}</span> },
              { name: t('backup.size'), value: size(storage.databaseBytes) },
              { name: t('backup.free'), value: storage.freeBytes === null ? t('backup.unknown') : size(storage.freeBytes) },
            ]}
          />
        )}
      </SettingsPart>
      <SettingsPart title={t('backup.title')} hint={t('backup.hint')} wide>
        <div className="row wrap">
          <Button
            icon="download"
            className="settings-add"
            chord={chordOf('upkeep', 'backUp')}
            busy={taking}
            busyLabel={t('backup.taking')}
            onPress={() => void backUp()}
          >
            {t('backup.now')}
          </Button>
          {newest !== undefined && (
            <span className={now - newest > LATE_MS ? 'row tone-warn' : 'row t2'}>
              <StatusIcon tone={now - newest > LATE_MS ? 'warn' : 'ok'} size={14} />
              {t('backup.newest', { age: format.ago(Math.max(0, now - newest)) })}
            </span>
          )}
        </div>
        {failure !== null && (
          <Note tone="stop" role="alert" title={failure}>
            {t('backup.failed.rest')}
          </Note>
        )}
        {backups?.length === 0 && <p className="t2">{t('backup.none')}</p>}
        {backups !== undefined && backups.length > 0 && (
          <table className="settings-table backup-table">
            <thead>
              <tr>
                <th scope="col">{t('backup.col.taken')}</th>
                <th scope="col" className="is-number">
                  {t('backup.col.size')}
                </th>
                <th scope="col">{t('backup.col.rehearsal')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {backups.map(({ name, at, bytes }, index) => {
                const outcome = outcomes[name];
                return (
                  <tr key={name} {...rowProps(index)}>
                    <th scope="row">
                      <time dateTime={new Date(at).toISOString()}>{format.exact(at)}</time>
                    </th>
                    <td className="is-number">{size(bytes)}</td>
                    <td>
                      <span role="status" className="backup-outcome">
                        <OutcomeWords outcome={outcome} />
                      </span>
                    </td>
                    <td>
                      <span className="row backup-acts">
                        <Button
                          {...keyOf(index, 'rehearse')}
                          busy={outcome?.kind === 'running'}
                          aria-label={t('backup.rehearseOf', { date: format.exact(at) })}
                          onPress={() => void rehearse(name)}
                        >
                          {t('backup.rehearse')}
                        </Button>
                        <Button
                          look="quiet"
                          {...keyOf(index, 'goBack')}
                          aria-label={t('backup.restore.of', { date: format.exact(at) })}
                          onPress={() => setGoing({ name, at })}
                        >
                          {t('backup.restore.short')}
                        </Button>
                      </span>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </SettingsPart>
      {going !== null && <RestoreDialog name={going.name} at={going.at} onClose={() => setGoing(null)} />}
    </>
  );
}

/** What a rehearsal found; nobody has tried the others yet. */
function OutcomeWords({ outcome }: { readonly outcome: Outcome | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (outcome === undefined) return <span className="t3">{t('backup.notRehearsed')}</span>;
  switch (outcome.kind) {
    case 'running':
      return t('backup.reading');
    case 'failed':
      return <span className="tone-stop">{outcome.text}</span>;
    case 'read':
      return outcome.whole ? (
        <>
          <Pill tone="ok">{t('backup.whole')}</Pill>
          <span className="meta">{t('backup.content', { count: outcome.orders, seq: format.number(outcome.journalSeq) })}</span>
        </>
      ) : (
        <>
          <Pill tone="stop">{t('backup.damaged')}</Pill>
          <span className="meta ellipsis">{outcome.problem}</span>
        </>
      );
  }
}
