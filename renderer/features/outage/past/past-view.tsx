import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNames } from '../../../lib/names/use-names.ts';
import { DeskTable } from '../../../ui/desk/desk-table.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import type { Tone } from '../../../ui/icon/status-icon.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import { type OutageDto, usePastOutages } from '../api/use-outage.ts';
import { useWhatFailed } from '../api/use-what-failed.ts';

const TONES: Readonly<Record<OutageDto['state'], Tone>> = {
  noticed: 'warn',
  passed: 'info',
  declared: 'stop',
  recovered: 'warn',
  reconciling: 'warn',
  closed: 'ok',
};

/** Outages there were, newest first; the signed ones lead to their certificate. */
export function PastView() {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const whatFailed = useWhatFailed();
  const { data } = usePastOutages();
  if (data === undefined) return <Skeleton label={t('outage.past.loading')} columns={[120, 150, 90]} />;
  if (data.length === 0) return <EmptyState title={t('outage.past.none')} />;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="outage-scroll" tabIndex={0} role="group" aria-label={t('outage.past')}>
      <DeskTable>
        <thead>
          <tr>
            <th scope="col">{t('outage.cert.no')}</th>
            <th scope="col">{t('outage.cert.since')}</th>
            <th scope="col">{t('outage.past.what')}</th>
            <th scope="col">{t('outage.past.state')}</th>
            <th scope="col">{t('outage.past.by')}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((outage) => (
            <tr key={outage.no}>
              <td className="code">{outage.state === 'closed' ? <Link to={`/outage/certificate/${outage.no}`}>{outage.no}</Link> : outage.no}</td>
              <td>{format.exact(outage.sinceAt)}</td>
              <td>{whatFailed(outage)}</td>
              <td>
                <Pill tone={TONES[outage.state]}>{t(outage.givenUp === null ? `outage.state.${outage.state}` : 'outage.state.givenUp')}</Pill>
              </td>
              <td>{outage.declared === null ? format.missing : names.person(outage.declared.by, outage.declared.by)}</td>
            </tr>
          ))}
        </tbody>
      </DeskTable>
    </div>
  );
}
