import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { AskedPlaceDto } from '../../../shared/contract/stock.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { useSession } from '../../lib/session/session.ts';
import { useNow } from '../../lib/use-now.ts';
import { useSend } from '../../lib/use-send.ts';
import { caseAddress } from '../../lib/queue-address.ts';
import { Button } from '../../ui/button/button.tsx';
import { OrderNumber } from '../../ui/code/order-number.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { CountDialog } from './count-dialog.tsx';
import { LevelsTable } from './levels-table.tsx';
import { useStockNames } from './use-stock-names.ts';

/** A place packers found empty, mislabelled or expired: what is asked of it, what the books say lies there, and who missed what. */
export function PlaceView({ asked, onChanged }: { readonly asked: AskedPlaceDto; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const navigate = useNavigate();
  const stockNames = useStockNames();
  const { can } = useSession();
  const now = useNow(60_000);
  const sending = useSend(onChanged);
  const [open, setOpen] = useState(false);
  const { sku, toCount, frozen, places, reports } = asked;
  const blocked = can('decide') ? undefined : t('stock.noRight');
  const answer = () => {
    if (blocked !== undefined) return false;
    sending.forget();
    setOpen(true);
    return true;
  };
  const look = () => {
    const [first] = reports;
    if (first === undefined) return false;
    void navigate(caseAddress(first.caseId));
    return true;
  };
  useKeys('list', { open: look });
  useKeys('stock', { answerPlace: answer });
  return (
    <div className="stock-low" data-region>
      <h2>
        {stockNames.goods(asked)} <span className="code">{sku}</span>
      </h2>
      <p className="t2">
        {names.merchant(asked.merchant, asked.merchantName)} · {stockNames.warehouse(asked)}
      </p>
      <Note
        tone="warn"
        title={t(toCount ? 'stock.place.toCount' : 'stock.place.toLook')}
        actions={
          <Button look="primary" chord={chordOf('stock', 'answerPlace')} disabledReason={blocked} onPress={() => void answer()}>
            {t(toCount ? 'stock.place.count' : 'stock.place.release')}
          </Button>
        }
      >
        {frozen && t('stock.place.frozen')}
      </Note>
      <LevelsTable>
        {places.map(({ location, onHand, asOf }) => (
          <tr key={location}>
            <td className="code">{location === '' ? format.missing : location}</td>
            <td>{asOf === null ? format.missing : format.number(onHand)}</td>
            <td>{asOf === null ? format.missing : format.near(asOf, now)}</td>
          </tr>
        ))}
      </LevelsTable>
      <h2>{t('stock.place.reports')}</h2>
      <ol className="stock-low-orders">
        {reports.map(({ caseId, platformOrderNo, missing, reason, openedAt }, place) => (
          <li key={caseId}>
            <OrderNumber text={platformOrderNo} /> {t('stock.place.report', { count: missing, reason: t(`pack.reason.${reason}`) })}{' '}
            <span className="meta">{format.near(openedAt, now)}</span>
            {place === 0 && (
              <Button look="quiet" chord={chordOf('list', 'open')} onPress={() => void look()}>
                {t('stock.openOrder')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {open && <CountDialog asked={asked} sending={sending} onClose={() => setOpen(false)} />}
    </div>
  );
}
