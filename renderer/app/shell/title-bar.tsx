import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FindOrders } from '../../features/queue/search/find-orders.tsx';
import { useAppearance } from '../../lib/appearance/use-appearance.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { Pill } from '../../ui/status/pill.tsx';
import { Mark } from './mark.tsx';
import { PersonMenu } from './person-menu.tsx';

/** What the host says of itself hardly changes; asked once a window. */
export const useSystemInfo = () => {
  const client = useClient();
  return useQuery({ queryKey: ['system', 'info'], queryFn: () => answered(client.system.info({})), staleTime: Infinity });
};

export const useSiteName = (): string => {
  const { data } = useSystemInfo();
  const { language } = useAppearance();
  if (data === undefined) return '';
  const { zh, en } = data.siteName;
  return (language === 'en' ? en || zh : zh || en) || data.siteCode;
};

export function TitleBar() {
  const { t } = useTranslation();
  const { data: info } = useSystemInfo();
  const site = useSiteName();
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
      <FindOrders />
      <div className="title-person">
        <PersonMenu />
      </div>
    </header>
  );
}
