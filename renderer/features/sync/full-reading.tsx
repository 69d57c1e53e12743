import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { Meter } from '../../ui/feedback/meter.tsx';
import { Note } from '../../ui/feedback/note.tsx';

const LOOK_EVERY_MS = 500;
/** For so long an answer is news; after that it is a line. */
const NEWS_FOR_MS = 15 * 60_000;

/** A reading of everything the WMS has: how far it is, and what it found. `lastSweepAt` is known across restarts. */
export function FullReading({ lastSweepAt }: { readonly lastSweepAt: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const now = useNow(10_000);
  const { data: reading } = useQuery({
    queryKey: ['sync', 'reading'],
    queryFn: () => answered(client.sync.reading({})),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_EVERY_MS : false),
  });
  if (reading === undefined) return <span />;
  const { state, orders, expected, takenIn, differences, endedAt } = reading;
  const read = { count: orders };
  const isNews = reading.asked && endedAt !== null && now - endedAt < NEWS_FOR_MS;
  if (state === 'running') {
    const soFar = t('sync.reading.progress', { ...read, expected: format.number(expected) });
    return (
      <Note tone="info" role="status" title={t('sync.reading.running')}>
        <p>{soFar}</p>
        <Meter label={t('sync.reading.running')} value={orders} max={Math.max(1, orders, expected)} valueText={soFar} />
      </Note>
    );
  }
  if (state === 'broken_off' && isNews)
    return (
      <Note tone="offline" role="alert" title={t('sync.reading.brokenOff', read)}>
        {t('sync.reading.brokenOff.rest')}
      </Note>
    );
  if (state === 'done' && isNews)
    return (
      <Note tone={differences > 0 ? 'warn' : 'ok'} role="status" title={t('sync.reading.done', read)}>
        <p>{takenIn === 0 ? t('sync.reading.nothing') : t('sync.reading.takenIn', { count: takenIn })}</p>
        {differences > 0 && <p>{t('sync.reading.asks', { count: differences })}</p>}
      </Note>
    );
  return lastSweepAt === null ? <span /> : <p className="meta">{t('sync.reading.last', { age: format.ago(now - lastSweepAt) })}</p>;
}
