import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useNavigate, useParams } from 'react-router';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useSession } from '../../lib/session/session.ts';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { Skeleton } from '../../ui/feedback/skeleton.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { SECTIONS } from './sections.ts';
import './settings.css';

/** What can be set, by subject: one's own first. The address says which subject is open. */
export function Place() {
  const { t } = useTranslation();
  const { can } = useSession();
  const [asked = ''] = (useParams()['*'] ?? '').split('/');
  const mayOpen = SECTIONS.filter(({ right }) => right === undefined || can(right));
  const opened = mayOpen.find(({ id }) => id === asked) ?? mayOpen[0];
  const navigate = useNavigate();
  const step = (by: 1 | -1) => () => {
    const at = mayOpen.findIndex(({ id }) => id === opened?.id);
    const next = mayOpen[(at + by + mayOpen.length) % mayOpen.length];
    if (next !== undefined) void navigate(`/settings/${next.id}`);
  };
  useKeys('list', { previousView: step(-1), nextView: step(1) });
  const nav = useRef<HTMLElement>(null);
  // The list is longer than a small window is high. Newer browsers answer with a promise, which would be taken for a cleaning up.
  useEffect(() => {
    nav.current?.querySelector('.is-current')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [opened?.id]);
  return (
    <div className="settings">
      <nav ref={nav} className="settings-nav" aria-label={t('settings.parts')} data-region>
        <div className="settings-title">
          <h1>{t('settings.title')}</h1>
          <span className="spring" />
          <KeyCap chord={chordOf('list', 'previousView')} />
          <KeyCap chord={chordOf('list', 'nextView')} />
        </div>
        {mayOpen.map(({ id, icon }) => (
          <NavLink key={id} to={`/settings/${id}`} className={id === opened?.id ? 'settings-link is-current' : 'settings-link'}>
            <Icon name={icon} size={16} />
            <span>{t(`settings.part.${id}`)}</span>
          </NavLink>
        ))}
      </nav>
      {/* A page without anything to press is scrolled by keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="settings-body" data-region tabIndex={0} role="group" aria-label={opened === undefined ? undefined : t(`settings.part.${opened.id}`)}>
        <Suspense fallback={<Skeleton fixed label={t('shell.loading')} columns={[132, 300]} />}>
          {opened !== undefined && <opened.Component key={opened.id} />}
        </Suspense>
      </div>
    </div>
  );
}
