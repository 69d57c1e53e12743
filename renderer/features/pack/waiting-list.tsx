import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { PackWaitingDto } from '../../../shared/contract/pack.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { OrderNumber } from '../../ui/code/order-number.tsx';
import { Note } from '../../ui/feedback/note.tsx';

/** What waits to be packed, the most urgent first, while nothing lies on the bench. Pressing one is the same as scanning its number. */
export function WaitingList({
  waiting,
  isUnknown,
  onOpen,
}: {
  readonly waiting: PackWaitingDto | undefined;
  readonly isUnknown: boolean;
  readonly onOpen: (platformOrderNo: string) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <div className="pack-waiting">
      {isUnknown && (
        <Note tone="warn" role="status">
          {t('pack.waiting.unknown')}
        </Note>
      )}
      {waiting !== undefined && <p className="pack-total">{t('pack.waiting', { count: waiting.total })}</p>}
      <ul>
        {waiting?.next.map(({ orderId, platformOrderNo, units, promisedShipAt }) => (
          <li key={orderId}>
            <AriaButton className="pack-waiting-order" onPress={() => onOpen(platformOrderNo)}>
              <OrderNumber text={platformOrderNo} />
              <span>{t('pack.waiting.units', { count: units })}</span>
              <span>{promisedShipAt === null ? '' : t('pack.waiting.until', { time: format.near(promisedShipAt, now) })}</span>
            </AriaButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
