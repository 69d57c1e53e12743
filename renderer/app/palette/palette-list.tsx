import { useTranslation } from 'react-i18next';
import type { PaletteItem } from '../../lib/palette/palette-item.ts';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { OrderNumber } from '../../ui/code/order-number.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import type { PaletteRows } from './palette-rows.ts';

export const rowId = (index: number): string => `palette-row-${index}`;

interface PaletteListProps {
  readonly id: string;
  readonly label: string;
  readonly groups: readonly PaletteRows[];
  readonly active: number;
  readonly onChoose: (item: PaletteItem) => void;
}

/** The answers by group. A press must not take the focus from the field, which has the keys. */
export function PaletteList({ id, label, groups, active, onChoose }: PaletteListProps) {
  const { t } = useTranslation();
  const starts = groups.map((_, at) => groups.slice(0, at).reduce((sum, { items }) => sum + items.length, 0));
  return (
    <div className="palette-list" id={id} role="listbox" tabIndex={-1} aria-label={label} onMouseDown={(event) => event.preventDefault()}>
      {groups.map(({ group, items }, at) => (
        <div key={group} role="group" aria-label={t(`palette.${group}`)}>
          <div className="palette-group" aria-hidden>
            {t(`palette.${group}`)}
          </div>
          {items.map((item, index) => {
            const place = (starts[at] ?? 0) + index;
            return (
              // The field keeps the focus and has the keys.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={item.id}
                id={rowId(place)}
                role="option"
                tabIndex={-1}
                aria-selected={place === active}
                className={place === active ? 'palette-row is-active' : 'palette-row'}
                onClick={() => onChoose(item)}
              >
                <Icon name={item.icon} size={14} />
                {item.code === true ? <OrderNumber text={item.text} /> : <span className="palette-text ellipsis">{item.text}</span>}
                {item.detail !== undefined && <span className="ellipsis">{item.detail}</span>}
                <span className="spring" />
                {item.meta !== undefined && <span className="palette-meta meta ellipsis">{item.meta}</span>}
                {item.chord !== undefined && <KeyCap chord={item.chord} />}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
