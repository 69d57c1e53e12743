import { useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import type { ColumnLook } from '../../../../shared/contract/views.contract.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button, IconButton } from '../../../ui/button/button.tsx';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { COLUMN_FACTS, moved, pinnedOrNot, shownOrNot, sized, START_COLUMNS, WIDTH_STEP, widthOf } from '../model/columns.ts';

export interface ColumnsOfView {
  readonly columns: readonly ColumnLook[];
  readonly onColumns: (columns: readonly ColumnLook[]) => void;
}

/** Which columns a view shows, in which order, how wide, and which stay when the list is scrolled sideways. */
export function ColumnChoice({ columns, onColumns }: ColumnsOfView) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  useKeys('list', { columns: () => setOpen(true) });
  return (
    <>
      <IconButton ref={anchor} icon="columns" label={t('queue.columns')} chord={chordOf('list', 'columns')} onPress={() => setOpen(true)} />
      <Popover className="popover" triggerRef={anchor} isOpen={open} onOpenChange={setOpen} placement="bottom end" offset={4}>
        <Dialog className="dialog column-choice" aria-label={t('queue.columns')}>
          <ul>
            {columns.map((column) => {
              const { id, shown, pinned } = column;
              const name = t(`queue.column.${id}`);
              return (
                <li key={id} className="row column-line">
                  <Checkbox isSelected={shown} isDisabled={COLUMN_FACTS[id].fixed} onChange={() => onColumns(shownOrNot(columns, id))}>
                    {name}
                  </Checkbox>
                  <span className="spring" />
                  <IconButton
                    icon="minus"
                    label={t('queue.columns.narrower', { name })}
                    onPress={() => onColumns(sized(columns, id, widthOf(column) - WIDTH_STEP))}
                  />
                  <IconButton
                    icon="plus"
                    label={t('queue.columns.wider', { name })}
                    onPress={() => onColumns(sized(columns, id, widthOf(column) + WIDTH_STEP))}
                  />
                  <IconButton icon="up" label={t('queue.columns.earlier', { name })} onPress={() => onColumns(moved(columns, id, -1))} />
                  <IconButton icon="down" label={t('queue.columns.later', { name })} onPress={() => onColumns(moved(columns, id, 1))} />
                  <IconButton
                    icon={pinned ? 'lock' : 'pin'}
                    label={t(pinned ? 'queue.columns.unpin' : 'queue.columns.pin', { name })}
                    onPress={() => onColumns(pinnedOrNot(columns, id))}
                  />
                </li>
              );
            })}
          </ul>
          <p className="meta">{t('queue.columns.width')}</p>
          <Button look="quiet" onPress={() => onColumns(START_COLUMNS)}>
            {t('queue.columns.start')}
          </Button>
        </Dialog>
      </Popover>
    </>
  );
}
