import type { OutageStatusDto } from '../api/use-outage.ts';
import { Calm } from './calm.tsx';
import { OutageHistory } from './history.tsx';
import { Noticed } from './noticed.tsx';
import { Running } from './running.tsx';
import type { RunningActs } from './use-running-acts.ts';

/** How things stand: calm, noticed, or an outage on its way to its signature. */
export function NowView({ status, acts, onTriage }: { readonly status: OutageStatusDto; readonly acts: RunningActs; readonly onTriage: () => void }) {
  const { outage } = status;
  if (outage === null) return <Calm status={status} />;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="outage-scroll outage-now-scroll" tabIndex={0} role="group" aria-label={outage.no}>
      {outage.state === 'noticed' ? (
        <Noticed outage={outage} noRight={acts.noRight} onTriage={onTriage} onDeclare={acts.onDeclare} />
      ) : (
        <Running outage={outage} status={status} acts={acts} />
      )}
      <OutageHistory outage={outage} />
    </div>
  );
}
