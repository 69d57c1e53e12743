import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { CERTIFICATE_FIGURES } from '../../../../shared/core/outage/certificate.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { saveMade } from '../../../lib/save-download.ts';
import { useNames } from '../../../lib/names/use-names.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { useCertificate, useCertificateCheck } from '../api/use-outage.ts';
import { useDeed } from '../api/use-deed.ts';
import { CertificateCheck } from './certificate-check.tsx';
import { CertificatePaper } from './certificate-paper.tsx';
import './certificate.css';

/** A signed certificate: checked against the journal whenever it is opened, printed and exported from here. */
export function CertificateView() {
  const { t } = useTranslation();
  const names = useNames();
  const client = useClient();
  const errorText = useErrorText();
  const { can } = useSession();
  const { language } = useAppearance();
  const { no = '' } = useParams();
  const deed = useDeed();
  const { data, error } = useCertificate(no);
  const check = useCertificateCheck(no);
  const print = () => window.print();
  const exportIt = (format: 'csv' | 'pdf') =>
    deed.busy
      ? false
      : void deed.send(saveMade(client, client.outage.export({ no, language, format })), ({ fileName }) => t('outage.export.done', { file: fileName }));
  const mayExport = data !== undefined && can('export_masked');
  useKeys('everywhere', { print }, data !== undefined);
  useKeys('list', { export: () => exportIt('csv') }, mayExport);
  useKeys('outageDesk', { exportPdf: () => exportIt('pdf') }, mayExport);
  if (error !== null && data === undefined) {
    const { what, rest } = errorText(error.error);
    return (
      <EmptyState icon="outage" title={what}>
        {rest}
      </EmptyState>
    );
  }
  if (data === undefined) return <Skeleton label={t('outage.cert.loading')} columns={[200, 300]} />;
  const { outage } = data;
  const verdict = check.data?.verdict ?? null;
  const exporting = { icon: 'download', disabledReason: mayExport ? undefined : t('outage.export.noRight'), busy: deed.busy } as const;
  const failed = deed.failure === null ? null : errorText(deed.failure);
  return (
    <div className="outage-certificate">
      <div className="outage-bar no-print">
        <h2>{t('outage.cert.title')}</h2>
        <span className="spring" />
        <Button {...exporting} chord={chordOf('list', 'export')} onPress={() => void exportIt('csv')}>
          {t('outage.export.csv')}
        </Button>
        <Button {...exporting} chord={chordOf('outageDesk', 'exportPdf')} onPress={() => void exportIt('pdf')}>
          {t('outage.export.pdf')}
        </Button>
        <Button look="primary" icon="print" chord={chordOf('everywhere', 'print')} onPress={print}>
          {t('outage.cert.print')}
        </Button>
      </div>
      {failed !== null && (
        <Note tone="stop" role="alert" title={failed.what}>
          {failed.rest}
        </Note>
      )}
      <CertificateCheck outage={outage} check={check} />
      <CertificatePaper
        outage={outage}
        decided={data.decided}
        manual={data.manual}
        manualTotal={data.manualTotal}
        totals={outage.closed?.totals ?? {}}
        figures={CERTIFICATE_FIGURES.filter((figure) => outage.closed?.totals[figure] !== undefined).map((figure) => ({
          id: figure,
          stated: verdict?.stated?.[figure] ?? outage.closed?.totals[figure] ?? 0,
          found: verdict?.found?.[figure] ?? null,
        }))}
        agrees={verdict?.kind === 'agrees'}
        checkedAt={check.checkedAt}
        personName={(id) => names.person(id, id)}
      />
    </div>
  );
}
