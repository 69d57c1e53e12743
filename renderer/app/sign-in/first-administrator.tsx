import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import { checkPassword, checkPin, PASSWORD_ADVISED, PASSWORD_MIN, PIN_DIGITS } from '../../../shared/core/user/secret-rules.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useAppearance } from '../../lib/appearance/use-appearance.ts';
import { rememberPerson } from '../../lib/last-person.ts';
import { useClient } from '../../transport/console-context.ts';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { useEnterSession } from '../session/session-provider.tsx';
import { Failure } from './secret.tsx';
import { SignInScreen } from './sign-in-screen.tsx';

const EMPTY = { name: '', nameEn: '', pin: '', password: '', passwordAgain: '' };
type Form = typeof EMPTY;

/** The first start of a new database: whoever sets it up becomes its administrator. */
export function FirstAdministrator() {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const errorText = useErrorText();
  const { session } = useClient();
  const enter = useEnterSession();
  const [form, setForm] = useState<Form>(EMPTY);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);

  const said = (check: Result<unknown, CallError>): string | undefined => (check.ok ? undefined : errorText(check.error).what);
  const errors: Readonly<Record<keyof Form, string | undefined>> = {
    name: form.name.trim() === '' ? t('error.name_missing') : undefined,
    nameEn: undefined,
    // The PIN may wait: it can be set later, and until then the password serves.
    pin: form.pin === '' ? undefined : said(checkPin(form.pin)),
    password: said(checkPassword(form.password, [form.name, form.nameEn])),
    passwordAgain: form.password === form.passwordAgain ? undefined : t('first.password.differs'),
  };
  const shown = (field: keyof Form) => (tried ? errors[field] : undefined);
  const set = (field: keyof Form) => (value: string) => {
    setForm((before) => ({ ...before, [field]: value }));
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || Object.values(errors).some((error) => error !== undefined)) return;
    setBusy(true);
    const { name, nameEn, password, pin } = form;
    const reply = await session.createFirstAdministrator({ name: name.trim(), nameEn: nameEn.trim(), language, password, pin: pin === '' ? null : pin });
    setBusy(false);
    if (!reply.ok) {
      setFailure(reply.error);
      return;
    }
    if (reply.value.me !== null) rememberPerson(reply.value.me.id);
    enter(reply.value);
  };

  return (
    <SignInScreen title={t('first.title')} hint={t('first.hint')}>
      <form className="first-form" onSubmit={(event) => void submit(event)} noValidate>
        <TextField label={t('first.name')} value={form.name} onChange={set('name')} error={shown('name')} autoComplete="name" autoFocus />
        <TextField label={t('first.nameEn')} value={form.nameEn} onChange={set('nameEn')} hint={t('first.nameEn.hint')} />
        <TextField
          label={t('first.password')}
          value={form.password}
          onChange={set('password')}
          error={shown('password')}
          hint={t('first.password.hint', { min: PASSWORD_MIN, advised: PASSWORD_ADVISED })}
          type="password"
          autoComplete="new-password"
        />
        <TextField
          label={t('first.passwordAgain')}
          value={form.passwordAgain}
          onChange={set('passwordAgain')}
          error={shown('passwordAgain')}
          type="password"
          autoComplete="new-password"
        />
        <TextField
          label={t('first.pin')}
          value={form.pin}
          onChange={set('pin')}
          error={shown('pin')}
          hint={t('first.pin.hint')}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={PIN_DIGITS}
        />
        <div className="first-foot">
          <Failure error={failure} />
          <Button type="submit" look="primary" large busy={busy} busyLabel={t('first.creating')}>
            {t('first.create')}
          </Button>
        </div>
      </form>
    </SignInScreen>
  );
}
