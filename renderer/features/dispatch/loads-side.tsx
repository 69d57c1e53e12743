import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import type { LoadDto } from '../../../shared/contract/loads.contract.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { Button } from '../../ui/button/button.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import type { ManifestFile } from './use-manifest-file.ts';

/** While no load is worked on: the open ones with their counts, and the manifests that were signed last. */
export function LoadsSide({
  open,
  closed,
  waiting,
  onTake,
  onPrint,
  onExport,
  saving,
  failure,
}: {
  readonly open: readonly LoadDto[];
  readonly closed: readonly LoadDto[];
  readonly waiting: readonly { readonly code: string; readonly waiting: number }[];
  readonly onTake: (loadId: string) => void;
  readonly onPrint: (loadId: string) => void;
  readonly onExport: ManifestFile['save'];
  readonly saving: ManifestFile['saving'];
  readonly failure: CallError | null;
}) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const errorText = useErrorText();
  const failed = failure === null ? null : errorText(failure);
  const isSaving = (load: LoadDto, format: string): boolean => saving?.loadId === load.id && saving.format === format;
  const parcels = waiting.reduce((sum, one) => sum + one.waiting, 0);
  return (
    <div className="cage-loads">
      <p className="cage-total">{t('loads.waiting', { count: parcels })}</p>
      <ul>
        {waiting
          .filter((one) => one.waiting > 0)
          .map(({ code, waiting: count }) => (
            <li key={code}>
              <b>{names.carrier(code)}</b>
              <span>{t('loads.parcels', { count })}</span>
            </li>
          ))}
      </ul>
      <h2>{t('loads.open')}</h2>
      <ul>
        {open.length === 0 && <li className="is-empty">{t('loads.open.none')}</li>}
        {open.map((load) => (
          <li key={load.id}>
            <StatusIcon tone={load.pullBack > 0 ? 'stop' : load.agree ? 'ok' : 'warn'} size={22} />
            <b>{t('loads.name', { carrier: names.carrier(load.carrier), vehicle: load.vehicle })}</b>
            <span>{t('loads.filled', { caged: load.caged, packed: load.packed })}</span>
            <Button onPress={() => onTake(load.id)}>{t('loads.take')}</Button>
          </li>
        ))}
      </ul>
      {closed.length > 0 && <h2>{t('loads.closed')}</h2>}
      {failed !== null && (
        <Note tone="stop" role="alert" title={failed.what}>
          {failed.rest}
        </Note>
      )}
      <ul>
        {closed.map((load, at) => (
          <li key={load.id} className="is-closed">
            <span className="code">{load.id}</span>
            <span>{t('loads.name', { carrier: names.carrier(load.carrier), vehicle: load.vehicle })}</span>
            <span>{load.closed === null ? '' : format.timeSeconds(load.closed.at)}</span>
            <div className="cage-papers">
              <Button look="quiet" icon="print" onPress={() => onPrint(load.id)}>
                {t('loads.print')}
              </Button>
              <Button look="quiet" busy={isSaving(load, 'csv')} onPress={() => void onExport(load.id, 'csv')}>
                {t('loads.export')}
              </Button>
              <Button
                look="quiet"
                chord={at === 0 ? chordOf('bench', 'manifestPdf') : undefined}
                busy={isSaving(load, 'pdf')}
                onPress={() => void onExport(load.id, 'pdf')}
              >
                {t('loads.export.pdf')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Before the loads are known nothing is counted: a nought here would send a driver away. */
export function LoadsUnknown({ error }: { readonly error: CallError | null }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  if (error === null) return <Skeleton label={t('loads.loading')} columns={[280, 160, 120]} />;
  const { what, rest } = errorText(error);
  return (
    <div className="cage-loads">
      <Note tone="stop" role="alert" title={what}>
        {rest}
      </Note>
    </div>
  );
}
