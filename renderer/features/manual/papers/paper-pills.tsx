import { useTranslation } from 'react-i18next';
import { Pill } from '../../../ui/status/pill.tsx';
import type { PrintJobDto } from '../api/use-manual.ts';
import { PAPER_TONES } from './journal-list.tsx';

/** The papers of an order, each with where it stands. */
export function PaperPills({ papers }: { readonly papers: readonly Pick<PrintJobDto, 'kind' | 'documentNo' | 'copy' | 'state'>[] }) {
  const { t } = useTranslation();
  return (
    <span className="row wrap">
      {papers.map((paper) => (
        <Pill key={`${paper.documentNo} ${paper.copy}`} tone={PAPER_TONES[paper.state]}>
          {t(`manual.paper.${paper.kind}`)}
        </Pill>
      ))}
    </span>
  );
}
