import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useAppearance } from '../appearance/use-appearance.ts';
import { useNames } from '../names/use-names.ts';
import { Barcode } from '../../ui/code/barcode.tsx';
import type { PaperDto } from '../../../shared/contract/printing.contract.ts';

/** What every sheet says of itself, in the head of a table so that it is repeated on each page. */
export function SheetHead({ paper, outageNo }: { readonly paper: PaperDto; readonly outageNo: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const { language } = useAppearance();
  const { job, site, station } = paper;
  return (
    <header className="paper-head">
      <div>
        <h1>{t(`manual.paper.${job.kind}`)}</h1>
        <p>
          {language === 'en' ? site.nameEn || site.nameZh : site.nameZh || site.nameEn} · {t('manual.paper.station', { station })}
        </p>
        <p>{t('manual.paper.printed', { at: format.exact(job.intendedAt), who: names.personCalled(job.by) })}</p>
        {outageNo !== '' && <p>{t('manual.paper.outage', { no: outageNo })}</p>}
      </div>
      <div className="paper-number">
        <Barcode text={job.documentNo} />
        <b className="code">{job.documentNo}</b>
        {job.copy > 1 && (
          <p className="paper-copy">
            {/* The program's own word for a spoiled one; everything else a person wrote. */}
            {t('manual.paper.copy', { copy: job.copy, reason: job.reason === 'damaged' ? t('manual.reason.damaged') : job.reason })}
          </p>
        )}
      </div>
    </header>
  );
}
