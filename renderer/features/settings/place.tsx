import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useParams } from 'react-router';
import { useSession } from '../../lib/session/session.ts';
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
  return (
    <div className="settings">
      <nav className="settings-nav" aria-label={t('settings.parts')} data-region>
        <h1>{t('settings.title')}</h1>
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
        <Suspense fallback={<Skeleton label={t('shell.loading')} columns={[132, 300]} />}>
          {opened !== undefined && <opened.Component key={opened.id} />}
        </Suspense>
      </div>
    </div>
  );
}
