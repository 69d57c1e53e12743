import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { PersonDisc } from '../../../ui/status/person-disc.tsx';
import type { Person } from './use-people.ts';

const COLUMNS = ['name', 'nameEn', 'roles', 'signIn'] as const;
const rowId = (id: string): string => `person-${id}`;

interface PeopleListProps {
  readonly people: readonly Person[];
  readonly opened: string | null;
  readonly onOpen: (id: string) => void;
}

/** Everybody with roles and what they sign in with; the row under the cursor is the one beside the list. */
export function PeopleList({ people, opened, onOpen }: PeopleListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const at = people.findIndex(({ id }) => id === opened);
  const go = (to: number) => {
    const one = people[Math.min(people.length - 1, Math.max(0, to))];
    if (one !== undefined) onOpen(one.id);
  };
  useKeys('list', {
    next: () => go(at + 1),
    previous: () => go(at - 1),
    first: () => go(0),
    last: () => go(people.length - 1),
  });
  useEffect(() => {
    if (opened !== null) document.getElementById(rowId(opened))?.scrollIntoView({ block: 'nearest' });
  }, [opened]);

  const signIn = ({ active, hasPassword, hasPin, wrongTries }: Person): string => {
    if (!active) return t('people.left');
    if (wrongTries > 0) return t('people.wrongTries', { count: wrongTries });
    const has = [...(hasPassword ? [t('people.has.password')] : []), ...(hasPin ? [t('people.has.pin')] : [])];
    return has.length === 0 ? t('people.has.nothing') : format.list(has);
  };
  return (
    <div
      className="people-grid"
      role="grid"
      aria-label={t('people.title')}
      aria-rowcount={people.length + 1}
      aria-activedescendant={opened === null ? undefined : rowId(opened)}
      tabIndex={0}
      data-region-start
    >
      <div className="person-line people-columns" role="row" aria-rowindex={1}>
        {COLUMNS.map((column) => (
          <span key={column} role="columnheader" className="ellipsis">
            {t(`people.column.${column}`)}
          </span>
        ))}
      </div>
      <div role="rowgroup">
        {people.map((person, index) => (
          // The grid is one tab stop; its keys are in the key map.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={person.id}
            id={rowId(person.id)}
            role="row"
            aria-rowindex={index + 2}
            aria-selected={person.id === opened}
            className={['person-line', person.id === opened && 'is-cursor', !person.active && 't3'].filter(Boolean).join(' ')}
            onClick={() => onOpen(person.id)}
          >
            <span role="gridcell" className="row">
              <PersonDisc name={person.name} id={person.id} />
              <span className="ellipsis">{person.name}</span>
            </span>
            <span role="gridcell" className="ellipsis">
              {person.nameEn === '' ? format.missing : person.nameEn}
            </span>
            <span role="gridcell" className="ellipsis">
              {format.list(person.roles.map((role) => t(`role.${role}`)))}
            </span>
            <span role="gridcell" className={person.active && person.wrongTries > 0 ? 'ellipsis tone-warn' : 'ellipsis'}>
              {signIn(person)}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
