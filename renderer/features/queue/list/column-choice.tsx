import { useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { IconButton } from '../../../ui/button/button.tsx';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { OPTIONAL_COLUMNS } from './queue-columns.tsx';

export interface ColumnsOff {
  readonly off: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}

const KEY = 'sidebay.queue.columnsOff';

const read = (): ReadonlySet<string> => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return new Set(Array.isArray(value) ? value.filter((id) => (OPTIONAL_COLUMNS as readonly unknown[]).includes(id)) : []);
  } catch {
    return new Set();
  }
};

/** Columns somebody does not want to see at this computer. */
export const useColumnsOff = (): ColumnsOff => {
  const [off, setOff] = useState(read);
  const toggle = (id: string) => {
    const next = new Set(off);
    if (!next.delete(id)) next.add(id);
    setOff(next);
    try {
      localStorage.setItem(KEY, JSON.stringify([...next]));
    } catch {
      // Not remembered: chosen again next time.
    }
  };
  return { off, toggle };
};

export function ColumnChoice({ columns }: { readonly columns: ColumnsOff }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  useKeys('list', { columns: () => setOpen(true) });
  return (
    <>
      <IconButton ref={anchor} icon="columns" label={t('queue.columns')} onPress={() => setOpen(true)} />
      <Popover className="popover" triggerRef={anchor} isOpen={open} onOpenChange={setOpen} placement="bottom end" offset={4}>
        <Dialog className="dialog column-choice" aria-label={t('queue.columns')}>
          {OPTIONAL_COLUMNS.map((id) => (
            <Checkbox key={id} isSelected={!columns.off.has(id)} onChange={() => columns.toggle(id)}>
              {t(`queue.column.${id}`)}
            </Checkbox>
          ))}
          <p className="meta">{t('queue.columns.width')}</p>
        </Dialog>
      </Popover>
    </>
  );
}
