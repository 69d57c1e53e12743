import { useTranslation } from 'react-i18next';
import type { BulkDto } from '../../../../shared/contract/bulk.contract.ts';
import { hasText } from '../../../i18n/i18n.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useDelayed } from '../../../lib/use-delayed.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import type { IconName } from '../../../ui/icon/icon-paths.ts';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import type { BulkPreview } from './use-bulk-preview.ts';
import './bulk.css';

type What = BulkDto['consequences'][number]['what'];

const ICONS: Readonly<Record<What, IconName>> = {
  order_cancelled: 'close',
  order_released: 'check',
  still_held: 'lock',
  hold_placed: 'lock',
  hold_lifted: 'check',
  work_starts: 'edit',
  waits: 'clock',
  clock_stopped: 'clock',
  clock_paused: 'clock',
  clock_resumed: 'clock',
  takes_over: 'assign',
  wms_told: 'sync',
  unchanged: 'minus',
  no_undo: 'undo',
};

/** What follows from a decision, spelled out before it is taken: counted by the host from the rules themselves. */
export function Consequences({ preview: { bulk, failure }, many }: { readonly preview: BulkPreview; readonly many: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const waiting = useDelayed(bulk === undefined && failure === null && many, 300);
  if (failure !== null && many)
    return (
      <div className="consequences" role="alert">
        <p className="consequence tone-stop">
          <StatusIcon tone="stop" size={14} /> {errorText(failure).what}
        </p>
      </div>
    );
  if (bulk === undefined) return waiting ? <p className="meta">{t('bulk.looking')}</p> : null;
  if (bulk.state === 'counting')
    return <p className="meta">{t('bulk.counting', { walked: format.number(bulk.walked), orders: format.number(bulk.orders) })}</p>;
  const cancels = bulk.consequences.some(({ what }) => what === 'order_cancelled');
  const final = bulk.consequences.some(({ what }) => what === 'no_undo');
  return (
    <section className={cancels ? 'consequences is-grave' : 'consequences'} aria-label={t('bulk.what')} aria-live="polite">
      <p className="strong">{many ? t('bulk.can', { count: bulk.can, cases: format.number(bulk.cases) }) : t('bulk.what')}</p>
      <ul>
        {bulk.consequences.map(({ what, count }) => (
          <li key={what} className={what === 'order_cancelled' ? 'consequence tone-stop' : 'consequence'}>
            <Icon name={ICONS[what]} size={13} /> {many ? t(`bulk.will.${what}`, { count }) : t(`bulk.one.${what}`)}
          </li>
        ))}
        {bulk.can > 0 && !final && (
          <li className="consequence t3">
            <Icon name="undo" size={13} /> {t('bulk.undoable')}
          </li>
        )}
      </ul>
      {bulk.cannot.length > 0 && <Hindrances bulk={bulk} />}
    </section>
  );
}

/** To how many it cannot be done, why, and to which first of all. */
export function Hindrances({ bulk }: { readonly bulk: BulkDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  return (
    <ul className="hindrances">
      {bulk.cannot.map(({ code, params, count, orders }) => (
        <li key={`${code} ${JSON.stringify(params)}`} className="consequence">
          <StatusIcon tone="stop" size={13} />
          <span>
            {t('bulk.cannot', { count })} {hasText(`bulk.why.${code}`) ? t(`bulk.why.${code}`) : errorText({ code, params }).what}
            {orders.length > 0 && <span className="t3"> {t(count > orders.length ? 'bulk.amongThem' : 'bulk.these', { orders: format.list(orders) })}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
