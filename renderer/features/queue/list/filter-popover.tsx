import { type KeyboardEvent, memo, type RefObject, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import type { QueueFilter } from '../../../../shared/contract/queue.contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import { useFacets } from '../api/use-facets.ts';
import { type ChipFilter, type ChipName, withoutChip } from '../model/queue-address.ts';
import { DUES, type FilterOption, useFilterOptions } from './use-filter-options.ts';

const NAMES = ['kinds', 'states', 'due', 'owners', 'merchants', 'incident', 'text'] as const satisfies readonly ChipName[];

interface FilterPopoverProps {
  readonly anchor: RefObject<HTMLElement | null>;
  readonly editing: ChipName | null;
  readonly onEdit: (name: ChipName | null) => void;
  readonly chips: ChipFilter;
  readonly onChange: (chips: ChipFilter) => void;
  readonly filter: QueueFilter;
  /** The rows of this filter are here: counts never go before them. */
  readonly isListed: boolean;
}

/** As the arrow beside each name promises: right or Enter goes over to its choices, left comes back. */
const crossOver = (event: KeyboardEvent<HTMLElement>) => {
  const from = event.target instanceof Element ? event.target : null;
  const goal =
    from?.closest('.filter-names') && (event.key === 'ArrowRight' || event.key === 'Enter')
      ? '.filter-options [role=option], .filter-text input'
      : from?.closest('.filter-options') && event.key === 'ArrowLeft'
        ? '.filter-names [aria-selected=true]'
        : null;
  const target = goal === null ? null : event.currentTarget.querySelector<HTMLElement>(goal);
  if (target === null) return;
  event.preventDefault();
  event.stopPropagation();
  target.focus();
};

/** Left what to filter by, right the choices; each choice applies at once. */
export function FilterPopover({ anchor, editing, onEdit, chips, onChange, filter, isListed }: FilterPopoverProps) {
  const { t } = useTranslation();
  const facets = useFacets(filter, editing !== null && isListed);
  const name = editing ?? 'kinds';
  const options = useFilterOptions(name, facets);
  const chosen: readonly string[] = name === 'due' || name === 'incident' ? [chips[name] ?? []].flat() : name === 'text' ? [] : (chips[name] ?? []);
  const choose = (ids: readonly string[]) => {
    const bare = withoutChip(chips, name);
    if (ids.length === 0) return onChange(bare);
    if (name === 'due') return onChange({ ...bare, due: DUES.find((due) => due === ids[0]) ?? 'today' });
    if (name === 'incident') return onChange({ ...bare, incident: ids[0] ?? '' });
    onChange({ ...bare, [name]: [...ids] });
  };

  return (
    <Popover
      className="popover filter-popover"
      triggerRef={anchor}
      placement="bottom start"
      offset={4}
      isOpen={editing !== null}
      onOpenChange={(open) => {
        if (!open) onEdit(null);
      }}
    >
      <Dialog className="dialog" aria-label={t('queue.filter.add')}>
        <div className="filter-dialog" onKeyDownCapture={crossOver}>
          <FilterNames name={name} onEdit={onEdit} />
          {name === 'text' ? (
            <TextChoice value={chips.text ?? ''} onDone={(text) => (onChange(text === '' ? withoutChip(chips, 'text') : { ...chips, text }), onEdit(null))} />
          ) : (
            <ListBox
              key={name}
              className="list-box filter-options"
              aria-label={t(`queue.filter.${name}`)}
              // Escape closes; it must not take the filter away with it.
              escapeKeyBehavior="none"
              selectionMode={name === 'due' || name === 'incident' ? 'single' : 'multiple'}
              selectedKeys={chosen.map((id) => `=${id}`)}
              onSelectionChange={(keys) => choose(options.filter(({ id }) => keys === 'all' || keys.has(`=${id}`)).map(({ id }) => id))}
              items={options}
            >
              {/* The empty id stands for unowned; keys may not be empty. */}
              {({ id, text, count }) => <OptionItem key={id} id={`=${id}`} text={text} count={count} />}
            </ListBox>
          )}
        </div>
      </Dialog>
    </Popover>
  );
}

/** What can be filtered by. Drawn anew with another name, and not with each choice, which the list behind waits for. */
const FilterNames = memo(({ name, onEdit }: { readonly name: ChipName; readonly onEdit: (name: ChipName) => void }) => {
  const { t } = useTranslation();
  return (
    <ListBox
      className="list-box filter-names"
      aria-label={t('queue.filter.by')}
      selectionMode="single"
      // The choices of a name are seen while the arrows pass over it.
      selectionBehavior="replace"
      disallowEmptySelection
      escapeKeyBehavior="none"
      selectedKeys={[name]}
      onSelectionChange={(keys) => {
        const next = NAMES.find((one) => keys !== 'all' && keys.has(one));
        if (next !== undefined) onEdit(next);
      }}
      autoFocus
    >
      {NAMES.map((one) => (
        <ListBoxItem key={one} id={one} textValue={t(`queue.filter.${one}`)} className="list-option">
          <span className="ellipsis">{t(`queue.filter.${one}`)}</span>
          <Icon name="right" size={12} />
        </ListBoxItem>
      ))}
    </ListBox>
  );
});
FilterNames.displayName = 'FilterNames';

function OptionItem({ id, text, count }: FilterOption) {
  const format = useFormat();
  return (
    <ListBoxItem id={id} textValue={text} className="list-option">
      {({ isSelected }) => (
        <>
          <span className="menu-mark">{isSelected && <Icon name="check" size={14} />}</span>
          <span className="ellipsis">{text}</span>
          {count !== undefined && <span className="meta">{format.number(count)}</span>}
        </>
      )}
    </ListBoxItem>
  );
}

function TextChoice({ value, onDone }: { readonly value: string; readonly onDone: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  return (
    <form
      className="filter-text col"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(text.trim());
      }}
    >
      <TextField label={t('queue.filter.text')} value={text} onChange={setText} autoFocus hint={t('shell.search.hint')} />
      <Button type="submit" look="primary">
        {t('queue.filter.apply')}
      </Button>
    </form>
  );
}
