import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components/TextField';
import { Icon } from '../icon/icon.tsx';
import { StatusIcon } from '../icon/status-icon.tsx';
import './field.css';

/** What every field shares: label above, or beside it in settings; a hint; and an error said in a sentence, with its octagon. */
export interface FieldLook {
  readonly label: string;
  readonly labelHidden?: boolean;
  readonly beside?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Read unsurely: violet dashed edge. */
  readonly unsure?: boolean;
  /** Why it cannot be changed now. It stays focusable, can be read and copied, and says so below. */
  readonly disabledReason?: string | undefined;
}

export const fieldClass = ({ beside = false, unsure = false, disabledReason }: FieldLook): string =>
  ['field', beside && 'field-beside', unsure && 'field-unsure', disabledReason !== undefined && 'field-blocked'].filter(Boolean).join(' ');

export function FieldLabel({ label, labelHidden = false }: FieldLook) {
  return <Label className={labelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>;
}

export function FieldHelp({ hint, error, disabledReason }: FieldLook) {
  return (
    <>
      {disabledReason !== undefined && (
        <Text slot="description" className="field-hint field-reason">
          <Icon name="lock" size={12} /> {disabledReason}
        </Text>
      )}
      {hint !== undefined && error === undefined && disabledReason === undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">
        <StatusIcon tone="stop" size={13} />
        <span>{error}</span>
      </FieldError>
    </>
  );
}
