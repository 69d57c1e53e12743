import { useTranslation } from 'react-i18next';
import type { OutageStatusDto } from '../api/use-outage.ts';
import { keyedPlatform } from './keyed-platform.ts';
import { Calm } from './calm.tsx';
import { OutageHistory } from './history.tsx';
import { Noticed } from './noticed.tsx';
import { Running } from './running.tsx';
import { SilentPlatform } from './silent-platform.tsx';
import type { RunningActs } from './use-running-acts.ts';

interface NowViewProps {
  readonly status: OutageStatusDto;
  readonly acts: RunningActs;
  /** About the outage of that number; about the one of the WMS where none is given. */
  readonly onTriage: (no?: string) => void;
}

/** How things stand: calm, noticed, or an outage on its way to its signature. */
export function NowView({ status, acts, onTriage }: NowViewProps) {
  const { t } = useTranslation();
  const { outage } = status;
  const keyed = keyedPlatform(status)?.no;
  const silent = status.platforms.flatMap(({ platform, outage: failure }) =>
    failure === null
      ? []
      : [
          <SilentPlatform
            key={failure.no}
            platform={platform}
            outage={failure}
            isWmsFailing={outage !== null && outage.wellSinceAt === null}
            isKeyed={failure.no === keyed}
            acts={acts}
            onTriage={onTriage}
          />,
        ],
  );
  if (outage === null && silent.length === 0) return <Calm status={status} />;
  if (outage === null)
    return (
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      <div className="outage-scroll outage-now-scroll" tabIndex={0} role="group" aria-label={t('outage.platform')}>
        {silent}
      </div>
    );
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="outage-scroll outage-now-scroll" tabIndex={0} role="group" aria-label={outage.no}>
      {outage.state === 'noticed' ? (
        <Noticed outage={outage} noRight={acts.noRight} onTriage={() => onTriage()} onDeclare={acts.onDeclare} />
      ) : (
        <Running outage={outage} status={status} acts={acts} />
      )}
      <OutageHistory outage={outage} />
      {silent}
    </div>
  );
}
