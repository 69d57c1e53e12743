import { useTranslation } from 'react-i18next';
import { platformOf } from '../../../../shared/core/outage/outage.ts';
import { useNames } from '../../../lib/names/use-names.ts';
import type { OutageDto } from './use-outage.ts';

/** What fails, in a few words. */
export const useWhatFailed = (): ((outage: Pick<OutageDto, 'channel' | 'sign'>) => string) => {
  const { t } = useTranslation();
  const names = useNames();
  return ({ channel, sign }) => {
    const platform = platformOf(channel);
    return platform === null ? t(`outage.what.wms.${sign}`) : t(`outage.what.platform.${sign}`, { platform: names.platform(platform) });
  };
};
