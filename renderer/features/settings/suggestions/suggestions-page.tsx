import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SuggestionRuleDto } from '../../../../shared/contract/suggestions.contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useSend } from '../../../lib/use-send.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Switch } from '../../../ui/choice/switch.tsx';
import { FailedNote } from '../../../lib/focus/failed-note.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { SettingsPart } from '../setting-parts.tsx';
import { LearnedAddresses } from './learned-addresses.tsx';
import './suggestions.css';

/** How right each rule was here, and which of them decide by themselves; what corrections taught, to be seen and forgotten. */
export function SuggestionsPage() {
  const { t } = useTranslation();
  const { suggestions } = useClient();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ['suggestions', 'rules'], queryFn: async () => (await answered(suggestions.rules({}))).rules });
  const { send, busy, failure } = useSend(() => queries.invalidateQueries({ queryKey: ['suggestions'] }));
  const problem = failure ?? error?.error ?? null;
  const set = (rule: SuggestionRuleDto['rule'], automatic: boolean) =>
    void send(suggestions.setAutomatic({ rule, automatic }), () =>
      t(automatic ? 'suggestions.nowAutomatic' : 'suggestions.nowAsked', { rule: t(`suggestions.rule.${rule}`) }),
    );
  return (
    <>
      {problem !== null && <FailedNote error={problem} onAgain={data === undefined ? () => void refetch() : undefined} />}
      {data === undefined && problem === null && <Skeleton label={t('suggestions.loading')} rows={6} columns={[220, 60, 60, 60, 60, 60]} />}
      {data !== undefined && (
        <SettingsPart title={t('suggestions.automatic')} hint={t('suggestions.automatic.hint')} wide>
          <table className="suggestion-rules">
            <thead>
              <tr>
                <th scope="col">{t('suggestions.rule')}</th>
                <th scope="col" className="num">
                  {t('suggestions.shown')}
                </th>
                <th scope="col" className="num">
                  {t('suggestions.accepted')}
                </th>
                <th scope="col" className="num">
                  {t('suggestions.overruled')}
                </th>
                <th scope="col" className="num">
                  {t('suggestions.byItself')}
                </th>
                <th scope="col" className="num">
                  {t('suggestions.takenBack')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.map((one) => (
                <RuleRow key={one.rule} one={one} busy={busy} onSet={(automatic) => set(one.rule, automatic)} />
              ))}
            </tbody>
          </table>
        </SettingsPart>
      )}
      <LearnedAddresses />
    </>
  );
}

/** Below this many decisions a share says nothing. */
const ENOUGH = 20;

function RuleRow({ one, busy, onSet }: { readonly one: SuggestionRuleDto; readonly busy: boolean; readonly onSet: (automatic: boolean) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rule, automatic, shown, accepted, overruled, byItself, takenBack } = one;
  return (
    <tr>
      <th scope="row">
        <Switch isSelected={automatic} isDisabled={busy} onChange={onSet}>
          {t(`suggestions.rule.${rule}`)}
        </Switch>
        <span className="meta">{shown < ENOUGH ? t('suggestions.tooFew') : t('suggestions.share', { share: format.percent(accepted / shown, 1) })}</span>
      </th>
      {[shown, accepted, overruled, byItself, takenBack].map((figure, at) => (
        <td key={at} className="num">
          {format.number(figure)}
        </td>
      ))}
    </tr>
  );
}
