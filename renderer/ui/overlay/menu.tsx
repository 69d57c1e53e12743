import type { ReactElement, ReactNode } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components/Menu';
import { KeyCap } from '../button/key-cap.tsx';
import { Icon } from '../icon/icon.tsx';
import type { IconName } from '../icon/icon-paths.ts';
import './overlay.css';

/** A button and the menu it opens. `label` names the menu. */
export function Menu({
  trigger,
  label,
  children,
  placement = 'bottom end',
  isOpen,
  onOpenChange,
}: {
  readonly trigger: ReactElement;
  readonly label: string;
  readonly children: ReactNode;
  readonly placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
  /** Where a key opens it too. */
  readonly isOpen?: boolean;
  readonly onOpenChange?: (isOpen: boolean) => void;
}) {
  return (
    <MenuTrigger {...(isOpen !== undefined && { isOpen })} {...(onOpenChange !== undefined && { onOpenChange })}>
      {trigger}
      <Popover className="popover" placement={placement} offset={4}>
        <AriaMenu className="menu" aria-label={label}>
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

interface MenuItemProps {
  readonly id: string;
  readonly text: string;
  readonly icon?: IconName;
  readonly chord?: string | undefined;
  readonly detail?: string | undefined;
  /** Why it cannot be chosen now, said beside it. */
  readonly disabledReason?: string | undefined;
  readonly onAction?: () => void;
}

export function MenuItem({ id, text, icon, chord, detail, disabledReason, onAction }: MenuItemProps) {
  return (
    <AriaMenuItem id={id} textValue={text} className="menu-item" isDisabled={disabledReason !== undefined} {...(onAction !== undefined && { onAction })}>
      <span className="menu-mark">{icon !== undefined && <Icon name={icon} />}</span>
      <span className="ellipsis">{text}</span>
      {(disabledReason ?? detail) !== undefined && <span className="meta">{disabledReason ?? detail}</span>}
      {chord !== undefined && <KeyCap chord={chord} />}
    </AriaMenuItem>
  );
}

/** A choice inside a menu: one of several, marked with a check. */
export function MenuChoices<T extends string>({
  title,
  value,
  onChange,
  choices,
}: {
  readonly title: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly choices: readonly { readonly id: T; readonly text: string; readonly lang?: string }[];
}) {
  return (
    <AriaMenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = choices.find((choice) => keys !== 'all' && keys.has(choice.id));
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      <Header className="menu-title">{title}</Header>
      {choices.map((choice) => (
        <AriaMenuItem key={choice.id} id={choice.id} textValue={choice.text} className="menu-item">
          {({ isSelected }) => (
            <>
              <span className="menu-mark">{isSelected && <Icon name="check" size={14} />}</span>
              <span lang={choice.lang}>{choice.text}</span>
            </>
          )}
        </AriaMenuItem>
      ))}
    </AriaMenuSection>
  );
}

export function MenuSeparator() {
  return <Separator className="menu-separator" />;
}
