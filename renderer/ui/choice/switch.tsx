import type { ReactNode } from 'react';
import { SwitchButton, SwitchField, type SwitchFieldProps } from 'react-aria-components/Switch';
import './choice.css';

/** Applies at once; what waits for Save is a Checkbox. */
export function Switch({ children, ...rest }: Omit<SwitchFieldProps, 'children' | 'className' | 'style'> & { readonly children: ReactNode }) {
  return (
    <SwitchField {...rest} className="choice-field">
      <SwitchButton className="choice">
        <span className="switch-mark" />
        {children}
      </SwitchButton>
    </SwitchField>
  );
}
