import { useQuery, useQueryClient } from '@tanstack/react-query';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useFindingText } from '../../lib/names/finding-text.ts';
import { usePainted } from '../../lib/use-painted.ts';
import { answered } from '../../transport/answered.ts';
import { useClient } from '../../transport/console-context.ts';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { Checkbox } from '../../ui/choice/checkbox.tsx';

/** What the customer asked for beside the goods. The parcel does not close until what belongs into it is ticked; one key ticks the next. */
export const DemandList = memo(function DemandList({ orderId }: { readonly orderId: string }) {
  const { t } = useTranslation();
  const findingText = useFindingText();
  const errorText = useErrorText();
  const client = useClient();
  const queries = useQueryClient();
  const [refused, setRefused] = useState<CallError | null>(null);
  const isSeen = usePainted(orderId, '') === orderId;
  const { data: items = [] } = useQuery({
    queryKey: ['pack', 'demands', orderId],
    queryFn: async () => (await answered(client.requests.checklist({ orderId }))).items,
    enabled: isSeen,
  });
  const here = items.filter(({ gate }) => gate === 'pack');
  const next = here.find(({ tickedAt }) => tickedAt === null);
  const tick = async ({ caseId, no }: (typeof items)[number], ticked: boolean) => {
    const reply = await client.requests.tick({ caseId, no, ticked });
    setRefused(reply.ok ? null : reply.error);
    await queries.invalidateQueries({ queryKey: ['pack', 'demands', orderId] });
  };
  useKeys('bench', { tickDemand: () => (next === undefined ? false : void tick(next, true)) });
  if (items.length === 0) return null;
  const left = here.filter(({ tickedAt }) => tickedAt === null).length;
  return (
    <section className="pack-demands" aria-label={t('pack.demands')}>
      <h2>
        {t('pack.demands')}
        <span>{left === 0 ? t('requests.checklist.done') : t('requests.checklist.left', { count: left })}</span>
        {next !== undefined && <KeyCap chord={chordOf('bench', 'tickDemand')} />}
      </h2>
      <ul>
        {items.map((item) => {
          const { caseId, no, gate, tickedAt } = item;
          const text = findingText(item);
          return (
            <li key={`${caseId} ${no}`} className={item === next ? 'is-next' : undefined}>
              {gate === 'pack' ? (
                <Checkbox isSelected={tickedAt !== null} onChange={(ticked) => void tick(item, ticked)}>
                  {text}
                </Checkbox>
              ) : (
                <>
                  <span>{text}</span>
                  <span className="pack-later">{t('pack.demands.later')}</span>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {refused !== null && <p role="alert">{errorText(refused).what}</p>}
    </section>
  );
});
