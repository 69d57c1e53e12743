import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { LANGUAGE_NAMES, LANGUAGE_WORDS } from '../../i18n/language-names.ts';
import { DENSITIES, LANGUAGES, setAppearance, THEMES } from '../../lib/appearance/appearance.ts';
import { goChordOf } from '../../lib/keys/key-map.ts';
import type { PaletteItem } from '../../lib/palette/palette-item.ts';
import { useSession } from '../../lib/session/session.ts';
import { PLACES } from '../places.ts';
import { useShellActions } from '../shell/shell-actions.ts';
import { placePages } from './place-pages.ts';

/** What can be done and gone to from everywhere. */
export const useShellCommands = (): readonly PaletteItem[] => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { can } = useSession();
  const { onSwitchUser, onSignOut, onLock } = useShellActions();
  const set = (id: string, name: string, text: string, change: () => void): PaletteItem => ({
    id,
    group: 'settings',
    icon: 'settings',
    text: t('palette.set', { name, value: text }),
    run: change,
  });
  return [
    { id: 'shell:switch', group: 'actions', icon: 'assign', text: t('shell.switchUser'), chord: goChordOf('switchUser'), run: () => onSwitchUser() },
    { id: 'shell:lock', group: 'actions', icon: 'lock', text: t('shell.lock'), run: onLock },
    { id: 'shell:signOut', group: 'actions', icon: 'sign-out', text: t('shell.signOut'), run: onSignOut },
    ...PLACES.map(({ id, path, icon }): PaletteItem => ({
      id: `place:${id}`,
      group: 'places',
      icon,
      text: t(`place.${id}`),
      chord: goChordOf(id),
      run: () => void navigate(path),
    })),
    ...placePages.flatMap(({ place, pages }) =>
      pages
        .filter(({ right }) => right === undefined || can(right))
        .map(({ path, text, icon }): PaletteItem => ({
          id: `page:${path}`,
          group: place.id === 'settings' ? 'settings' : 'places',
          icon: icon ?? place.icon,
          text: t('palette.page', { place: t(`place.${place.id}`), page: t(text) }),
          run: () => void navigate(path),
        })),
    ),
    ...LANGUAGES.map((id) => ({
      ...set(`language:${id}`, t('settings.language'), LANGUAGE_NAMES[id], () => setAppearance({ language: id })),
      also: LANGUAGE_WORDS[id],
    })),
    ...THEMES.map((id) => set(`theme:${id}`, t('settings.theme'), t(`settings.theme.${id}`), () => setAppearance({ theme: id }))),
    ...DENSITIES.map((id) => set(`density:${id}`, t('settings.density'), t(`settings.density.${id}`), () => setAppearance({ density: id }))),
  ];
};
