import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Facts } from '../../../ui/layout/panel.tsx';
import type { OutageDto } from '../api/use-outage.ts';
import { OutageHistory } from './history.tsx';
import { TriageClock } from './triage-clock.tsx';

interface SilentPlatformProps {
  readonly platform: string;
  readonly outage: OutageDto;
  readonly noRight: string | undefined;
  readonly onTriage: (no: string) => void;
  readonly onTell: (no: string) => void;
}

/** A platform whose orders stay away although the WMS is well: an incident with its triage clock, and nothing that is held back. */
export function SilentPlatform({ platform, outage, noRight, onTriage, onTell }: SilentPlatformProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1000);
  const { no, sinceAt, triage } = outage;
  return (
    <section className="outage-now" aria-label={no}>
      <Note
        tone="stop"
        role="alert"
        title={t('outage.platform.failed', { platform, length: format.duration(now - sinceAt) })}
        actions={
          <>
            <Button disabledReason={noRight} onPress={() => onTriage(no)}>
              {t('outage.triage.open')}
            </Button>
            <Button disabledReason={noRight} onPress={() => onTell(no)}>
              {t('outage.tell.open')}
            </Button>
          </>
        }
      >
        {t('outage.platform.failed.rest')}
      </Note>
      <Facts
        facts={[
          { name: t('outage.cert.no'), value: <span className="code">{no}</span> },
          { name: t('outage.cert.since'), value: format.exact(sinceAt) },
          { name: t('outage.triage.clock'), value: <TriageClock outage={outage} now={now} /> },
          ...(triage.expectedEndAt === null ? [] : [{ name: t('outage.triage.end'), value: format.near(triage.expectedEndAt, now) }]),
          ...(triage.note === '' ? [] : [{ name: t('outage.triage.note'), value: triage.note }]),
        ]}
      />
      <OutageHistory outage={outage} />
    </section>
  );
}
