import { type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { personName } from '../../../lib/session/person-name.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';
import { Panel, Section } from '../../../ui/layout/panel.tsx';
import { PersonDisc } from '../../../ui/status/person-disc.tsx';
import { NewSecret } from './new-secret.tsx';
import { isComplete, type PersonDraft, PersonFields } from './person-fields.tsx';
import { type Person, usePeopleChange } from './use-people.ts';

const draftOf = ({ name, nameEn, roles, language }: Person): PersonDraft => ({ name, nameEn, roles, language });

/** One person: who they are, what they may, and what they sign in with. */
export function PersonPanel({ person, ref }: { readonly person: Person; readonly ref: Ref<HTMLDivElement> }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { users } = useClient();
  const { userId } = useSession();
  const { language } = useAppearance();
  const toast = useToast();
  const { change, busy, failure } = usePeopleChange();
  const [draft, setDraft] = useState(() => draftOf(person));
  const [tried, setTried] = useState(false);
  const isSelf = person.id === userId;
  const shown = personName(person, language);
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(person));

  const done = async (act: () => ReturnType<typeof users.update>, said: string): Promise<boolean> => {
    const answer = await change(act);
    if (answer !== null) toast.show({ text: said });
    return answer !== null;
  };
  const save = async (): Promise<void> => {
    setTried(true);
    if (changed && isComplete(draft))
      await done(() => users.update({ userId: person.id, ...draft, roles: [...draft.roles] }), t('people.saved', { name: shown }));
  };
  useKeys('everywhere', { confirm: () => void save(), save: () => void save() });

  return (
    <Panel
      label={t('people.panel', { name: shown })}
      head={
        <div className="row">
          <PersonDisc name={shown} id={person.id} size={20} />
          <h2 className="ellipsis">{shown}</h2>
          <span className="spring" />
          {!person.active && <span className="meta">{t('people.left')}</span>}
        </div>
      }
      foot={
        <>
          <Button
            look="primary"
            chord={chordOf('everywhere', 'confirm')}
            busy={busy}
            busyLabel={t('settings.saving')}
            disabledReason={changed ? undefined : t('people.unchanged')}
            onPress={() => void save()}
          >
            {t('people.save')}
          </Button>
          <span className="spring" />
          {person.active ? (
            <Button
              look="danger"
              disabledReason={isSelf ? t('people.notYourself') : undefined}
              onPress={() => void done(() => users.deactivate({ userId: person.id }), t('people.deactivated', { name: shown }))}
            >
              {t('people.deactivate')}
            </Button>
          ) : (
            <Button onPress={() => void done(() => users.reactivate({ userId: person.id }), t('people.reactivated', { name: shown }))}>
              {t('people.reactivate')}
            </Button>
          )}
        </>
      }
    >
      <div ref={ref}>
        {failure !== null && (
          <div className="section">
            <Note tone="stop" role="alert" title={errorText(failure).what}>
              {errorText(failure).rest}
            </Note>
          </div>
        )}
        <Section>
          <div className="person-form">
            <PersonFields draft={draft} onChange={setDraft} tried={tried} />
          </div>
        </Section>
        {person.active && (
          <Section title={t('people.signIn')}>
            {isSelf ? (
              <p className="meta">{t('people.ownSecrets')}</p>
            ) : (
              <div className="person-form">
                <p className="meta">{t('people.secretsHint')}</p>
                {person.wrongTries > 0 && (
                  <Note
                    tone="warn"
                    title={t('people.wrongTries', { count: person.wrongTries })}
                    actions={
                      <Button onPress={() => void done(() => users.resetTries({ userId: person.id }), t('people.triesReset', { name: shown }))}>
                        {t('people.letTry')}
                      </Button>
                    }
                  />
                )}
                {(['pin', 'password'] as const).map((kind) => (
                  <NewSecret
                    key={kind}
                    kind={kind}
                    names={[person.name, person.nameEn]}
                    busy={busy}
                    onSet={(secret) =>
                      done(
                        () => (kind === 'pin' ? users.setPin({ userId: person.id, pin: secret }) : users.setPassword({ userId: person.id, password: secret })),
                        t(`people.${kind}.done`, { name: shown }),
                      )
                    }
                  />
                ))}
              </div>
            )}
          </Section>
        )}
      </div>
    </Panel>
  );
}
