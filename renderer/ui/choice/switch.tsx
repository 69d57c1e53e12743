import type { ReactNode } from 'react';
import { SwitchButton, SwitchField, type SwitchFieldProps, Text } from 'react-aria-components/Switch';
import { Icon } from '../icon/icon.tsx';
import './choice.css';

interface SwitchProps extends Omit<SwitchFieldProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode;
  /** Why it cannot be changed now. It stays focusable and says so. */
  readonly disabledReason?: string | undefined;
}

/** Applies at once; what waits for Save is a Checkbox. */
export function Switch({ children, disabledReason, ...rest }: SwitchProps) {
  return (
    <SwitchField
      {...rest}
      {...(disabledReason !== undefined && { isReadOnly: true })}
      className={disabledReason === undefined ? 'choice-field switch-field' : 'choice-field switch-field is-blocked'}
    >
      <SwitchButton className="choice">
        <span className="switch-mark" />
        {children}
      </SwitchButton>
      {disabledReason !== undefined && (
        <Text slot="description" className="choice-reason">
          <Icon name="lock" size={12} /> {disabledReason}
        </Text>
      )}
    </SwitchField>
  );
}
