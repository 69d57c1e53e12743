import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSystemInfo } from '../../../lib/use-system-info.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Facts } from '../../../ui/layout/panel.tsx';
import { SettingsPart } from '../setting-parts.tsx';

/** What this is, in which version, and whose work is in it. */
export function AboutPage() {
  const { t } = useTranslation();
  const { system } = useClient();
  const { data: info } = useSystemInfo();
  const { data: parts } = useQuery({ queryKey: ['licences'], queryFn: async () => (await answered(system.licences({}))).parts, staleTime: Infinity });
  return (
    <>
      <SettingsPart title={t('about.title')} hint={t('about.hint')}>
        {info !== undefined && (
          <Facts
            facts={[
              { name: t('about.version'), value: info.version },
              { name: t('about.shell'), value: t(`about.shell.${info.shell}`) },
              { name: t('about.station'), value: info.station },
              { name: t('about.site'), value: info.siteCode },
            ]}
          />
        )}
      </SettingsPart>
      <SettingsPart title={t('about.licences')} hint={t('about.licences.hint', { count: parts?.length ?? 0 })} wide>
        <table className="settings-table">
          <thead>
            <tr>
              <th scope="col">{t('about.part')}</th>
              <th scope="col">{t('about.version')}</th>
              <th scope="col">{t('about.licence')}</th>
            </tr>
          </thead>
          <tbody>
            {parts?.map(({ name, version, licence }) => (
              <tr key={`${name} ${version}`}>
                <th scope="row" className="code">
                  {name}
                </th>
                <td className="code">{version}</td>
                <td>{licence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </SettingsPart>
    </>
  );
}
