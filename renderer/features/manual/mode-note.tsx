import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import type { ErrorText } from '../../i18n/error-text.ts';
import type { OutageStatusDto } from '../../../shared/contract/outage.contract.ts';
import { Note } from '../../ui/feedback/note.tsx';

/** What typing an order means now: goes to the WMS at once, is kept for the outage, or cannot be done yet and why. */
export function ModeNote({ status, refusal }: { readonly status: OutageStatusDto | undefined; readonly refusal: ErrorText | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (status === undefined) return null;
  if (refusal !== null)
    return (
      <div className="manual-note">
        <Note tone="stop" role="alert" title={refusal.what} actions={<Link to="/outage">{t('manual.mode.toDesk')}</Link>}>
          {refusal.rest}
        </Note>
      </div>
    );
  const { outage } = status;
  if (outage === null)
    return (
      <div className="manual-note">
        <Note tone="info">{t('manual.mode.calm')}</Note>
      </div>
    );
  return (
    <div className="manual-note">
      <Note tone="offline">
        {t('manual.mode.outage', { no: outage.no, at: outage.lastKnownAt === null ? t('outage.never') : format.exact(outage.lastKnownAt) })}
      </Note>
    </div>
  );
}
