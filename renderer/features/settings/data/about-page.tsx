import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Facts } from '../../../ui/layout/panel.tsx';
import { SettingsPart } from '../setting-parts.tsx';

interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}

/** Written by the build from what it put in, as a module: inside Electron a page may fetch nothing. A console that runs from its sources has none. */
const licences = async (): Promise<readonly Licensed[]> => {
  try {
    const { default: list } = (await import(/* @vite-ignore */ new URL('licences.js', document.baseURI).href)) as { default: readonly Licensed[] };
    return list;
  } catch {
    return [];
  }
};

/** What this is, in which version, and whose work is in it. */
export function AboutPage() {
  const { t } = useTranslation();
  const { system } = useClient();
  const { data: info } = useQuery({ queryKey: ['system', 'info'], queryFn: () => answered(system.info({})), staleTime: Infinity });
  const { data: parts } = useQuery({ queryKey: ['licences'], queryFn: licences, staleTime: Infinity });
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
