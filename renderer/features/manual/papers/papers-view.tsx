import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { useNames } from '../../../lib/names/use-names.ts';
import { useNow } from '../../../lib/use-now.ts';
import { DeskTable } from '../../../ui/desk/desk-table.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { Tick } from '../../../ui/choice/tick.tsx';
import { EmptyState } from '../../../ui/feedback/empty-state.tsx';
import { Skeleton } from '../../../ui/feedback/skeleton.tsx';
import { useReadyOrders } from '../api/use-manual.ts';
import type { PrintKind } from '../model/papers-for.ts';
import { PaperPills } from './paper-pills.tsx';
import { PrintDialog } from './print-dialog.tsx';
import type { Printing } from '../../../lib/papers/use-printing.ts';
import { orderAddress } from '../../../lib/queue-address.ts';

/** As many as one person walks for at once, and as the contract takes. */
const MOST_AT_ONCE = 100;

/** Orders that can go as they stand, the earliest promise first: ticked, they are picked in one walk, or get their papers one by one. */
export function PapersView({ printing, mayPrint }: { readonly printing: Printing; readonly mayPrint: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const now = useNow(60_000);
  const { data } = useReadyOrders();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [dialog, setDialog] = useState<readonly PrintKind[] | null>(null);
  const orders = data?.orders ?? [];
  const chosen = orders.filter(({ orderId }) => ticked.has(orderId));
  const cannot =
    mayPrint ?? (chosen.length === 0 ? t('manual.ready.none') : chosen.length > MOST_AT_ONCE ? t('manual.ready.most', { count: MOST_AT_ONCE }) : undefined);
  const tickAll = () => setTicked(new Set(chosen.length === orders.length ? [] : orders.map(({ orderId }) => orderId)));
  const open = (wanted: readonly PrintKind[]) => (cannot === undefined ? setDialog(wanted) : false);
  useKeys('outage', {
    printPapers: () => open(chosen.length > 1 ? ['pick_list'] : ['pick_list', 'pack_list']),
    tickAll: () => tickAll(),
  });
  if (data === undefined) return <Skeleton label={t('manual.ready.loading')} columns={[130, 120, 90, 200]} />;
  if (orders.length === 0) return <EmptyState title={t('manual.ready.empty')}>{t('manual.ready.empty.rest')}</EmptyState>;
  return (
    <section className="manual-ready" aria-label={t('manual.ready')}>
      <div className="manual-bar">
        <h2>{t('manual.ready.count', { count: data.total })}</h2>
        <span className="spring" />
        <Button look="quiet" chord={chordOf('outage', 'tickAll')} onPress={tickAll}>
          {t('manual.ready.tickAll')}
        </Button>
        <Button
          look="primary"
          icon="print"
          chord={chordOf('outage', 'printPapers')}
          busy={printing.busy}
          disabledReason={cannot}
          onPress={() => void open(['pick_list'])}
        >
          {t('manual.ready.print', { count: chosen.length })}
        </Button>
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="manual-scroll" tabIndex={0} role="group" aria-label={t('manual.ready')}>
        <DeskTable className="manual-table">
          <thead>
            <tr>
              <th scope="col">
                <Tick
                  ticked={chosen.length === 0 ? false : chosen.length === orders.length ? true : 'mixed'}
                  label={t('manual.ready.tickAll')}
                  onTick={tickAll}
                />
              </th>
              <th scope="col">{t('manual.order')}</th>
              <th scope="col">{t('manual.merchant')}</th>
              <th scope="col" className="is-number">
                {t('manual.units')}
              </th>
              <th scope="col">{t('manual.promised')}</th>
              <th scope="col">{t('manual.carrier')}</th>
              <th scope="col">{t('manual.papers')}</th>
            </tr>
          </thead>
          <tbody>
            {orders.map((order) => (
              <tr key={order.orderId}>
                <td>
                  <Tick
                    ticked={ticked.has(order.orderId)}
                    label={t('manual.ready.tick', { order: order.orderNo })}
                    onTick={() =>
                      setTicked((before) => {
                        const next = new Set(before);
                        if (!next.delete(order.orderId)) next.add(order.orderId);
                        return next;
                      })
                    }
                  />
                </td>
                <td className="code">
                  <Link to={orderAddress(order.orderId)}>{order.documentNo || order.orderNo}</Link>
                </td>
                <td>{names.merchant(order.merchant, order.merchantName)}</td>
                <td className="is-number">{format.number(order.units)}</td>
                <td>{order.promisedShipAt === null ? format.missing : format.near(order.promisedShipAt, now)}</td>
                <td className="code">{order.waybill || order.carrier || format.missing}</td>
                <td>
                  <PaperPills papers={order.papers} />
                </td>
              </tr>
            ))}
          </tbody>
        </DeskTable>
      </div>
      {dialog !== null && (
        <PrintDialog
          orders={chosen}
          wanted={dialog}
          onClose={() => setDialog(null)}
          onPrint={(wanted) => {
            setDialog(null);
            setTicked(new Set());
            void printing.print(wanted);
          }}
        />
      )}
    </section>
  );
}
