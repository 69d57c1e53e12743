import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import type { FirstAdministrator as Person } from '../session/session-gateway.ts';
import { useForgetAll, useSessionGateway } from '../session/session-provider.tsx';
import { SignInScreen } from './sign-in-screen.tsx';
import { Failure } from './who-is-here.tsx';

const EMPTY: Person & { readonly passwordAgain: string } = { name: '', nameEn: '', staffNo: '', password: '', passwordAgain: '', pin: '' };
type Form = typeof EMPTY;
type FormErrors = Partial<Record<keyof Form, string>>;

/** Long enough to resist guessing; no rules about signs (NIST SP 800-63B). */
const SHORTEST_PASSWORD = 10;

/** The first start of a new database: whoever sets it up becomes its administrator. */
export function FirstAdministrator() {
  const { t } = useTranslation();
  const gateway = useSessionGateway();
  const forgetAll = useForgetAll();
  const [form, setForm] = useState<Form>(EMPTY);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);

  const errors: FormErrors = {
    ...(form.name.trim() === '' && { name: t('first.name.missing') }),
    ...(form.password.length < SHORTEST_PASSWORD && { password: t('first.password.short', { count: SHORTEST_PASSWORD }) }),
    ...(form.password !== form.passwordAgain && { passwordAgain: t('first.password.differs') }),
    ...(!/^\d{6}$/.test(form.pin) && { pin: t('first.pin.bad') }),
  };
  const shown = tried ? errors : {};
  const set = (field: keyof Form) => (value: string) => {
    setForm((before) => ({ ...before, [field]: value }));
  };

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (busy || Object.keys(errors).length > 0) return;
    setBusy(true);
    const { passwordAgain: _, ...person } = form;
    const reply = await gateway.createFirstAdministrator({ ...person, name: person.name.trim(), nameEn: person.nameEn.trim(), staffNo: person.staffNo.trim() });
    setBusy(false);
    if (reply.ok) await forgetAll();
    else setFailure(reply.error);
  };

  return (
    <SignInScreen title={t('first.title')} hint={t('first.hint')}>
      <form className="first-form" onSubmit={(event) => void submit(event)} noValidate>
        <TextField label={t('first.name')} value={form.name} onChange={set('name')} error={shown.name} autoComplete="name" autoFocus />
        <TextField label={t('first.nameEn')} value={form.nameEn} onChange={set('nameEn')} hint={t('first.nameEn.hint')} />
        <TextField label={t('first.staffNo')} value={form.staffNo} onChange={set('staffNo')} hint={t('first.staffNo.hint')} code autoComplete="username" />
        <TextField
          label={t('first.pin')}
          value={form.pin}
          onChange={set('pin')}
          error={shown.pin}
          hint={t('first.pin.hint')}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
        />
        <TextField
          label={t('first.password')}
          value={form.password}
          onChange={set('password')}
          error={shown.password}
          hint={t('first.password.hint', { count: SHORTEST_PASSWORD })}
          type="password"
          autoComplete="new-password"
        />
        <TextField
          label={t('first.passwordAgain')}
          value={form.passwordAgain}
          onChange={set('passwordAgain')}
          error={shown.passwordAgain}
          type="password"
          autoComplete="new-password"
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
