import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useSession } from '../../lib/session/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { useClient } from '../../transport/console-context.ts';
import { Button } from '../../ui/button/button.tsx';
import { useToast } from '../../ui/feedback/toast.tsx';
import { useParkedRecords } from './entries.ts';

/** What the WMS told us and nobody here could read: kept raw, with the reason, and read again on demand. */
export function ParkedRecords({ onChanged }: { readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const toast = useToast();
  const { can } = useSession();
  const now = useNow(60_000);
  const { data } = useParkedRecords(true);
  const readAgain = async () => {
    const reply = await client.sync.readAgain({});
    if (reply.ok) toast.show({ text: t('sync.parked.read', { count: reply.value.count }) });
    onChanged();
  };
  const noRight = can('decide') ? undefined : t('sync.noRight');
  useKeys('sync', { readParked: () => (noRight === undefined ? void readAgain() : false) });
  return (
    <section className="sync-parked" aria-labelledby="sync-parked">
      <div className="row wrap">
        <h2 id="sync-parked">{t('sync.parked')}</h2>
        <Button chord={chordOf('sync', 'readParked')} disabledReason={noRight} onPress={() => void readAgain()}>
          {t('sync.parked.again')}
        </Button>
      </div>
      <p className="meta">{t('sync.parked.hint')}</p>
      <ul>
        {(data?.records ?? []).map((record) => (
          <li key={record.key}>
            <span className="code sync-said">{record.key}</span>
            <span className="t2">{record.error}</span>
            <time className="meta" dateTime={new Date(record.arrivedAt).toISOString()}>
              {format.near(record.arrivedAt, now)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
