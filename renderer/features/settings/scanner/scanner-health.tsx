import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DAY_MS, MINUTE_MS } from '../../../../shared/kernel/durations.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { answered } from '../../../transport/answered.ts';
import { NAMELESS, scannerName } from '../../../lib/scanning/scanner-profile.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Segmented } from '../../../ui/choice/segmented.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { SettingsPart } from '../setting-parts.tsx';

const SPANS = ['1', '7', '30'] as const;
type Span = (typeof SPANS)[number];
/** A code nobody knows was read all the same; these were not read as they are printed. */
const BAD_READS = ['check_digit', 'glued', 'several', 'truncated', 'damaged'] as const;
/** Below, glass, light or setting of a scanner want looking at; above the first it is as good as new. */
const GOOD_RATE = 0.99;
const POOR_RATE = 0.95;
/** So few scans say nothing about a scanner. */
const FEW_SCANS = 20;

/** Each scanner by what the journal of scans knows of it. */
export function ScannerHealth() {
  const { t } = useTranslation();
  const format = useFormat();
  const { scans } = useClient();
  const now = useNow(MINUTE_MS);
  const [days, setDays] = useState<Span>('7');
  const { data } = useQuery({
    queryKey: ['scanner-health', days],
    queryFn: async () => (await answered(scans.health({ sinceAt: Date.now() - Number(days) * DAY_MS }))).scanners,
  });
  const nameOf = (scanner: string): string => {
    if (scanner === '') return t('scanner.health.nameless');
    if (!scanner.startsWith(NAMELESS)) return scanner;
    const tag = scanner.slice(NAMELESS.length);
    return scanner === scannerName() ? t('scanner.health.namelessHere', { tag }) : t('scanner.health.namelessAt', { tag });
  };
  return (
    <SettingsPart title={t('scanner.health')} hint={t('scanner.health.hint')} wide>
      <Segmented<Span>
        label={t('scanner.health.span')}
        value={days}
        onChange={setDays}
        choices={SPANS.map((id) => ({ id, text: t(`scanner.health.days${id}`) }))}
      />
      {data !== undefined && data.length === 0 && (
        <EmptyState icon="scan" title={t('scanner.health.none')}>
          {t('scanner.health.none.hint')}
        </EmptyState>
      )}
      {data !== undefined && data.length > 0 && (
        <table className="settings-table scanner-table">
          <thead>
            <tr>
              <th scope="col">{t('scanner.health.scanner')}</th>
              <th scope="col">{t('scanner.health.scans')}</th>
              <th scope="col">{t('scanner.health.rate')}</th>
              {BAD_READS.map((trouble) => (
                <th key={trouble} scope="col">
                  {t(`scanner.health.${trouble}`)}
                </th>
              ))}
              <th scope="col">{t('scanner.health.not_known')}</th>
              <th scope="col">{t('scanner.health.pace')}</th>
              <th scope="col">{t('scanner.health.last')}</th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ scanner, scans: count, troubles, msPerKey, lastAt }) => {
              const bad = BAD_READS.reduce((sum, trouble) => sum + (troubles[trouble] ?? 0), 0);
              const rate = 1 - bad / count;
              const tone = count < FEW_SCANS ? 'info' : rate >= GOOD_RATE ? 'ok' : rate >= POOR_RATE ? 'warn' : 'stop';
              return (
                <tr key={scanner}>
                  <th scope="row">{nameOf(scanner)}</th>
                  <td>{format.number(count)}</td>
                  <td>
                    <span className="scanner-rate">
                      <StatusIcon tone={tone} size={14} label={t(`scanner.health.tone.${tone}`)} />
                      {format.percent(rate)}
                    </span>
                  </td>
                  {BAD_READS.map((trouble) => (
                    <td key={trouble}>{format.number(troubles[trouble] ?? 0)}</td>
                  ))}
                  <td>{format.number(troubles['not_known'] ?? 0)}</td>
                  <td className="nowrap">{msPerKey === null ? format.missing : t('scanner.health.ms', { ms: format.number(msPerKey, 1) })}</td>
                  <td className="nowrap">{format.near(lastAt, now)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </SettingsPart>
  );
}
