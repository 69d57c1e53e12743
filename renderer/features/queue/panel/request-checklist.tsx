import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Checkbox } from '../../../ui/choice/checkbox.tsx';
import { Section } from '../../../ui/layout/panel.tsx';
import type { Decide } from '../api/use-decide.ts';
import { useFindingText } from '../../../lib/names/finding-text.ts';

/** The demands of an order as pack and dispatch will see them; each is ticked where it is carried out. */
export function RequestChecklist({ orderId, decide }: { readonly orderId: string; readonly decide: Decide }) {
  const { t } = useTranslation();
  const format = useFormat();
  const findingText = useFindingText();
  const now = useNow(60_000);
  const client = useClient();
  const { data } = useQuery({ queryKey: ['order', orderId, 'checklist'], queryFn: async () => (await answered(client.requests.checklist({ orderId }))).items });
  if (data === undefined || data.length === 0) return null;
  const left = data.filter(({ tickedAt }) => tickedAt === null).length;
  return (
    <Section
      title={t('requests.checklist')}
      aside={<span className="meta">{left === 0 ? t('requests.checklist.done') : t('requests.checklist.left', { count: left })}</span>}
    >
      <ul className="demands">
        {data.map((item) => (
          <li key={`${item.caseId} ${item.no}`} className="demand">
            <Checkbox
              isSelected={item.tickedAt !== null}
              onChange={(ticked) =>
                void decide.decide(client.requests.tick({ caseId: item.caseId, no: item.no, ticked }), t(ticked ? 'requests.ticked' : 'requests.unticked'), [
                  orderId,
                ])
              }
            >
              {findingText(item)}
            </Checkbox>
            <span className="spring" />
            <span className="meta">
              {item.tickedAt === null ? t(`requests.gate.${item.gate}`) : t('requests.tickedBy', { who: item.tickedBy, at: format.near(item.tickedAt, now) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
