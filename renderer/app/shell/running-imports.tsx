import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ImportDto } from '../../../shared/contract/intake.contract.ts';
import { readImport } from '../../../shared/contract/read-import.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useConsoleEvents } from '../../transport/console-context.ts';
import { Icon } from '../../ui/icon/icon.tsx';

const KEY = ['shell', 'runningImports'] as const;
const isRunning = ({ state }: ImportDto): boolean => state === 'reading' || state === 'checking';
const NONE: readonly ImportDto[] = [];

/** Imports that go on while somebody works elsewhere: how far they are, and the way back to them. */
export function RunningImports() {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  // Told by the host as it goes; forgotten with everything else when another person signs in.
  const { data: running } = useQuery<readonly ImportDto[]>({
    queryKey: KEY,
    queryFn: () => queries.getQueryData<readonly ImportDto[]>(KEY) ?? NONE,
    staleTime: Infinity,
  });
  useConsoleEvents((event) => {
    if (event.name === 'hostRestarted') queries.setQueryData(KEY, NONE);
    if (event.name !== 'importProgress') return;
    const told = readImport(event.payload);
    if (told === undefined) return;
    const others = (queries.getQueryData<readonly ImportDto[]>(KEY) ?? NONE).filter(({ importId }) => importId !== told.importId);
    queries.setQueryData<readonly ImportDto[]>(KEY, isRunning(told) ? [...others, told] : others);
  });
  if (running === undefined || running.length === 0) return null;
  const all = running.reduce((sum, { bytesTotal }) => sum + bytesTotal, 0);
  const read = running.reduce((sum, { bytesRead }) => sum + bytesRead, 0);
  return (
    <Link className="status-item status-link" to="/intake" title={format.list(running.map(({ fileName }) => fileName))}>
      <Icon name="intake" size={14} />
      {t('shell.importing', { count: running.length, share: format.percent(all === 0 ? 0 : read / all, 0) })}
    </Link>
  );
}
