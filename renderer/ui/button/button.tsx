import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { useDelayed } from '../../lib/use-delayed.ts';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import { Tip } from '../overlay/tooltip.tsx';
import { KeyCap } from './key-cap.tsx';
import { tellingKey } from './told-key.tsx';
import './button.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'isPending' | 'isDisabled'> {
  /** One primary per region; danger is outlined, never filled. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly large?: boolean;
  readonly icon?: IconName;
  readonly chord?: string | undefined;
  /** While true nothing is pressed twice; the width stays and `busyLabel` shows after 0.3 s. */
  readonly busy?: boolean;
  readonly busyLabel?: string;
  /** Why it cannot be pressed now. The button stays focusable and says so. */
  readonly disabledReason?: string | undefined;
  readonly className?: string;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  look = 'plain',
  large = false,
  icon,
  chord,
  busy = false,
  busyLabel,
  disabledReason,
  className,
  children,
  onPress,
  ...rest
}: ButtonProps) {
  const showBusy = useDelayed(busy, 300);
  const blocked = disabledReason !== undefined;
  const iconOnly = children === undefined || children === null;
  const button = (
    <AriaButton
      {...tellingKey(chord)}
      {...rest}
      {...(onPress !== undefined && !blocked && { onPress })}
      {...(blocked && { type: 'button' as const })}
      isPending={busy || blocked}
      className={['button', `button-${look}`, large && 'button-large', iconOnly && 'button-icon', showBusy && 'is-busy', blocked && 'is-blocked', className]
        .filter(Boolean)
        .join(' ')}
    >
      {icon !== undefined && <Icon name={icon} size={large ? 16 : 14} />}
      {!iconOnly && <span>{children}</span>}
      {chord !== undefined && <KeyCap chord={chord} />}
      {busyLabel !== undefined && <span className="button-busy">{busyLabel}</span>}
    </AriaButton>
  );
  return blocked ? <Tip text={disabledReason}>{button}</Tip> : button;
}

/** A square button whose icon needs words: the label is its name and its tooltip. */
export function IconButton({ label, ...rest }: Omit<ButtonProps, 'children' | 'aria-label'> & { readonly label: string; readonly icon: IconName }) {
  return (
    <Tip text={label}>
      <Button look="quiet" {...rest} aria-label={label} />
    </Tip>
  );
}
