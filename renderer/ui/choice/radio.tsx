import type { ReactNode } from 'react';
import {
  Label,
  RadioButton,
  RadioField,
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  Text,
} from 'react-aria-components/RadioGroup';
import { KeyCap } from '../button/key-cap.tsx';
import { Icon } from '../icon/icon.tsx';
import './choice.css';

export interface RadioGroupProps<T extends string> extends Omit<AriaRadioGroupProps, 'children' | 'className' | 'style' | 'value' | 'onChange'> {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  /** Takes the focus to what is chosen, else to the first. */
  readonly autoFocus?: boolean;
  /** Why nothing can be chosen now. It stays focusable and says so. */
  readonly disabledReason?: string | undefined;
  readonly choices: readonly { readonly id: T; readonly text: ReactNode; readonly detail?: ReactNode; readonly chord?: string }[];
}

export function RadioGroup<T extends string>({
  label,
  labelHidden = false,
  value,
  onChange,
  choices,
  autoFocus = false,
  disabledReason,
  ...rest
}: RadioGroupProps<T>) {
  return (
    <AriaRadioGroup
      {...rest}
      {...(disabledReason !== undefined && { isReadOnly: true })}
      className={disabledReason === undefined ? 'radio-group' : 'radio-group is-blocked'}
      value={value}
      onChange={(key) => {
        const chosen = choices.find((choice) => choice.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
    >
      <Label className={labelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>
      {choices.map((choice, index) => (
        <RadioField key={choice.id} value={choice.id} className="choice-field" autoFocus={autoFocus && (value === null ? index === 0 : value === choice.id)}>
          <RadioButton className="choice">
            <span className="radio-mark" />
            <span className="col choice-words">
              <span>{choice.text}</span>
              {choice.detail !== undefined && <span className="meta">{choice.detail}</span>}
            </span>
            {choice.chord !== undefined && <KeyCap chord={choice.chord} />}
          </RadioButton>
        </RadioField>
      ))}
      {disabledReason !== undefined && (
        <Text slot="description" className="choice-reason">
          <Icon name="lock" size={12} /> {disabledReason}
        </Text>
      )}
    </AriaRadioGroup>
  );
}
