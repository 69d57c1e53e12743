import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField, type CheckboxFieldProps, Text } from 'react-aria-components/Checkbox';
import { Icon } from '../icon/icon.tsx';
import './choice.css';

export interface CheckboxProps extends Omit<CheckboxFieldProps, 'children' | 'className' | 'style'> {
  /** Without visible children give an `aria-label`. */
  readonly children?: ReactNode;
  /** Why it cannot be changed now. It stays focusable and says so. */
  readonly disabledReason?: string | undefined;
}

export function Checkbox({ children, disabledReason, ...rest }: CheckboxProps) {
  return (
    <CheckboxField
      {...rest}
      {...(disabledReason !== undefined && { isReadOnly: true })}
      className={disabledReason === undefined ? 'choice-field' : 'choice-field is-blocked'}
    >
      <CheckboxButton className="choice">
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className="check-mark">{isIndeterminate ? <Icon name="minus" size={11} /> : isSelected && <Icon name="check" size={11} />}</span>
            {children}
          </>
        )}
      </CheckboxButton>
      {disabledReason !== undefined && (
        <Text slot="description" className="choice-reason">
          <Icon name="lock" size={12} /> {disabledReason}
        </Text>
      )}
    </CheckboxField>
  );
}
