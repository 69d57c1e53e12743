import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';

const ABILITIES = ['versions', 'holds', 'stock', 'webhooks'] as const;

/** What the connected WMS can do, and so what may be relied on when an answer is lost. */
export function ConnectorPromise() {
  const { t } = useTranslation();
  const client = useClient();
  const { data } = useQuery({ queryKey: ['sync', 'status'], queryFn: () => answered(client.sync.status({})) });
  if (data === undefined) return null;
  const { profile, connector } = data;
  return (
    <section className="settings-part" aria-labelledby="settings-connector">
      <h2 id="settings-connector">{t('settings.connector')}</h2>
      {profile === null ? (
        <p className="t2">{t('sync.connection.none')}</p>
      ) : (
        <>
          <div className="settings-row">
            <span className="t2">{t('settings.connector.name')}</span>
            <span>{connector === 'training' ? t('sync.training') : connector}</span>
          </div>
          <div className="settings-row">
            <span className="t2">{t('settings.connector.level')}</span>
            <span>
              <span className="code">{profile.level}</span> {t(`sync.level.${profile.level}`)}
            </span>
          </div>
          {ABILITIES.map((ability) => (
            <div className="settings-row" key={ability}>
              <span className="t2">{t(`settings.connector.${ability}`)}</span>
              <span>{t(profile[ability] ? `settings.connector.${ability}.yes` : `settings.connector.${ability}.no`)}</span>
            </div>
          ))}
          <div className="settings-row">
            <span className="t2">{t('settings.connector.feed')}</span>
            <span>{t(`settings.connector.feed.${profile.feed}`)}</span>
          </div>
        </>
      )}
    </section>
  );
}
