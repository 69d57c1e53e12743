import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { useAppearance } from '../../lib/appearance/use-appearance.ts';
import { personName } from '../../lib/session/person-name.ts';
import { Button } from '../../ui/button/button.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { PinPad } from '../../ui/pin-pad/pin-pad.tsx';
import { PersonDisc } from '../../ui/status/person-disc.tsx';
import type { SignInPerson } from '../session/session-gateway.ts';
import { useForgetAll, useSessionGateway } from '../session/session-provider.tsx';
import { SignInScreen } from './sign-in-screen.tsx';

interface WhoIsHereProps {
  readonly people: readonly SignInPerson[];
  /** Who sat here last; a locked session offers them first. */
  readonly last?: SignInPerson | undefined;
  readonly locked?: boolean;
  /** Given while somebody is signed in and only changes over: Escape goes back to them. */
  readonly onBack?: (() => void) | undefined;
  readonly onDone?: () => void;
}

/** Pick a name (or press its number), then the PIN; the password at the first sign-in of a shift. */
export function WhoIsHere({ people, last, locked = false, onBack, onDone }: WhoIsHereProps) {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const [chosenId, setChosenId] = useState<string | undefined>(last?.id ?? (people.length === 1 ? people[0]?.id : undefined));
  const chosen = people.find((person) => person.id === chosenId);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        if (onBack !== undefined) onBack();
        return;
      }
      // Until somebody is chosen, digits pick; after that they are the PIN's.
      if (chosen !== undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      const person = /^[1-9]$/.test(event.key) ? people[Number(event.key) - 1] : undefined;
      if (person !== undefined) {
        event.preventDefault();
        setChosenId(person.id);
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [chosen, onBack, people]);

  return (
    <SignInScreen title={locked ? t('signIn.locked') : t('signIn.title')} hint={locked ? t('signIn.locked.hint') : t('signIn.hint')}>
      <div className="sign-in-grid">
        <ul className="sign-in-people" aria-label={t('signIn.people')}>
          {people.map((person, index) => (
            <li key={person.id}>
              <AriaButton
                className={person.id === chosenId ? 'sign-in-person is-chosen' : 'sign-in-person'}
                aria-current={person.id === chosenId ? 'true' : undefined}
                onPress={() => setChosenId(person.id)}
              >
                <PersonDisc name={personName(person, language)} id={person.id} size={36} />
                <span className="sign-in-words">
                  <b className="ellipsis">{personName(person, language)}</b>
                  <span className="meta ellipsis">{person.roles.map((role) => t(`role.${role}`)).join(' · ')}</span>
                </span>
                {chosen === undefined && index < 9 && (
                  <kbd className="key-cap" aria-hidden>
                    {index + 1}
                  </kbd>
                )}
              </AriaButton>
            </li>
          ))}
        </ul>
        <div className="sign-in-secret">
          {chosen === undefined ? <p className="meta">{t('signIn.choose')}</p> : <Secret key={chosen.id} person={chosen} onDone={onDone} />}
          {onBack !== undefined && (
            <Button look="quiet" chord="Escape" onPress={onBack}>
              {t('signIn.back')}
            </Button>
          )}
        </div>
      </div>
    </SignInScreen>
  );
}

function Secret({ person, onDone }: { readonly person: SignInPerson; readonly onDone: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const gateway = useSessionGateway();
  const forgetAll = useForgetAll();
  const [failure, setFailure] = useState<CallError | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [kind, setKind] = useState(person.secret);
  const name = personName(person, language);

  const signIn = async (secret: string): Promise<void> => {
    setBusy(true);
    const reply = await gateway.signIn({ userId: person.id, secret, kind });
    setBusy(false);
    if (reply.ok) {
      await forgetAll();
      onDone?.();
      return;
    }
    setFailure(reply.error);
    setAttempt((before) => before + 1);
    // The host knows better than the list that was read a while ago.
    if (reply.error.code === 'password_needed') setKind('password');
  };

  return (
    <>
      {kind === 'pin' ? (
        <>
          <h2 className="sign-in-secret-title">{t('signIn.pin', { name })}</h2>
          <PinPad label={t('signIn.pin', { name })} busy={busy} attempt={attempt} describedBy="sign-in-failure" onComplete={(pin) => void signIn(pin)} />
        </>
      ) : (
        <PasswordForm key={attempt} name={name} busy={busy} onSubmit={(password) => void signIn(password)} />
      )}
      <Failure error={failure} />
      {failure === null && <p className="meta">{kind === 'pin' ? t('signIn.pin.hint') : t('signIn.password.hint')}</p>}
    </>
  );
}

function PasswordForm({ name, busy, onSubmit }: { readonly name: string; readonly busy: boolean; readonly onSubmit: (password: string) => void }) {
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
        aria-describedby="sign-in-failure"
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

/** Says what was wrong, how many tries are left, until when it is locked. */
export function Failure({ error }: { readonly error: CallError | null }) {
  const errorText = useErrorText();
  return (
    <div id="sign-in-failure" aria-live="assertive">
      {error !== null && (
        <Note tone="stop" title={errorText(error).what}>
          {errorText(error).rest}
        </Note>
      )}
    </div>
  );
}
