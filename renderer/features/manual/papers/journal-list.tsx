import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Tone } from '../../../ui/icon/status-icon.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import type { PrintJobDto } from '../api/use-manual.ts';

export const PAPER_TONES: Readonly<Record<PrintJobDto['state'], Tone>> = {
  intended: 'doubt',
  printed: 'doubt',
  confirmed: 'ok',
  not_out: 'warn',
  damaged: 'warn',
  void: 'stop',
};

/** Every paper before it left and what came of it, the newest first. A void one is struck through: the number on it counts no more. */
export function JournalList({ jobs }: { readonly jobs: readonly PrintJobDto[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (jobs.length === 0) return <p className="meta">{t('manual.journal.none')}</p>;
  return (
    <ul className="manual-journal">
      {jobs.map((job) => (
        <li key={job.id} className={job.state === 'void' ? 'is-void' : undefined}>
          <time dateTime={new Date(job.intendedAt).toISOString()} className="meta" title={format.exact(job.intendedAt)}>
            {format.time(job.intendedAt)}
          </time>
          <span className="manual-journal-what">
            <span className="code">{job.waybill || job.documentNo}</span>
            <span className="meta">
              {t(`manual.paper.${job.kind}`)}
              {job.copy > 1 && ` · ${t('manual.paper.copyNo', { copy: job.copy })}`}
              {job.copy > 1 && ` · ${job.reason === 'damaged' ? t('manual.reason.damaged') : job.reason}`}
            </span>
          </span>
          <Pill tone={PAPER_TONES[job.state]}>{t(`manual.paperState.${job.state}`)}</Pill>
        </li>
      ))}
    </ul>
  );
}
