import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { LearnedAliasDto } from '../../../../shared/contract/codes.contract.ts';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf, goChordOf, type KeyAction } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useNames } from '../../../lib/names/use-names.ts';
import { useSession } from '../../../lib/session/session.ts';
import { useSend } from '../../../lib/use-send.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient, useConsoleEvents } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import { SettingsPart } from '../setting-parts.tsx';
import { useRowCursor } from '../use-row-cursor.ts';
import './codes.css';

const TONES = { proposed: 'warn', standing: 'ok', expired: 'wait' } as const;

/** Wrong codes that were settled and are known since: who taught them, who approved, until when they count; approved, declined and forgotten here. */
export function CodesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const names = useNames();
  const format = useFormat();
  const errorText = useErrorText();
  const { codes } = useClient();
  const { can } = useSession();
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['codes'] });
  const { data, error } = useQuery({ queryKey: ['codes', 'learned'], queryFn: async () => (await answered(codes.learned({}))).aliases });
  useConsoleEvents((event) => {
    if (event.name === 'changed' && event.payload.topics.includes('codes')) void refresh();
  });
  const { send, busy, failure } = useSend(refresh);
  const problem = failure ?? error?.error ?? null;
  const failed = problem === null ? null : errorText(problem);
  const mayApprove = can('override') ? undefined : t('codes.needsSupervisor');
  const answer = ({ merchant, code }: LearnedAliasDto, approve: boolean) =>
    void send(codes.answer({ merchant, code, approve }), () => t(approve ? 'codes.approved' : 'codes.declined', { code }));
  const revoke = ({ merchant, code }: LearnedAliasDto) => void send(codes.revoke({ merchant, code }), () => t('codes.revoked', { code }));
  const { current, rowProps, isCurrent } = useRowCursor(data ?? []);
  const may = current !== undefined && mayApprove === undefined && !busy;
  useKeys('upkeep', {
    approve: () => (may && current.state !== 'standing' ? answer(current, true) : false),
    decline: () => (!may ? false : current.state === 'standing' ? revoke(current) : answer(current, false)),
  });
  const keyOf = (index: number, action: KeyAction<'upkeep'>) => (isCurrent(index) ? { chord: chordOf('upkeep', action) } : {});
  return (
    <>
      {failed !== null && (
        <Note tone="stop" role="alert" title={failed.what}>
          {failed.rest}
        </Note>
      )}
      {data?.length === 0 && (
        <EmptyState
          icon="tag"
          title={t('codes.none')}
          actions={
            <Button chord={goChordOf('queue')} onPress={() => void navigate('/queue')}>
              {t('codes.none.queue')}
            </Button>
          }
        >
          {t('codes.none.hint')}
        </EmptyState>
      )}
      {data !== undefined && data.length > 0 && (
        <SettingsPart title={t('settings.part.codes')} hint={t('codes.hint')} wide>
          <ul className="codes-list">
            {data.map((alias, index) => (
              <li key={`${alias.merchant} ${alias.code}`} className="codes-row" {...rowProps(index)}>
                <span className="codes-pair">
                  <span>
                    <span className="code">{alias.code}</span> <span aria-hidden>→</span> <b className="code">{alias.sku}</b>
                  </span>
                  <span className="meta ellipsis">
                    {format.list([names.merchant(alias.merchant, alias.merchantName), ...(alias.name === '' ? [] : [alias.name])])}
                  </span>
                </span>
                <span className="meta">
                  {t('codes.from', { who: names.personCalled(alias.learnedBy), date: format.date(alias.learnedAt), count: alias.orders, order: alias.orderNo })}
                  {alias.approvedAt !== null && <> {t('codes.by', { who: names.personCalled(alias.approvedBy), date: format.date(alias.expiresAt) })}</>}
                </span>
                <Pill tone={TONES[alias.state]}>{t(`codes.state.${alias.state}`)}</Pill>
                <span className="row">
                  {alias.state === 'standing' ? (
                    <Button {...keyOf(index, 'decline')} disabledReason={mayApprove} busy={busy} onPress={() => revoke(alias)}>
                      {t('codes.revoke')}
                    </Button>
                  ) : (
                    <>
                      <Button look="primary" {...keyOf(index, 'approve')} disabledReason={mayApprove} busy={busy} onPress={() => answer(alias, true)}>
                        {t('codes.approve')}
                      </Button>
                      <Button look="quiet" {...keyOf(index, 'decline')} disabledReason={mayApprove} busy={busy} onPress={() => answer(alias, false)}>
                        {t('codes.decline')}
                      </Button>
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </SettingsPart>
      )}
    </>
  );
}
