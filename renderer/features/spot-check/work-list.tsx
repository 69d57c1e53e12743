import { useTranslation } from 'react-i18next';
import { StatusIcon, type Tone } from '../../ui/icon/status-icon.tsx';
import { OrderNumber } from '../../ui/code/order-number.tsx';
import { useSpotWords } from './plan-words.ts';
import type { SpotItem } from './use-spot.ts';

const TONES: Readonly<Record<Exclude<SpotItem['state'], 'open'>, Tone>> = { clean: 'ok', faulty: 'stop', skipped: 'warn' };
export const spotRowId = (orderId: string): string => `spot-${orderId}`;

/** The drawn orders in the order of the draw, with what came of each. */
export function WorkList({
  items,
  cursor,
  onChoose,
}: {
  readonly items: readonly SpotItem[];
  readonly cursor: string | null;
  readonly onChoose: (orderId: string) => void;
}) {
  const { t } = useTranslation();
  const words = useSpotWords();
  return (
    <div
      className="spot-list"
      role="grid"
      aria-label={t('spot.list')}
      tabIndex={0}
      aria-activedescendant={cursor === null ? undefined : spotRowId(cursor)}
      data-region-start
    >
      {items.map((item) => (
        // The list is one tab stop; its keys are in the key map. A grid, not a list box: letters stay keys of the desk.
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={item.orderId}
          id={spotRowId(item.orderId)}
          role="row"
          tabIndex={-1}
          aria-selected={item.orderId === cursor}
          className={item.orderId === cursor ? 'spot-row is-cursor' : 'spot-row'}
          onClick={() => onChoose(item.orderId)}
        >
          <span role="gridcell" className="t2 spot-place">
            {item.place}
          </span>
          <span role="gridcell" className="ellipsis">
            <OrderNumber text={item.platformOrderNo} />
          </span>
          <span role="gridcell">{item.state !== 'open' && <StatusIcon tone={TONES[item.state]} label={t(`spot.item.${item.state}`)} />}</span>
          <span role="gridcell" className="t2 ellipsis spot-row-words">
            {words.stratum(item)}
            {item.extra && <span className="meta"> {t('spot.extra')}</span>}
          </span>
        </div>
      ))}
    </div>
  );
}
