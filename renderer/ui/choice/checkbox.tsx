import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField, type CheckboxFieldProps } from 'react-aria-components/Checkbox';
import { Icon } from '../icon/icon.tsx';
import './choice.css';

export interface CheckboxProps extends Omit<CheckboxFieldProps, 'children' | 'className' | 'style'> {
  /** Without visible children give an `aria-label`. */
  readonly children?: ReactNode;
}

export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <CheckboxField {...rest} className="choice-field">
      <CheckboxButton className="choice">
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className="check-mark">{isIndeterminate ? <Icon name="minus" size={11} /> : isSelected && <Icon name="check" size={11} />}</span>
            {children}
          </>
        )}
      </CheckboxButton>
    </CheckboxField>
  );
}
