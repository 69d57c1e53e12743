import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useFormat } from '../../i18n/use-format.ts';
import { GO_KEYS, type Place } from '../../lib/keys/key-map.ts';
import { useGoPending } from '../../lib/keys/use-keys.ts';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { Counter } from '../../ui/status/pill.tsx';
import { PLACES } from '../places.ts';

export interface RailCount {
  readonly value: number;
  readonly tone: 'stop' | 'doubt';
  /** The count in words, for who cannot see the colour. */
  readonly label: string;
}

/** The places. Counters are red for overdue, violet for in doubt, and gone at nought. Holding `G` shows the letters. */
export function Rail({ counts }: { readonly counts: Partial<Record<Place, RailCount>> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const showKeys = useGoPending();
  return (
    <nav className="rail" aria-label={t('shell.places')} data-region>
      {PLACES.map(({ id, path, icon }) => {
        const count = counts[id];
        return (
          <NavLink key={id} to={path} className={({ isActive }) => (isActive ? 'rail-link is-current' : 'rail-link')}>
            <Icon name={icon} size={18} />
            <span className="rail-word">{t(`place.${id}`)}</span>
            {count !== undefined && count.value > 0 && (
              <span className="rail-count">
                <Counter value={count.value > 99 ? `${format.number(99)}+` : format.number(count.value)} tone={count.tone} label={count.label} />
              </span>
            )}
            {showKeys && (
              <span className="rail-key">
                <KeyCap chord={GO_KEYS[id]} />
              </span>
            )}
          </NavLink>
        );
      })}
    </nav>
  );
}
