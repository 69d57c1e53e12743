import { useTranslation } from 'react-i18next';
import { type Density, DENSITIES, LANGUAGES, setAppearance, type Theme, THEMES } from '../../lib/appearance/appearance.ts';
import { useAppearance } from '../../lib/appearance/use-appearance.ts';
import { Segmented } from '../../ui/choice/segmented.tsx';
import { Switch } from '../../ui/choice/switch.tsx';
import { PlaceHead } from '../../ui/layout/panel.tsx';
import { LANGUAGE_NAMES } from '../../i18n/language-names.ts';
import { ConnectorPromise } from './connector-promise.tsx';
import { OwnSecret } from './own-secret.tsx';
import './settings.css';

/** How this console looks at this station. Applied at once and remembered on this computer. */
export function Place() {
  const { t } = useTranslation();
  const { language, theme, density, singleKeys } = useAppearance();
  return (
    <div className="settings">
      <PlaceHead title={t('settings.title')} summary={t('settings.summary')} />
      <section className="settings-part" aria-labelledby="settings-appearance">
        <h2 id="settings-appearance">{t('settings.appearance')}</h2>
        <div className="settings-row">
          <span className="t2">{t('settings.language')}</span>
          <Segmented
            label={t('settings.language')}
            value={language}
            onChange={(value) => setAppearance({ language: value })}
            choices={LANGUAGES.map((id) => ({ id, text: LANGUAGE_NAMES[id], lang: id }))}
          />
        </div>
        <div className="settings-row">
          <span className="t2">{t('settings.theme')}</span>
          <Segmented<Theme>
            label={t('settings.theme')}
            value={theme}
            onChange={(value) => setAppearance({ theme: value })}
            choices={THEMES.map((id) => ({ id, text: t(`settings.theme.${id}`) }))}
          />
        </div>
        <div className="settings-row">
          <span className="t2">{t('settings.density')}</span>
          <Segmented<Density>
            label={t('settings.density')}
            value={density}
            onChange={(value) => setAppearance({ density: value })}
            choices={DENSITIES.map((id) => ({ id, text: t(`settings.density.${id}`) }))}
          />
        </div>
      </section>
      <section className="settings-part" aria-labelledby="settings-keys">
        <h2 id="settings-keys">{t('settings.keys')}</h2>
        <Switch isSelected={singleKeys} onChange={(value) => setAppearance({ singleKeys: value })}>
          {t('settings.keys.single')}
        </Switch>
        <p className="meta">{t('settings.keys.hint')}</p>
      </section>
      <section className="settings-part" aria-labelledby="settings-pin">
        <h2 id="settings-pin">{t('settings.pin')}</h2>
        <OwnSecret kind="pin" />
      </section>
      <section className="settings-part" aria-labelledby="settings-password">
        <h2 id="settings-password">{t('settings.password')}</h2>
        <OwnSecret kind="password" />
      </section>
      <ConnectorPromise />
    </div>
  );
}
