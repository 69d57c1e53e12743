import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { LANGUAGE_NAMES } from '../../i18n/language-names.ts';
import { LANGUAGES, setAppearance, THEMES } from '../../lib/appearance/appearance.ts';
import { useAppearance } from '../../lib/appearance/use-appearance.ts';
import { chordOf, goChordOf } from '../../lib/keys/key-map.ts';
import { keyboard } from '../../lib/keys/keyboard.ts';
import { personName } from '../../lib/session/person-name.ts';
import { useSession } from '../../lib/session/session.ts';
import { Icon } from '../../ui/icon/icon.tsx';
import { Menu, MenuChoices, MenuItem, MenuSeparator } from '../../ui/overlay/menu.tsx';
import { PersonDisc } from '../../ui/status/person-disc.tsx';
import { useShellActions } from './shell-actions.ts';

export function PersonMenu() {
  const { onSwitchUser, onSignOut, onLock } = useShellActions();
  const { t } = useTranslation();
  const session = useSession();
  const { language, theme } = useAppearance();
  const name = personName(session, language);
  const role = session.roles[0];
  return (
    <Menu
      label={t('shell.person.menu')}
      trigger={
        <AriaButton className="person-button">
          <PersonDisc name={name} id={session.userId} />
          <span className="ellipsis">{role === undefined ? name : t('shell.person', { name, role: t(`role.${role}`) })}</span>
          <Icon name="down" size={12} />
        </AriaButton>
      }
    >
      <MenuItem id="switch" icon="assign" text={t('shell.switchUser')} chord={goChordOf('switchUser')} onAction={() => onSwitchUser()} />
      <MenuItem id="lock" icon="lock" text={t('shell.lock')} onAction={onLock} />
      <MenuItem id="sign-out" icon="sign-out" text={t('shell.signOut')} onAction={onSignOut} />
      <MenuItem
        id="link"
        icon="link"
        text={t('shell.copyLink')}
        chord={chordOf('everywhere', 'copyLink')}
        onAction={() => keyboard.act('everywhere', 'copyLink')}
      />
      <MenuSeparator />
      <MenuChoices
        title={t('settings.language')}
        value={language}
        onChange={(value) => setAppearance({ language: value })}
        choices={LANGUAGES.map((id) => ({ id, text: LANGUAGE_NAMES[id], lang: id }))}
      />
      <MenuSeparator />
      <MenuChoices
        title={t('settings.theme')}
        value={theme}
        onChange={(value) => setAppearance({ theme: value })}
        choices={THEMES.map((id) => ({ id, text: t(`settings.theme.${id}`) }))}
      />
    </Menu>
  );
}
