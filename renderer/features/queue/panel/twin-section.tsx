import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { CaseDto, OrderDto } from '../../../../shared/contract/dto.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { panelAddress } from '../../../lib/queue-address.ts';
import { answered } from '../../../transport/answered.ts';
import { useClient } from '../../../transport/console-context.ts';
import { Button } from '../../../ui/button/button.tsx';
import { OrderNumber } from '../../../ui/code/order-number.tsx';
import { Section } from '../../../ui/layout/panel.tsx';
import { twinFacts } from '../model/twin-facts.ts';

const SEARCHED = 20;

/** The number of the order this one may be once more, as the finding names it. */
export const twinNumberOf = (one: CaseDto | null): string | null => {
  const other = one?.findings.find(({ code }) => code.startsWith('duplicate.'))?.params['other'];
  return other === undefined ? null : String(other);
};

/** The order this one may be once more, beside it line by line and one key away: who decides which of them goes has both before the eyes. */
export function TwinSection({ order, number }: { readonly order: OrderDto; readonly number: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { search } = useLocation();
  const client = useClient();
  const { data: twin } = useQuery({
    queryKey: ['order', order.id, 'twin', number],
    queryFn: async () => {
      const { hits } = await answered(client.orders.search({ text: number, limit: SEARCHED }));
      const hit = hits.find(({ orderId, platformOrderNo, merchant }) => orderId !== order.id && merchant === order.merchant && platformOrderNo === number);
      if (hit === undefined) return null;
      const { order: other } = await answered(client.orders.get({ orderId: hit.orderId }));
      return { order: other, caseId: hit.openCases[0]?.caseId ?? null };
    },
  });
  const open = () => {
    if (twin == null) return false;
    void navigate({ pathname: panelAddress(twin.order.id, twin.caseId), search });
    return true;
  };
  useKeys('row', { openTwin: open });
  if (twin == null) return null;
  return (
    <Section
      title={t('case.twin')}
      aside={
        <Button look="quiet" chord={chordOf('row', 'openTwin')} onPress={() => void open()}>
          {t('case.twin.open')}
        </Button>
      }
    >
      <table className="twins" aria-label={t('case.twin')}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('case.twin.this')}</th>
            <th scope="col">
              <OrderNumber text={twin.order.platformOrderNo} />
            </th>
          </tr>
        </thead>
        <tbody>
          {twinFacts(order, twin.order).map(({ fact, here, there, same }) => {
            const shown = (value: string | number | null) =>
              value === null || value === ''
                ? format.missing
                : typeof value === 'number'
                  ? format.exact(value)
                  : fact === 'state'
                    ? t(`orderState.${value}`)
                    : value;
            return (
              <tr key={fact} className={same ? 'is-same' : undefined}>
                <th scope="row">{t(`case.twin.${fact}`)}</th>
                <td>{shown(here)}</td>
                <td>{same ? t('case.twin.same') : shown(there)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
