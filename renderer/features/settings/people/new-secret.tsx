import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkPassword, checkPin, PASSWORD_ADVISED, PASSWORD_MIN, PIN_DIGITS } from '../../../../shared/core/user/secret-rules.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { Button } from '../../../ui/button/button.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';

type Kind = 'pin' | 'password';

interface SecretFieldProps {
  readonly kind: Kind;
  readonly names: readonly string[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly tried: boolean;
}

export const isGoodSecret = (kind: Kind, secret: string, names: readonly string[]): boolean =>
  (kind === 'pin' ? checkPin(secret) : checkPassword(secret, names)).ok;

export function SecretField({ kind, names, value, onChange, tried }: SecretFieldProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const check = kind === 'pin' ? checkPin(value) : checkPassword(value, names);
  return (
    <TextField
      label={t(`settings.${kind}.wanted`)}
      type="password"
      autoComplete="new-password"
      {...(kind === 'pin' && { inputMode: 'numeric' as const, maxLength: PIN_DIGITS })}
      value={value}
      onChange={onChange}
      hint={kind === 'pin' ? t('first.pin.hint') : t('first.password.hint', { min: PASSWORD_MIN, advised: PASSWORD_ADVISED })}
      error={tried && !check.ok ? errorText(check.error).what : undefined}
    />
  );
}

interface NewSecretProps {
  readonly kind: Kind;
  readonly names: readonly string[];
  readonly busy: boolean;
  /** Answers whether it was taken. */
  readonly onSet: (secret: string) => Promise<boolean>;
}

/** A new PIN or password for somebody who forgot theirs; they change it themselves afterwards. */
export function NewSecret({ kind, names, busy, onSet }: NewSecretProps) {
  const { t } = useTranslation();
  const [secret, setSecret] = useState('');
  const [tried, setTried] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || !isGoodSecret(kind, secret, names) || !(await onSet(secret))) return;
    setSecret('');
    setTried(false);
  };
  return (
    <form className="person-secret" onSubmit={(event) => void submit(event)} noValidate>
      <SecretField kind={kind} names={names} value={secret} onChange={setSecret} tried={tried} />
      <Button type="submit" busy={busy} busyLabel={t('settings.saving')}>
        {t(`people.${kind}.set`)}
      </Button>
    </form>
  );
}
