import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { useToast } from '../../../ui/feedback/toast.tsx';
import { Panel, Section } from '../../../ui/layout/panel.tsx';
import { isGoodSecret, SecretField } from './new-secret.tsx';
import { isComplete, type PersonDraft, PersonFields } from './person-fields.tsx';
import { usePeopleChange } from './use-people.ts';

/** Adds somebody: who they are, and a first password that they change themselves. */
export function NewPerson({ onAdded, onCancel }: { readonly onAdded: (userId: string) => void; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { users } = useClient();
  const { language } = useAppearance();
  const toast = useToast();
  const { change, busy, failure } = usePeopleChange();
  const [draft, setDraft] = useState<PersonDraft>({ name: '', nameEn: '', roles: ['clerk'], language });
  const [password, setPassword] = useState('');
  const [pin, setPin] = useState('');
  const [tried, setTried] = useState(false);
  const names = [draft.name, draft.nameEn];

  const add = async (): Promise<void> => {
    setTried(true);
    // The PIN may come later; the password opens the first shift.
    if (!isComplete(draft) || !isGoodSecret('password', password, names) || (pin !== '' && !isGoodSecret('pin', pin, names))) return;
    const added = await change(() => users.create({ ...draft, roles: [...draft.roles], password, pin: pin === '' ? null : pin }));
    if (added === null) return;
    toast.show({ text: t('people.added', { name: draft.name }) });
    onAdded(added.userId);
  };
  useKeys('everywhere', { confirm: () => void add(), save: () => void add(), out: onCancel });

  return (
    <Panel
      label={t('people.new')}
      head={<h2>{t('people.new')}</h2>}
      foot={
        <>
          <Button look="primary" chord={chordOf('everywhere', 'confirm')} busy={busy} busyLabel={t('settings.saving')} onPress={() => void add()}>
            {t('people.add.confirm')}
          </Button>
          <Button chord="Escape" onPress={onCancel}>
            {t('ui.cancel')}
          </Button>
        </>
      }
    >
      {failure !== null && (
        <div className="section">
          <Note tone="stop" role="alert" title={errorText(failure).what}>
            {errorText(failure).rest}
          </Note>
        </div>
      )}
      <Section>
        <div className="person-form">
          <PersonFields draft={draft} onChange={setDraft} tried={tried} autoFocus />
        </div>
      </Section>
      <Section title={t('people.signIn')}>
        <div className="person-form">
          <p className="meta">{t('people.firstSecrets')}</p>
          <SecretField kind="password" names={names} value={password} onChange={setPassword} tried={tried} />
          <SecretField kind="pin" names={names} value={pin} onChange={setPin} tried={tried && pin !== ''} />
        </div>
      </Section>
    </Panel>
  );
}
