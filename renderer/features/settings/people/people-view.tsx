import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { FailedNote } from '../../../lib/focus/failed-note.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { NewPerson } from './new-person.tsx';
import { PeopleList } from './people-list.tsx';
import { PersonPanel } from './person-panel.tsx';
import { usePeople } from './use-people.ts';
import './people.css';

/** Who may work here, for the administrator. */
export function PeopleView() {
  const { t } = useTranslation();
  const { data: people, error, refetch } = usePeople();
  const [openedId, setOpenedId] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const opened = people?.find(({ id }) => id === openedId) ?? people?.[0];

  useKeys('list', { open: () => (adding ? false : form.current?.querySelector('input')?.focus()) });
  useKeys('people', { add: () => setAdding(true) });
  useKeys('everywhere', {
    out: () => {
      if (form.current?.contains(document.activeElement) !== true) return false;
      document.querySelector<HTMLElement>('.people-grid')?.focus();
      return true;
    },
  });

  if (error !== null && people === undefined) {
    return (
      <div className="people-note">
        <FailedNote error={error.error} onAgain={() => void refetch()} />
      </div>
    );
  }
  if (people === undefined || opened === undefined) return <Skeleton label={t('shell.loading')} columns={[160, 120, 160, 120]} />;
  return (
    <div className="people-split">
      <div className="people-side">
        <PeopleList people={people} opened={adding ? null : opened.id} onOpen={(id) => (setOpenedId(id), setAdding(false))} />
        <div className="people-foot">
          <Button icon="plus" chord={chordOf('people', 'add')} onPress={() => setAdding(true)}>
            {t('people.add')}
          </Button>
          <span className="meta">{t('people.count', { count: people.filter(({ active }) => active).length })}</span>
        </div>
      </div>
      {adding ? (
        <NewPerson onAdded={(id) => (setOpenedId(id), setAdding(false))} onCancel={() => setAdding(false)} />
      ) : (
        <PersonPanel key={opened.id} ref={form} person={opened} />
      )}
    </div>
  );
}
