import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components/TextField';
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
}

export const fieldClass = ({ beside = false, unsure = false }: FieldLook): string =>
  ['field', beside && 'field-beside', unsure && 'field-unsure'].filter(Boolean).join(' ');

export function FieldLabel({ label, labelHidden = false }: FieldLook) {
  return <Label className={labelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>;
}

export function FieldHelp({ hint, error }: FieldLook) {
  return (
    <>
      {hint !== undefined && error === undefined && (
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
