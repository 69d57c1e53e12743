import type { ReactNode, Ref } from 'react';
import { Input, TextArea as AriaTextArea, TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import { fieldClass, FieldHelp, FieldLabel, type FieldLook } from './field-shell.tsx';
import './field.css';

type Bare = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'isInvalid' | 'validate'>;

export interface TextFieldProps extends Bare, FieldLook {
  readonly placeholder?: string;
  /** An icon or unit inside the box. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  /** Codes are set in the code face. */
  readonly code?: boolean;
  /** Language of what is typed, when it is not the interface's. */
  readonly contentLang?: string;
  readonly ref?: Ref<HTMLInputElement>;
}

export function TextField({
  label,
  labelHidden,
  beside,
  hint,
  error,
  unsure,
  disabledReason,
  placeholder,
  before,
  after,
  code = false,
  contentLang,
  ref,
  ...rest
}: TextFieldProps) {
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
    <AriaTextField {...rest} isInvalid={error !== undefined} {...(disabledReason !== undefined && { isReadOnly: true })} className={fieldClass(look)}>
      <FieldLabel {...look} />
      <div className="field-column">
        <div className="input-box">
          {before}
          <Input
            ref={ref}
            className={code ? 'input code' : 'input'}
            lang={contentLang}
            aria-disabled={disabledReason !== undefined || undefined}
            {...(placeholder !== undefined && { placeholder })}
          />
          {after}
        </div>
        <FieldHelp {...look} />
      </div>
    </AriaTextField>
  );
}

export interface TextAreaProps extends Bare, FieldLook {
  readonly placeholder?: string;
  readonly rows?: number;
  readonly contentLang?: string;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

export function TextArea({ label, labelHidden, beside, hint, error, unsure, disabledReason, placeholder, rows = 3, contentLang, ref, ...rest }: TextAreaProps) {
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
    <AriaTextField {...rest} isInvalid={error !== undefined} {...(disabledReason !== undefined && { isReadOnly: true })} className={fieldClass(look)}>
      <FieldLabel {...look} />
      <div className="field-column">
        <div className="input-box">
          <AriaTextArea
            ref={ref}
            className="input"
            rows={rows}
            lang={contentLang}
            aria-disabled={disabledReason !== undefined || undefined}
            {...(placeholder !== undefined && { placeholder })}
          />
        </div>
        <FieldHelp {...look} />
      </div>
    </AriaTextField>
  );
}
