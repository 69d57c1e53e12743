import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button/button.tsx';
import { Barcode } from '../../ui/code/barcode.tsx';
import { type PrintChords, PrintQuestion } from '../../ui/question/print-question.tsx';
import type { PrintJobDto } from '../../../shared/contract/printing.contract.ts';
import type { Printing } from './use-printing.ts';

/** Did this come out? Stays until somebody says; until then nobody gets a second one, and no second number. */
export function Ask({
  jobs,
  printing,
  chords,
}: {
  readonly jobs: readonly PrintJobDto[];
  readonly printing: Printing;
  /** At a bench: its own keys, and the focus stays where it is, for a scan ends with Enter. */
  readonly chords?: PrintChords;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const block = useRef<HTMLDivElement>(null);
  // The one just printed first: it is the one in somebody's hand.
  const job = jobs.find(({ id }) => id === printing.paper?.job.id) ?? jobs[0];
  const id = job?.id;
  const isOurs = id !== undefined && id === printing.paper?.job.id;
  useEffect(() => {
    if (isOurs && chords === undefined) block.current?.querySelector<HTMLElement>('.button')?.focus();
  }, [id, isOurs, chords]);
  if (job === undefined) return null;
  const answer = (what: 'came_out' | 'did_not' | 'damaged') => () => void printing.answer(job.id, what);
  return (
    <div ref={block}>
      <PrintQuestion
        key={job.id}
        title={t(`manual.ask.${job.kind}`)}
        picture={
          <div className="paper-picture">
            <div className="row">
              <b>{t(`manual.paper.${job.kind}`)}</b>
              <span className="spring" />
              <span>{t('manual.paper.copyNo', { copy: job.copy })}</span>
            </div>
            <Barcode text={job.waybill || job.documentNo} />
            <span className="code">{job.waybill || job.documentNo}</span>
            <span className="code">{format.list(job.orderNos.slice(0, 3))}</span>
          </div>
        }
        chords={chords}
        yes={{ text: t('manual.ask.yes'), onPress: answer('came_out') }}
        no={{ text: t('manual.ask.no'), onPress: answer('did_not') }}
        damaged={{ text: t('manual.ask.damaged'), onPress: answer('damaged') }}
      >
        {t(isOurs ? 'manual.ask.now' : job.state === 'intended' ? 'manual.ask.intended' : 'manual.ask.printed', {
          at: format.exact(job.intendedAt),
          who: job.by,
        })}
        {jobs.length > 1 && <p>{t('manual.ask.more', { count: jobs.length - 1 })}</p>}
        {job.state === 'intended' && (
          <p>
            <Button look="quiet" icon="print" busy={printing.busy} onPress={() => void printing.hand(job.id)}>
              {t('manual.ask.hand')}
            </Button>
          </p>
        )}
      </PrintQuestion>
    </div>
  );
}
