import { useTranslation } from 'react-i18next';
import { SettingsPart } from '../setting-parts.tsx';
import { OwnSecret } from './own-secret.tsx';

export function Secrets() {
  const { t } = useTranslation();
  return (
    <>
      <SettingsPart title={t('settings.pin')}>
        <OwnSecret kind="pin" />
      </SettingsPart>
      <SettingsPart title={t('settings.password')}>
        <OwnSecret kind="password" />
      </SettingsPart>
    </>
  );
}
