import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { KeyCap } from '../button/key-cap.tsx';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import './status.css';

interface ChipProps {
  /** What is filtered ("State is not") and by what ("closed"). */
  readonly name: string;
  readonly value: string;
  readonly onEdit?: () => void;
  readonly onRemove: () => void;
  /** Name of the remove button, with the filter's name in it. */
  readonly removeLabel: string;
}

/** A filter that is on. Backspace or Delete on it removes it, Enter edits it. */
export function Chip({ name, value, onEdit, onRemove, removeLabel }: ChipProps) {
  return (
    <span className="chip">
      <AriaButton
        className="chip-body"
        {...(onEdit !== undefined && { onPress: onEdit })}
        onKeyDown={(event) => {
          if (event.key === 'Backspace' || event.key === 'Delete') onRemove();
          else event.continuePropagation();
        }}
      >
        <span className="t3 ellipsis">{name}</span> <span className="ellipsis">{value}</span>
      </AriaButton>
      <AriaButton className="chip-remove" aria-label={removeLabel} onPress={onRemove}>
        <Icon name="close" size={12} />
      </AriaButton>
    </span>
  );
}

/** The dashed chip that adds, or a quiet one that opens a choice ("Group: Clock"). */
export function ChipButton({
  icon,
  chord,
  look = 'add',
  children,
  onPress,
}: {
  readonly icon?: IconName;
  readonly chord?: string | undefined;
  readonly look?: 'add' | 'bare';
  readonly children: ReactNode;
  readonly onPress?: () => void;
}) {
  return (
    <AriaButton className={`chip chip-${look}`} {...(onPress !== undefined && { onPress })}>
      {icon !== undefined && <Icon name={icon} size={14} />}
      {children}
      {look === 'bare' && <Icon name="down" size={14} />}
      {chord !== undefined && <KeyCap chord={chord} />}
    </AriaButton>
  );
}
