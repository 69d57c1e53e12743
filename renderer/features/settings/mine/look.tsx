import { useTranslation } from 'react-i18next';
import { type Density, DENSITIES, LANGUAGES, setAppearance, type Theme, THEMES, ZOOMS } from '../../../lib/appearance/appearance.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { LANGUAGE_NAMES } from '../../../i18n/language-names.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { canZoom } from '../../../lib/appearance/zoom.ts';
import { Segmented } from '../../../ui/choice/segmented.tsx';
import { OutsideNotices } from './outside-notices.tsx';
import { SettingRow, SettingsPart } from '../setting-parts.tsx';

/** How the console looks at this computer. Applied at once. */
export function Look() {
  const { t } = useTranslation();
  const format = useFormat();
  const { language, theme, density, zoom } = useAppearance();
  return (
    <>
      <SettingsPart title={t('settings.appearance')} hint={t('settings.summary')}>
        <SettingRow name={t('settings.language')}>
          <Segmented
            label={t('settings.language')}
            value={language}
            onChange={(value) => setAppearance({ language: value })}
            choices={LANGUAGES.map((id) => ({ id, text: LANGUAGE_NAMES[id], lang: id }))}
          />
        </SettingRow>
        <SettingRow name={t('settings.theme')}>
          <Segmented<Theme>
            label={t('settings.theme')}
            value={theme}
            onChange={(value) => setAppearance({ theme: value })}
            choices={THEMES.map((id) => ({ id, text: t(`settings.theme.${id}`) }))}
          />
        </SettingRow>
        <SettingRow name={t('settings.density')}>
          <Segmented<Density>
            label={t('settings.density')}
            value={density}
            onChange={(value) => setAppearance({ density: value })}
            choices={DENSITIES.map((id) => ({ id, text: t(`settings.density.${id}`) }))}
          />
        </SettingRow>
        <SettingRow name={t('settings.zoom')}>
          {canZoom() ? (
            <Segmented
              label={t('settings.zoom')}
              value={String(zoom)}
              onChange={(value) => setAppearance({ zoom: Number(value) })}
              choices={ZOOMS.map((id) => ({ id: String(id), text: format.percent(id / 100, 0) }))}
            />
          ) : (
            <p className="t2">{t('settings.zoom.browser')}</p>
          )}
        </SettingRow>
      </SettingsPart>
      <OutsideNotices />
    </>
  );
}
