import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../../lib/session/use-preferences.ts';
import { Switch } from '../../../ui/choice/switch.tsx';
import { SettingsPart } from '../setting-parts.tsx';

/** Notices through the system, off until the person wants them; the system is asked in the same press. */
export function OutsideNotices() {
  const { t } = useTranslation();
  const { preferences, change } = usePreferences();
  const [refused, setRefused] = useState(false);
  const set = async (wanted: boolean): Promise<void> => {
    const allowed = wanted && typeof Notification !== 'undefined' ? (await Notification.requestPermission()) === 'granted' : false;
    setRefused(wanted && !allowed);
    change({ desktopNotices: allowed });
  };
  return (
    <SettingsPart title={t('notices.outside')} hint={t('notices.outside.hint')}>
      <Switch isSelected={preferences.desktopNotices} onChange={(wanted) => void set(wanted)}>
        {t('notices.outside.switch')}
      </Switch>
      {refused && (
        <p role="alert" className="tone-warn">
          {t('notices.outside.refused')}
        </p>
      )}
    </SettingsPart>
  );
}
