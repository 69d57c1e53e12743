import { Button, Group, Input, NumberField as AriaNumberField, type NumberFieldProps as AriaNumberFieldProps } from 'react-aria-components/NumberField';
import { Icon } from '../icon/icon.tsx';
import { fieldClass, FieldHelp, FieldLabel, type FieldLook } from './field-shell.tsx';
import './field.css';

export interface NumberFieldProps extends Omit<AriaNumberFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'validate'>, FieldLook {}

export function NumberField({ label, labelHidden, beside, hint, error, unsure, disabledReason, ...rest }: NumberFieldProps) {
  const look = {
    label,
    hint,
    error,
    ...(labelHidden !== undefined && { labelHidden }),
    ...(beside !== undefined && { beside }),
    disabledReason,
    ...(unsure !== undefined && { unsure }),
  };
  return (
    <AriaNumberField {...rest} isInvalid={error !== undefined} {...(disabledReason !== undefined && { isReadOnly: true })} className={fieldClass(look)}>
      <FieldLabel {...look} />
      <div className="field-column">
        <Group className="input-box number-box">
          <Input className="input" data-figures="" aria-disabled={disabledReason !== undefined || undefined} />
          <Button slot="decrement" className="stepper">
            <Icon name="minus" size={12} />
          </Button>
          <Button slot="increment" className="stepper">
            <Icon name="plus" size={12} />
          </Button>
        </Group>
        <FieldHelp {...look} />
      </div>
    </AriaNumberField>
  );
}
