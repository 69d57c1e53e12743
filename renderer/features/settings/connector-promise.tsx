import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { CONNECTION_TONES } from '../../lib/sync/connection-tones.ts';
import { WmsAge } from '../../lib/sync/wms-age.tsx';
import { useNow } from '../../lib/use-now.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { StatusIcon } from '../../ui/icon/status-icon.tsx';
import { Pill } from '../../ui/status/pill.tsx';
import { SettingRow, SettingsPart } from './setting-parts.tsx';
import './connector.css';

const ABILITIES = ['versions', 'holds', 'stock', 'webhooks'] as const;
const LEVELS = ['L0', 'L1', 'L2', 'L3'] as const;

/** The line to the WMS as it stands, and what the WMS can do: what may be relied on when an answer is lost. */
export function ConnectorPromise() {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useClient();
  const now = useNow(1000);
  const { data } = useQuery({ queryKey: ['sync', 'status'], queryFn: () => answered(client.sync.status({})) });
  if (data === undefined) return null;
  const { profile, connector, connection, lastContactAt, lastSweepAt } = data;
  if (profile === null)
    return (
      <SettingsPart title={t('settings.connector')}>
        <p className="t2">{t('sync.connection.none')}</p>
      </SettingsPart>
    );
  const rows = [
    { name: t('settings.connector.feed'), value: t(`settings.connector.feed.${profile.feed}`) },
    { name: t('settings.connector.sweep'), value: lastSweepAt === null ? t('settings.connector.sweep.never') : format.near(lastSweepAt, now) },
    { name: t('settings.connector.sending'), value: t('settings.connector.sending.lanes') },
    { name: t('settings.connector.after'), value: t('settings.connector.after.asked') },
  ];
  return (
    <>
      <SettingsPart title={t('settings.connector')}>
        <div className="row wrap">
          <b>{connector === 'training' ? t('sync.training') : connector}</b>
          <Pill tone={CONNECTION_TONES[connection]}>{t(`sync.link.${connection}`)}</Pill>
        </div>
        <WmsAge lastContactAt={lastContactAt} />
        {rows.map(({ name, value }) => (
          <SettingRow key={name} name={name}>
            {value}
          </SettingRow>
        ))}
      </SettingsPart>
      <SettingsPart title={t('settings.connector.promise')}>
        <div className="connector-level">
          <b>{profile.level}</b>
          <div>
            <p>{t(`sync.level.${profile.level}`)}</p>
            <ul className="connector-levels">
              {LEVELS.map((level) => (
                <li key={level} className="meta" aria-current={level === profile.level ? 'true' : undefined}>
                  <span className="code">{level}</span> {t(`settings.connector.level.${level}`)}
                </li>
              ))}
            </ul>
          </div>
        </div>
        <ul className="connector-abilities">
          {ABILITIES.map((ability) => (
            <li key={ability}>
              <StatusIcon tone={profile[ability] ? 'ok' : 'info'} />
              <div>
                <b>{t(`settings.connector.${ability}`)}</b>
                <p className="t2">{t(profile[ability] ? `settings.connector.${ability}.yes` : `settings.connector.${ability}.no`)}</p>
              </div>
            </li>
          ))}
        </ul>
      </SettingsPart>
    </>
  );
}
