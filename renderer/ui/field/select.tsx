import { type KeyboardEvent, useContext } from 'react';
import { flushSync } from 'react-dom';
import { Button, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { ComboBox as AriaComboBox, ComboBoxStateContext, Input } from 'react-aria-components/ComboBox';
import { Icon } from '../icon/icon.tsx';
import { fieldClass, FieldHelp, FieldLabel, type FieldLook } from './field-shell.tsx';
import '../overlay/overlay.css';
import './field.css';

export interface Choice<T extends string> {
  readonly id: T;
  readonly text: string;
  /** A second, quieter word on the right. */
  readonly detail?: string | undefined;
  readonly lang?: string;
}

function ChoiceItem<T extends string>({ choice }: { readonly choice: Choice<T> }) {
  return (
    <ListBoxItem id={choice.id} textValue={choice.text} className="list-option">
      {({ isSelected }) => (
        <>
          <span className="menu-mark">{isSelected && <Icon name="check" size={14} />}</span>
          <span className="ellipsis" lang={choice.lang}>
            {choice.text}
          </span>
          {choice.detail !== undefined && <span className="meta">{choice.detail}</span>}
        </>
      )}
    </ListBoxItem>
  );
}

export interface SelectProps<T extends string> extends FieldLook {
  readonly choices: readonly Choice<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
}

export function Select<T extends string>({ choices, value, onChange, placeholder, autoFocus = false, ...look }: SelectProps<T>) {
  return (
    <AriaSelect
      className={fieldClass(look)}
      value={value}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key);
        if (chosen !== undefined && look.disabledReason === undefined) onChange(chosen.id);
      }}
      isInvalid={look.error !== undefined}
      autoFocus={autoFocus}
      {...(look.disabledReason !== undefined && { isOpen: false })}
      {...(placeholder !== undefined && { placeholder })}
    >
      <FieldLabel {...look} />
      <div className="field-column">
        <Button className="input-box select-box" {...(look.disabledReason !== undefined && { 'aria-disabled': true })}>
          <SelectValue className="select-value">
            {({ selectedText, defaultChildren }) => (selectedText === null || selectedText === '' ? defaultChildren : selectedText)}
          </SelectValue>
          <Icon name="down" size={14} />
        </Button>
        <FieldHelp {...look} />
      </div>
      <Popover className="popover" offset={4}>
        <ListBox className="list-box" items={choices}>
          {(choice) => <ChoiceItem choice={choice} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

export interface ComboBoxProps<T extends string> extends FieldLook {
  readonly choices: readonly Choice<T>[];
  readonly value: T | null;
  readonly onChange: (value: T | null) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
}

/** The box one types into: Enter and Tab take the only choice that is left, which would be thrown away otherwise. */
function TypedChoice({ placeholder }: { readonly placeholder: string | undefined }) {
  const state = useContext(ComboBoxStateContext);
  const takeOnlyOne = ({ key, nativeEvent }: KeyboardEvent) => {
    if ((key !== 'Enter' && key !== 'Tab') || nativeEvent.isComposing || state?.isOpen !== true || state.inputValue.trim() === '') return;
    const [only, another] = state.collection.getKeys();
    if (only === undefined || another !== undefined || state.selectionManager.focusedKey !== null) return;
    // Drawn before the box itself reads its keys: it then takes what the arrow would have stood on.
    flushSync(() => state.selectionManager.setFocusedKey(only));
  };
  return (
    <div className="input-box select-box" onKeyDownCapture={takeOnlyOne}>
      <Input className="input" {...(placeholder !== undefined && { placeholder })} />
      <Button className="stepper">
        <Icon name="down" size={14} />
      </Button>
    </div>
  );
}

/** A select one can type into; letters in the middle match too. */
export function ComboBox<T extends string>({ choices, value, onChange, placeholder, autoFocus = false, ...look }: ComboBoxProps<T>) {
  return (
    <AriaComboBox
      className={fieldClass(look)}
      defaultItems={choices}
      value={value}
      onChange={(key) => {
        onChange(choices.find((choice) => choice.id === key)?.id ?? null);
      }}
      isInvalid={look.error !== undefined}
      autoFocus={autoFocus}
      menuTrigger="focus"
      {...(look.disabledReason !== undefined && { isReadOnly: true })}
    >
      <FieldLabel {...look} />
      <div className="field-column">
        <TypedChoice placeholder={placeholder} />
        <FieldHelp {...look} />
      </div>
      <Popover className="popover" offset={4}>
        <ListBox<Choice<T>> className="list-box">{(choice) => <ChoiceItem choice={choice} />}</ListBox>
      </Popover>
    </AriaComboBox>
  );
}
