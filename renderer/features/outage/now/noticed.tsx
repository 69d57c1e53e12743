import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useNow } from '../../../lib/use-now.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Facts } from '../../../ui/layout/panel.tsx';
import type { OutageDto } from '../api/use-outage.ts';
import { TriageClock } from './triage-clock.tsx';

interface NoticedProps {
  readonly outage: OutageDto;
  readonly noRight: string | undefined;
  readonly onTriage: () => void;
  readonly onDeclare: () => void;
}

/** The WMS fails and nobody has declared yet: the incident with its triage clock, and the two ways on. */
export function Noticed({ outage, noRight, onTriage, onDeclare }: NoticedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1000);
  const { triage, sinceAt, sign, lastKnownAt, relapses } = outage;
  return (
    <section className="outage-now" aria-label={outage.no}>
      <div className="row wrap">
        <h2>{t('outage.state.noticed')}</h2>
        <span className="code">{outage.no}</span>
      </div>
      <Note
        tone="stop"
        role="alert"
        title={t(`outage.sign.${sign}`, { length: format.duration(now - sinceAt, { seconds: true }) })}
        actions={
          <>
            <Button look="primary" icon="outage" chord={chordOf('outageDesk', 'declare')} disabledReason={noRight} onPress={onDeclare}>
              {t('outage.declare.open')}
            </Button>
            <Button chord={chordOf('outageDesk', 'triage')} disabledReason={noRight} onPress={onTriage}>
              {t('outage.triage.open')}
            </Button>
          </>
        }
      >
        {t('outage.noticed.rest')}
      </Note>
      <Facts
        facts={[
          { name: t('outage.cert.since'), value: format.exact(sinceAt) },
          { name: t('outage.cert.lastKnown'), value: lastKnownAt === null ? t('outage.never') : format.exact(lastKnownAt) },
          {
            name: t('outage.triage.clock'),
            value: <TriageClock outage={outage} now={now} />,
          },
          ...(triage.expectedEndAt === null ? [] : [{ name: t('outage.triage.end'), value: format.near(triage.expectedEndAt, now) }]),
          ...(triage.note === '' ? [] : [{ name: t('outage.triage.note'), value: triage.note }]),
          ...(relapses === 0 ? [] : [{ name: t('outage.relapses'), value: format.number(relapses) }]),
        ]}
      />
    </section>
  );
}
