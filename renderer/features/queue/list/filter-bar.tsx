import { memo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueCounts, QueueFilter } from '../../../../shared/contract/queue.contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { personName } from '../../../lib/session/person-name.ts';
import { Menu, MenuChoices } from '../../../ui/overlay/menu.tsx';
import { Chip, ChipButton } from '../../../ui/status/chip.tsx';
import { QUEUE_GROUPS } from '../../../../shared/contract/queue-choices.ts';
import { usePeople } from '../api/use-case.ts';
import { type ChipFilter, type ChipName, chipNames, type QueueAddress, type QueueGroup, withoutChip } from '../model/queue-address.ts';
import { FilterPopover } from './filter-popover.tsx';

interface FilterBarProps {
  readonly address: QueueAddress;
  readonly onChange: (change: Partial<QueueAddress>) => void;
  readonly filter: QueueFilter;
  readonly counts: QueueCounts | undefined;
  readonly isListed: boolean;
}

/** What a chip says: "Kind: Address, SKU mismatch". */
export const useChipTexts = (counts: QueueCounts | undefined): ((chips: ChipFilter, name: ChipName) => string) => {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = useAppearance();
  const { data: people } = usePeople();
  return (chips, name) => {
    switch (name) {
      case 'kinds':
        return format.list((chips.kinds ?? []).map((kind) => t(`kind.${kind}.short`)));
      case 'states':
        return format.list((chips.states ?? []).map((state) => t(`caseState.${state}`)));
      case 'merchants':
        return format.list((chips.merchants ?? []).map((code) => counts?.byMerchant.find(({ merchant }) => merchant === code)?.name ?? code));
      case 'owners':
        return format.list(
          (chips.owners ?? []).map((id) => {
            if (id === '') return t('queue.unowned');
            const person = people?.find((one) => one.id === id);
            return person === undefined ? id : personName(person, language);
          }),
        );
      case 'due':
        return t(`queue.due.${chips.due ?? 'today'}`);
      case 'text':
        return chips.text ?? '';
      case 'incident':
        return chips.incident ?? '';
    }
  };
};

export const FilterBar = memo(({ address, onChange, filter, counts, isListed }: FilterBarProps) => {
  const { t } = useTranslation();
  const chipText = useChipTexts(counts);
  const bar = useRef<HTMLDivElement>(null);
  const [editing, setEditing] = useState<ChipName | null>(null);
  const { chips, group } = address;
  const setChips = (next: ChipFilter) => onChange({ chips: next });
  useKeys('list', {
    filter: () => setEditing('kinds'),
    clearFilters: () => (chipNames(chips).length === 0 ? false : setChips({})),
    group: () => onChange({ group: QUEUE_GROUPS[(QUEUE_GROUPS.indexOf(group) + 1) % QUEUE_GROUPS.length] ?? 'none' }),
  });
  return (
    <div className="queue-filters" ref={bar}>
      <div className="queue-chips">
        {chipNames(chips).map((name) => (
          <Chip
            key={name}
            name={t(`queue.filter.${name}`)}
            value={chipText(chips, name)}
            onEdit={() => setEditing(name)}
            onRemove={() => setChips(withoutChip(chips, name))}
            removeLabel={t('queue.filter.remove', { name: t(`queue.filter.${name}`) })}
          />
        ))}
        <ChipButton icon="filter" chord={chordOf('list', 'filter')} onPress={() => setEditing('kinds')}>
          {t('queue.filter.add')}
        </ChipButton>
      </div>
      <FilterPopover anchor={bar} editing={editing} onEdit={setEditing} chips={chips} onChange={setChips} filter={filter} isListed={isListed} />
      <span className="spring" />
      <GroupMenu group={group} onChange={onChange} />
    </div>
  );
});
FilterBar.displayName = 'FilterBar';

/** Drawn anew with another group, and not with each filter, whose list somebody waits for. */
const GroupMenu = memo(({ group, onChange }: { readonly group: QueueGroup; readonly onChange: FilterBarProps['onChange'] }) => {
  const { t } = useTranslation();
  return (
    <Menu
      label={t('queue.group')}
      trigger={
        <ChipButton look="bare" chord={chordOf('list', 'group')}>
          <span className="t3">{t('queue.group')}</span> {t(`queue.group.${group}`)}
        </ChipButton>
      }
    >
      <MenuChoices
        title={t('queue.group')}
        value={group}
        onChange={(next) => onChange({ group: next })}
        choices={QUEUE_GROUPS.map((id) => ({ id, text: t(`queue.group.${id}`) }))}
      />
    </Menu>
  );
});
GroupMenu.displayName = 'GroupMenu';
