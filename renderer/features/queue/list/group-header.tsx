import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Tick } from '../../../ui/choice/tick.tsx';
import { Icon } from '../../../ui/icon/icon.tsx';

export const groupId = (key: string): string => `queue-group-${encodeURIComponent(key)}`;

interface GroupHeaderProps {
  readonly name: string;
  readonly title: ReactNode;
  readonly closed: boolean;
  readonly ticked: boolean | 'mixed';
  readonly onToggle: () => void;
  readonly onTick: () => void;
}

/** Opens and closes its rows, and ticks all of them, also those that are not loaded. */
export function GroupHeader({ name, title, closed, ticked, onToggle, onTick }: GroupHeaderProps) {
  const { t } = useTranslation();
  return (
    <>
      <Tick ticked={ticked} label={t('queue.selectGroup', { group: name })} onTick={onTick} />
      <button type="button" className="queue-group" tabIndex={-1} aria-expanded={!closed} onClick={onToggle}>
        <Icon name={closed ? 'right' : 'down'} size={14} />
        {title}
      </button>
    </>
  );
}
