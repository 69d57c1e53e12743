import { NavLink } from 'react-router';
import { KeyCap } from '../button/key-cap.tsx';
import './layout.css';

export interface PlaceTab {
  readonly path: string;
  readonly text: string;
  /** What waits behind it; nothing at nought. */
  readonly count?: string | undefined;
}

/** The parts of a place, each with an address of its own; the keys that step through them stand at the end. */
export function PlaceTabs({ label, tabs, chords }: { readonly label: string; readonly tabs: readonly PlaceTab[]; readonly chords: readonly string[] }) {
  const [first] = tabs;
  return (
    <nav className="place-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <NavLink key={tab.path} to={tab.path} end={tab === first} className={({ isActive }) => (isActive ? 'place-tab is-current' : 'place-tab')}>
          {tab.text}
          {tab.count !== undefined && <b>{tab.count}</b>}
        </NavLink>
      ))}
      <span className="spring" />
      {chords.map((chord) => (
        <KeyCap key={chord} chord={chord} />
      ))}
    </nav>
  );
}
