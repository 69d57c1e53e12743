import { useTranslation } from 'react-i18next';
import { useClient } from '../../../transport/console-context.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useDeed } from '../api/use-deed.ts';

export interface RunningActs {
  readonly noRight: string | undefined;
  readonly cannotSign: string | undefined;
  readonly failure: ReturnType<typeof useDeed>['failure'];
  readonly recover: () => Promise<boolean>;
  readonly onDeclare: () => void;
  readonly onUpload: () => void;
  readonly onSign: () => void;
  /** About the outage of that number; about the one of the WMS where none is given. */
  readonly onTell: (no?: string) => void;
  readonly onGiveUp: (no: string) => void;
}

export type DialogId = 'declare' | 'triage' | 'upload' | 'sign' | 'tell' | 'giveUp';

/** What can be done about a running outage, and why it cannot. */
export const useRunningActs = (open: (dialog: DialogId, no?: string) => void): RunningActs => {
  const { t } = useTranslation();
  const { outage } = useClient();
  const { can } = useSession();
  const deed = useDeed();
  return {
    noRight: can('manual_orders') ? undefined : t('outage.noRight'),
    cannotSign: can('override') ? undefined : t('sync.supervisorOnly'),
    failure: deed.failure,
    recover: () => deed.send(outage.recover({}), () => t('outage.recover.done')),
    onDeclare: () => open('declare'),
    onUpload: () => open('upload'),
    onSign: () => open('sign'),
    onTell: (no) => open('tell', no),
    onGiveUp: (no) => open('giveUp', no),
  };
};
