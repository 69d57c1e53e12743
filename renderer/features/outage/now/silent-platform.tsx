import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useNames } from '../../../lib/names/use-names.ts';
import { useNow } from '../../../lib/use-now.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Facts } from '../../../ui/layout/panel.tsx';
import type { OutageDto } from '../api/use-outage.ts';
import { OutageHistory } from './history.tsx';
import { TriageClock } from './triage-clock.tsx';
import type { RunningActs } from './use-running-acts.ts';

interface SilentPlatformProps {
  /** Its code. */
  readonly platform: string;
  readonly outage: OutageDto;
  /** The WMS has an outage of its own. */
  readonly isWmsFailing: boolean;
  /** The keys of the desk speak of this one. */
  readonly isKeyed: boolean;
  readonly acts: Pick<RunningActs, 'noRight' | 'onTell' | 'onGiveUp'>;
  readonly onTriage: (no: string) => void;
}

/** A platform whose orders stay away although the WMS is well: an incident with its triage clock, and nothing that is held back. */
export function SilentPlatform({ platform: code, outage, isWmsFailing, isKeyed, acts, onTriage }: SilentPlatformProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(1000);
  const platform = useNames().platform(code);
  const { no, sinceAt, triage } = outage;
  const { noRight } = acts;
  const chord = (action: 'triage' | 'tell' | 'giveUp') => (isKeyed ? { chord: chordOf('outageDesk', action) } : {});
  return (
    <>
      <section className="outage-now" aria-label={no}>
        <div className="row wrap">
          <h2>{platform}</h2>
          <span className="code">{no}</span>
        </div>
        <Note
          tone="stop"
          role="alert"
          title={t('outage.platform.failed', { platform, length: format.duration(now - sinceAt) })}
          actions={
            <>
              <Button look={triage.stoppedAt === null ? 'primary' : 'plain'} {...chord('triage')} disabledReason={noRight} onPress={() => onTriage(no)}>
                {t('outage.triage.open')}
              </Button>
              <Button {...chord('tell')} disabledReason={noRight} onPress={() => acts.onTell(no)}>
                {t('outage.tell.open')}
              </Button>
              {noRight === undefined && <Link to="/manual">{t('outage.platform.byHand')}</Link>}
              <Button look="quiet" {...chord('giveUp')} disabledReason={noRight} onPress={() => acts.onGiveUp(no)}>
                {t('outage.giveUp.open')}
              </Button>
            </>
          }
        >
          {t(isWmsFailing ? 'outage.platform.failed.both' : 'outage.platform.failed.rest')}
        </Note>
        <Facts
          facts={[
            { name: t('outage.platform.fact.last'), value: format.exact(sinceAt) },
            { name: t('outage.triage.clock'), value: <TriageClock outage={outage} now={now} /> },
            ...(triage.expectedEndAt === null ? [] : [{ name: t('outage.triage.end'), value: format.near(triage.expectedEndAt, now) }]),
            ...(triage.note === '' ? [] : [{ name: t('outage.triage.note'), value: triage.note }]),
          ]}
        />
      </section>
      <OutageHistory outage={outage} />
    </>
  );
}
