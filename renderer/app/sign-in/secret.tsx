import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import { PIN_DIGITS } from '../../../shared/core/user/secret-rules.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useAppearance } from '../../lib/appearance/use-appearance.ts';
import { rememberPerson } from '../../lib/last-person.ts';
import { personName } from '../../lib/session/person-name.ts';
import { useDelayed } from '../../lib/use-delayed.ts';
import { useClient } from '../../transport/console-context.ts';
import { Button } from '../../ui/button/button.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { PinPad } from '../../ui/pin-pad/pin-pad.tsx';
import type { SignInPerson } from '../session/session-people.ts';
import { useEnterSession } from '../session/session-provider.tsx';

type Kind = 'pin' | 'password';
/** Longer than this and it is said that something is going on: a PIN is hashed at length on purpose. */
const SAID_AFTER_MS = 300;
/** After these a PIN will not do, whatever it is. */
const PASSWORD_ONLY = new Set(['password_needed', 'pin_blocked', 'no_pin']);

/** Asks for the PIN, or for the password at the first sign-in of a shift, and says how many tries are left. */
export function Secret({ person }: { readonly person: SignInPerson }) {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const { session } = useClient();
  const enter = useEnterSession();
  const failureId = useId();
  const [kind, setKind] = useState<Kind>(person.needsPassword ? 'password' : 'pin');
  const [failure, setFailure] = useState<CallError | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const isLong = useDelayed(busy, SAID_AFTER_MS);
  const name = personName(person, language);

  const signIn = async (secret: string): Promise<void> => {
    setBusy(true);
    const reply = kind === 'pin' ? await session.signInPin({ userId: person.id, pin: secret }) : await session.signIn({ userId: person.id, password: secret });
    setBusy(false);
    if (reply.ok) {
      rememberPerson(person.id);
      enter(reply.value);
      return;
    }
    setFailure(reply.error);
    setAttempt((before) => before + 1);
    if (PASSWORD_ONLY.has(reply.error.code)) setKind('password');
  };

  return (
    <>
      {kind === 'pin' ? (
        <>
          <h2 className="sign-in-secret-title">{t('signIn.pin', { name })}</h2>
          <PinPad
            label={t('signIn.pin', { name })}
            length={PIN_DIGITS}
            busy={busy}
            attempt={attempt}
            describedBy={failureId}
            onComplete={(pin) => void signIn(pin)}
          />
        </>
      ) : (
        <PasswordForm key={attempt} name={name} busy={busy} describedBy={failureId} onSubmit={(password) => void signIn(password)} />
      )}
      <Failure id={failureId} error={failure} />
      {failure === null && (
        <p className="meta" role="status">
          {isLong ? t('signIn.signingIn') : kind === 'pin' ? t('signIn.pin.hint') : t('signIn.password.hint')}
        </p>
      )}
    </>
  );
}

interface PasswordFormProps {
  readonly name: string;
  readonly busy: boolean;
  readonly describedBy: string;
  readonly onSubmit: (password: string) => void;
}

function PasswordForm({ name, busy, describedBy, onSubmit }: PasswordFormProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  return (
    <form
      className="col sign-in-password"
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '' && !busy) onSubmit(password);
      }}
    >
      <TextField
        label={t('signIn.password', { name })}
        type="password"
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={setPassword}
        aria-describedby={describedBy}
      />
      <Button
        type="submit"
        look="primary"
        large
        chord="Enter"
        busy={busy}
        busyLabel={t('signIn.signingIn')}
        disabledReason={password === '' ? t('signIn.password.missing') : undefined}
      >
        {t('signIn.signIn')}
      </Button>
    </form>
  );
}

/** Says what was wrong and what can be done, as soon as it is known. */
export function Failure({ id, error }: { readonly id?: string; readonly error: CallError | null }) {
  const errorText = useErrorText();
  return (
    <div id={id} aria-live="assertive">
      {error !== null && (
        <Note tone="stop" title={errorText(error).what}>
          {errorText(error).rest}
        </Note>
      )}
    </div>
  );
}
