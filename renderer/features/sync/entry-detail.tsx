import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ONCE_KNOWN_AT } from '../../../shared/core/outbox/outbox-entry.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { hasText } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useSession } from '../../lib/session/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { useClient } from '../../transport/console-context.ts';
import { Button } from '../../ui/button/button.tsx';
import { Note, type NoteTone } from '../../ui/feedback/note.tsx';
import { Facts } from '../../ui/layout/panel.tsx';
import { Pill } from '../../ui/status/pill.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { type Entry, STATE_TONES } from './entries.ts';
import { useSend } from '../../lib/use-send.ts';
import { orderAddress } from '../../lib/queue-address.ts';

/** Of these the detail is the program's own: a version, a wait, the name of another change. */
const OWN_DETAIL: ReadonlySet<string> = new Set(['conflict', 'busy', 'after_refusal', 'superseded', 'look_up_failed']);

const NOTE_TONES: Partial<Record<Entry['state'], NoteTone>> = { in_doubt: 'doubt', conflict: 'stop', refused: 'stop', parked: 'warn', acknowledged: 'ok' };

/** One change: where it stands, why, and what can be done about it. */
export function EntryDetail({ entry, onChanged }: { readonly entry: Entry; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const errorText = useErrorText();
  const { can } = useSession();
  const now = useNow(1000);
  const { send, busy, failure } = useSend(onChanged);
  const [closing, setClosing] = useState(false);
  const { state, error } = entry;
  const mayLookUp = state === 'in_doubt' || (state === 'pending' && entry.attempts > 0);
  // A refusal is final already: its remedy is a new change. These wait for a person.
  const mayClose = state === 'parked' || state === 'conflict' || state === 'in_doubt';
  const noRight = can('decide') ? undefined : t('sync.noRight');

  const lookUp = () => {
    if (!mayLookUp || busy || noRight !== undefined) return false;
    void send(client.sync.lookUp({ id: entry.id }), (found) => t('sync.lookUp.done', { state: t(`outbox.state.${found.state}`) }));
    return true;
  };
  const mayDecide = (decision: 'found' | 'again'): boolean => state === 'in_doubt' || (decision === 'again' && state === 'parked');
  const decide = (decision: 'found' | 'again') => {
    if (!mayDecide(decision) || busy || noRight !== undefined) return false;
    void send(client.sync.decide({ id: entry.id, decision }), (decided) => t('sync.decided', { state: t(`outbox.state.${decided.state}`) }));
    return true;
  };
  const discard = () => {
    if (!mayClose || !can('override')) return false;
    setClosing(true);
    return true;
  };
  useKeys('sync', { lookUp }, mayLookUp);
  useKeys('sync', { found: () => decide('found') }, mayDecide('found'));
  useKeys('sync', { again: () => decide('again') }, mayDecide('again'));
  useKeys('sync', { discard }, mayClose);
  /** A refusal of the WMS in words where we know it, else what became of the attempt. */
  const reasonOf = (why: Entry['error']): string | undefined => {
    if (why === null) return undefined;
    if (hasText(`sync.refusal.${why.detail}`)) return t(`sync.refusal.${why.detail}`);
    return hasText(`outbox.error.${why.code}`) ? t(`outbox.error.${why.code}`) : undefined;
  };
  const said = error === null || OWN_DETAIL.has(error.code) || hasText(`sync.refusal.${error.detail}`) ? '' : error.detail;
  const failed = failure === null ? null : errorText(failure);
  const waitsForOrder = state === 'pending' && entry.nextAttemptAt === ONCE_KNOWN_AT;
  const change = hasText(`outbox.kind.${entry.kind}`) ? t(`outbox.kind.${entry.kind}`) : entry.kind;

  return (
    <article className="sync-detail" aria-label={t('sync.detail')}>
      <div className="row wrap">
        <Pill tone={STATE_TONES[state]}>{t(`outbox.state.${state}`)}</Pill>
        <span className="code">{entry.platformOrderNo}</span>
      </div>
      <h2>{change}</h2>
      <Note tone={NOTE_TONES[state] ?? 'info'} title={reasonOf(error) ?? (waitsForOrder ? t('sync.meaning.onceKnown') : t(`outbox.meaning.${state}`))}>
        <p>{t(`sync.remedy.${state}`)}</p>
        {said !== '' && (
          <p className="meta">
            {t('sync.said')} <span className="code sync-said">{said}</span>
          </p>
        )}
      </Note>
      <Facts
        facts={[
          { name: t('sync.fact.occurred'), value: format.exact(entry.occurredAt) },
          { name: t('sync.fact.attempts'), value: format.number(entry.attempts) },
          ...(entry.nextAttemptAt === null
            ? []
            : [
                {
                  name: t('sync.fact.next'),
                  value:
                    entry.nextAttemptAt === ONCE_KNOWN_AT
                      ? t('sync.fact.onceKnown')
                      : entry.nextAttemptAt <= now
                        ? t('sync.fact.now')
                        : t('sync.fact.in', { length: format.duration(entry.nextAttemptAt - now, { seconds: true }) }),
                },
              ]),
          ...(entry.settledAt === null ? [] : [{ name: t('sync.fact.settled'), value: format.exact(entry.settledAt) }]),
          { name: t('sync.fact.id'), value: <span className="code sync-said">{entry.id}</span> },
        ]}
      />
      {failed !== null && (
        <Note tone="stop" role="alert" title={failed.what}>
          {failed.rest}
        </Note>
      )}
      <div className="row wrap">
        {mayLookUp && (
          <Button
            look="primary"
            chord={chordOf('sync', 'lookUp')}
            busy={busy}
            busyLabel={t('sync.lookUp.busy')}
            disabledReason={noRight}
            onPress={() => void lookUp()}
          >
            {t('sync.lookUp')}
          </Button>
        )}
        {mayDecide('found') && (
          <Button chord={chordOf('sync', 'found')} disabledReason={noRight} onPress={() => void decide('found')}>
            {t('sync.decide.found')}
          </Button>
        )}
        {mayDecide('again') && (
          <Button chord={chordOf('sync', 'again')} disabledReason={noRight} onPress={() => void decide('again')}>
            {t(state === 'parked' ? 'sync.decide.again' : 'sync.decide.notThere')}
          </Button>
        )}
        <Link className="sync-open" to={orderAddress(entry.orderId)}>
          {t('sync.openOrder')}
        </Link>
        {mayClose && (
          <Button
            look="danger"
            chord={chordOf('sync', 'discard')}
            disabledReason={can('override') ? undefined : t('sync.supervisorOnly')}
            onPress={() => void discard()}
          >
            {t('sync.discard')}
          </Button>
        )}
      </div>
      <CloseDialog
        open={closing}
        title={t('sync.discard.title')}
        words={t('sync.discard.rest', { change, order: entry.platformOrderNo })}
        action={t('sync.discard')}
        onClose={() => setClosing(false)}
        onConfirm={async (reason) => {
          await send(client.sync.discardRefused({ id: entry.id, reason }), () => t('sync.discard.done'));
          setClosing(false);
        }}
      />
    </article>
  );
}
