import { Button as AriaButton } from 'react-aria-components/Button';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '../../lib/appearance/use-appearance.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { usePreferences } from '../../lib/session/use-preferences.ts';
import { useSystemInfo } from '../../lib/use-system-info.ts';
import { Button } from '../../ui/button/button.tsx';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { Icon } from '../../ui/icon/icon.tsx';
import { Pill } from '../../ui/status/pill.tsx';
import { Mark } from './mark.tsx';
import { PeopleByNumber } from './people-by-number.tsx';
import { PersonMenu } from './person-menu.tsx';

export const useSiteName = (): string => {
  const { data } = useSystemInfo();
  const { language } = useAppearance();
  if (data === undefined) return '';
  const { zh, en } = data.siteName;
  return (language === 'en' ? en || zh : zh || en) || data.siteCode;
};

interface TitleBarProps {
  readonly onFind: () => void;
  readonly notices: ReactNode;
  /** Missing while the tour is on. */
  readonly onTour?: () => void;
}

export const TitleBar = memo(({ onFind, notices, onTour }: TitleBarProps) => {
  const { t } = useTranslation();
  const { data: info } = useSystemInfo();
  const site = useSiteName();
  const { preferences, isLoaded } = usePreferences();
  return (
    <header className="title-bar">
      <div className="title-site">
        <span className="brand">
          <Mark />
          <span className="visually-hidden">{t('shell.product')}</span>
        </span>
        <b className="ellipsis">{site}</b>
        {info?.sample === true && <Pill tone="info">{t('shell.sample')}</Pill>}
      </div>
      <AriaButton className="find-box" aria-label={t('shell.search')} onPress={onFind}>
        <Icon name="search" size={14} />
        <span className="ellipsis">{t('shell.search.hint')}</span>
        <span className="spring" />
        <KeyCap chord={chordOf('everywhere', 'search')} />
      </AriaButton>
      <div className="title-person">
        {info?.sample === true && onTour !== undefined && isLoaded && preferences.tour !== 'done' && (
          <Button look="quiet" icon="help" className="title-tour" onPress={onTour}>
            {preferences.tour === 'later' ? t('tour.goOn') : t('tour.take')}
          </Button>
        )}
        {notices}
        <PersonMenu />
        <PeopleByNumber />
      </div>
    </header>
  );
});
TitleBar.displayName = 'TitleBar';
