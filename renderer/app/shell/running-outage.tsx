import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OutageDto, OutageStatusDto } from '../../../shared/contract/outage.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useIsDrill } from '../../lib/drill/use-drill.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { useNow } from '../../lib/use-now.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { OutageTape } from './outage-tape.tsx';

const REFRESH_MS = 15_000;

export const useOutage = (): OutageStatusDto | undefined => {
  const { outage } = useClient();
  return useQuery({ queryKey: ['outage', 'status'], queryFn: () => answered(outage.status({})), refetchInterval: REFRESH_MS }).data;
};

/** The tape belongs to work by hand: from the declaration until somebody asked for the upload. */
export const isByHand = (status: OutageStatusDto | undefined): status is OutageStatusDto & { readonly outage: OutageDto } =>
  status?.outage?.state === 'declared' || status?.outage?.state === 'recovered';

/** What everybody sees while people work by hand: since when, who said so, what was last known, and the way out. */
export function RunningOutage({ status }: { readonly status: OutageStatusDto & { readonly outage: OutageDto } }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const drill = useIsDrill() === true;
  const now = useNow(1000);
  const { no, declared, lastKnownAt, state } = status.outage;
  const declaredAt = declared?.at ?? now;
  return (
    <OutageTape
      drill={drill}
      title={t(state === 'declared' ? 'outage.tape' : 'outage.tape.recovered')}
      actions={
        <Link className="tape-way" to="/outage">
          {state === 'declared'
            ? t(status.health.connected ? 'outage.tape.answers' : 'outage.tape.desk')
            : t('outage.upload', { count: status.waiting + status.manual.toEnter })}
        </Link>
      }
    >
      <span className="code">{no}</span>
      <span>{t('outage.tape.running', { length: format.duration(now - declaredAt) })}</span>
      <span className="tape-wide">
        {t('outage.tape.declared', { at: format.time(declaredAt), who: declared === null ? '' : names.person(declared.by, declared.by) })}
      </span>
      <span className="tape-wide">{lastKnownAt === null ? t('outage.never') : t('outage.tape.known', { at: format.timeSeconds(lastKnownAt) })}</span>
    </OutageTape>
  );
}
