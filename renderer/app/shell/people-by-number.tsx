import { useTranslation } from 'react-i18next';
import { useAppearance } from '../../lib/appearance/use-appearance.ts';
import { useGoPending } from '../../lib/keys/use-keys.ts';
import { personName } from '../../lib/session/person-name.ts';
import { useSession } from '../../lib/session/session.ts';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { PersonDisc } from '../../ui/status/person-disc.tsx';
import { useSessionStatus } from '../session/session-provider.tsx';
import './people-by-number.css';

const NUMBERED = 9;

/** While `G` is pending: who takes over by which digit. The numbers are those of the screen that asks who is here. */
export function PeopleByNumber() {
  const { t } = useTranslation();
  const { language } = useAppearance();
  const { userId } = useSession();
  const { data: status } = useSessionStatus();
  const pending = useGoPending();
  const others = (status?.people ?? []).filter(({ id }) => id !== userId).slice(0, NUMBERED);
  if (!pending || others.length === 0) return null;
  return (
    <ul className="popover people-by-number" aria-label={t('shell.switchUser')}>
      {others.map((person, index) => {
        const name = personName(person, language);
        return (
          <li key={person.id} className="row">
            <KeyCap chord={String(index + 1)} />
            <PersonDisc name={name} id={person.id} />
            <span className="ellipsis">{name}</span>
          </li>
        );
      })}
    </ul>
  );
}
