import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '../../lib/appearance/use-appearance.ts';
import { lastPerson } from '../../lib/last-person.ts';
import { personName } from '../../lib/session/person-name.ts';
import { Button } from '../../ui/button/button.tsx';
import { useToast } from '../../ui/feedback/toast.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { PinPad } from '../../ui/pin-pad/pin-pad.tsx';
import { PersonDisc } from '../../ui/status/person-disc.tsx';
import type { SignInPerson } from '../session/session-people.ts';
import { findPeople } from './find-people.ts';
import { Secret } from './secret.tsx';
import { SignInScreen } from './sign-in-screen.tsx';

/** So many have a key of their own; beyond them a name is typed. */
const NUMBERED = 9;

const takesLetters = (target: EventTarget | null): boolean => target instanceof HTMLInputElement && target.inputMode !== 'numeric';

interface WhoIsHereProps {
  readonly people: readonly SignInPerson[];
  /** Whose session is locked. */
  readonly lockedFor?: string | undefined;
  /** Already picked when it was asked for. */
  readonly firstId?: string | undefined;
  /** Given while somebody is signed in and only changes over: Escape goes back to them. */
  readonly onBack?: (() => void) | undefined;
}

/** Pick a name (or press its number), then the PIN; the password at the first sign-in of a shift. */
export function WhoIsHere({ people, lockedFor, firstId, onBack }: WhoIsHereProps) {
  const { t } = useTranslation();
  // Changing over means somebody else, so nobody is offered and a number picks: two keystrokes and the PIN.
  const [chosenId, setChosenId] = useState<string | undefined>(() => (onBack === undefined ? (lockedFor ?? lastPerson()) : firstId));
  const chosen = people.find((person) => person.id === chosenId) ?? (people.length === 1 ? people[0] : undefined);
  const [typed, setTyped] = useState('');
  const shown = findPeople(people, typed);
  const finder = useRef<HTMLInputElement>(null);
  const choose = (person: SignInPerson): void => {
    setChosenId(person.id);
    setTyped('');
  };

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') {
        if (typed === '') onBack?.();
        else setTyped('');
      }
      // A letter begins a name, wherever one is: only a password takes letters itself.
      if (people.length > NUMBERED && /^\p{L}$/u.test(event.key) && !takesLetters(event.target)) {
        event.preventDefault();
        setChosenId(undefined);
        setTyped((before) => before + event.key);
        finder.current?.focus();
        return;
      }
      const here = shown.findIndex((person) => person.id === chosen?.id);
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      // Until somebody is chosen digits pick; after that they are the PIN's, and the arrows pick.
      const pick =
        step !== 0
          ? shown[here < 0 ? (step > 0 ? 0 : shown.length - 1) : (here + step + shown.length) % shown.length]
          : chosen === undefined && /^[1-9]$/.test(event.key)
            ? shown[Number(event.key) - 1]
            : event.key === 'Enter' && event.target === finder.current
              ? shown[0]
              : undefined;
      if (pick === undefined) return;
      event.preventDefault();
      setChosenId(pick.id);
      setTyped('');
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [chosen, onBack, people.length, shown, typed]);

  // What was just done may be taken back by who did it, and not by whoever comes next.
  const { forget } = useToast();
  useEffect(() => {
    forget();
  }, [forget]);

  useEffect(() => {
    document.querySelector('.sign-in-person.is-chosen')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  const locked = lockedFor !== undefined;
  return (
    <SignInScreen title={locked ? t('signIn.locked') : t('signIn.title')} hint={locked ? t('signIn.locked.hint') : t('signIn.hint')}>
      <div className="sign-in-grid">
        <div className={people.length > NUMBERED ? 'sign-in-names is-many' : 'sign-in-names'}>
          {people.length > NUMBERED && (
            <TextField ref={finder} label={t('signIn.find')} value={typed} onChange={setTyped} autoComplete="off" spellCheck="false" />
          )}
          {shown.length === 0 && (
            <p className="meta" role="status">
              {t('signIn.nobody', { typed })}
            </p>
          )}
          <ul className="sign-in-people" aria-label={t('signIn.people')}>
            {shown.map((person, index) => (
              <li key={person.id}>
                <PersonButton
                  person={person}
                  chosen={person.id === chosen?.id}
                  number={chosen === undefined && index < NUMBERED ? index + 1 : undefined}
                  onPress={() => choose(person)}
                />
              </li>
            ))}
          </ul>
        </div>
        <div className="sign-in-secret">
          {chosen === undefined ? (
            <>
              <p className="sign-in-secret-title t2">{t('signIn.choose')}</p>
              <div className="sign-in-ghost" inert>
                <PinPad label={t('signIn.choose')} attempt={0} onComplete={() => undefined} />
              </div>
            </>
          ) : (
            <Secret key={chosen.id} person={chosen} />
          )}
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

interface PersonButtonProps {
  readonly person: SignInPerson;
  readonly chosen: boolean;
  readonly number: number | undefined;
  readonly onPress: () => void;
}

function PersonButton({ person, chosen, number, onPress }: PersonButtonProps) {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const name = personName(person, language);
  return (
    <AriaButton className={chosen ? 'sign-in-person is-chosen' : 'sign-in-person'} aria-pressed={chosen} onPress={onPress}>
      <PersonDisc name={name} id={person.id} size={36} />
      <span className="sign-in-words">
        <b className="ellipsis">{name}</b>
        <span className="meta ellipsis">{person.roles.map((role) => t(`role.${role}`)).join(' · ')}</span>
      </span>
      {number !== undefined && (
        <kbd className="key-cap" aria-hidden>
          {number}
        </kbd>
      )}
    </AriaButton>
  );
}
