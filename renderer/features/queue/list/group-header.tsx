import { memo, type RefObject } from 'react';
import { Tick } from '../../../ui/choice/tick.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';
import { Counter } from '../../../ui/status/pill.tsx';
import { useCellWords } from './cell-words.ts';

export const groupId = (key: string): string => `queue-group-${encodeURIComponent(key)}`;

/** What may be done to a group. */
export interface GroupActs {
  readonly onToggleGroup: (key: string) => void;
  readonly onTickGroup: (key: string) => void;
}

interface GroupHeaderProps {
  readonly groupKey: string;
  readonly name: string;
  readonly count: number;
  readonly isClosed: boolean;
  readonly ticked: boolean | 'mixed';
  /** Always the newest ones. */
  readonly acts: RefObject<GroupActs>;
}

/** Opens and closes its rows, and ticks all of them, also those that are not loaded. */
export const GroupHeader = memo(({ groupKey, name, count, isClosed, ticked, acts }: GroupHeaderProps) => {
  const { t, format } = useCellWords();
  return (
    <>
      <Tick ticked={ticked} label={t('queue.selectGroup', { group: name })} onTick={() => acts.current.onTickGroup(groupKey)} />
      <button type="button" className="queue-group" tabIndex={-1} aria-expanded={!isClosed} onClick={() => acts.current.onToggleGroup(groupKey)}>
        <Icon name={isClosed ? 'right' : 'down'} size={14} />
        <b className="ellipsis">{name}</b>
        <Counter value={format.number(count)} />
      </button>
    </>
  );
});
GroupHeader.displayName = 'GroupHeader';
