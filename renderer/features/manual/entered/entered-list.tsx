import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../../i18n/use-format.ts';
import { DeskTable } from '../../../ui/desk/desk-table.tsx';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import { useErrorText } from '../../../i18n/error-text.ts';
import { useSend } from '../../../lib/use-send.ts';
import { useClient } from '../../../transport/console-context.ts';
import { type ManualOrderDto, useEntered } from '../api/use-manual.ts';
import { PaperPills } from '../papers/paper-pills.tsx';
import { PrintDialog } from '../papers/print-dialog.tsx';
import type { Printing } from '../../../lib/papers/use-printing.ts';
import { orderAddress } from '../../../lib/queue-address.ts';

const TAKEN_BACK_NO_MORE: ReadonlySet<ManualOrderDto['state']> = new Set(['packed', 'manifested', 'dispatched', 'cancelled']);

/** What was typed in this outage, or lately where there is none: number, for whom, what, how it stands, its papers. */
export function EnteredList({
  outageNo,
  printing,
  mayPrint,
}: {
  readonly outageNo: string;
  readonly printing: Printing;
  readonly mayPrint: string | undefined;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const errorText = useErrorText();
  const client = useClient();
  const { data, refetch } = useEntered(outageNo === '' ? 'any' : 'running');
  const { send, failure, busy } = useSend(refetch);
  const [printed, setPrinted] = useState<ManualOrderDto | null>(null);
  if (data === undefined) return null;
  const failed = failure === null ? null : errorText(failure);
  return (
    <section className="manual-entered" aria-label={t('manual.entered')} data-region>
      <div className="manual-bar">
        <h2>{t(outageNo === '' ? 'manual.entered.lately' : 'manual.entered.outage', { no: outageNo })}</h2>
        <b>{format.number(data.total)}</b>
        <span className="spring" />
        <span className="meta">{t(outageNo === '' ? 'manual.entered.hint' : 'manual.entered.outageHint')}</span>
      </div>
      {failed !== null && (
        <Note tone="stop" role="alert" title={failed.what}>
          {failed.rest}
        </Note>
      )}
      {data.orders.length === 0 ? (
        <p className="manual-none meta">{t('manual.entered.none')}</p>
      ) : (
        <DeskTable className="manual-table">
          <thead>
            <tr>
              <th scope="col">{t('manual.number')}</th>
              <th scope="col">{t('manual.name')}</th>
              <th scope="col">{t('manual.goods')}</th>
              <th scope="col">{t('manual.state')}</th>
              <th scope="col">{t('manual.papers')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('manual.acts')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.orders.map((order) => (
              <tr key={order.orderId}>
                <td className="code">
                  <Link to={orderAddress(order.orderId)}>{order.documentNo}</Link>
                  {order.orderNo !== order.documentNo && <span className="meta manual-second">{order.orderNo}</span>}
                </td>
                <td>{order.name}</td>
                <td className="manual-goods-cell">
                  {format.list(order.lines.map(({ name, sku, quantity }) => t('manual.goodsOf', { sku: name || sku, quantity })))}
                </td>
                <td>
                  <span className="row wrap">
                    {order.held ? (
                      <Pill tone="held">{t('manual.held')}</Pill>
                    ) : (
                      <Pill tone={order.state === 'cancelled' ? 'stop' : 'ok'}>{t(`orderState.${order.state}`)}</Pill>
                    )}
                    {order.waits && <Pill tone="warn">{t('manual.waits')}</Pill>}
                    {order.exceptions.map((kind) => (
                      <Pill key={kind} tone="warn">
                        {t(`kind.${kind}.short`)}
                      </Pill>
                    ))}
                  </span>
                </td>
                <td>
                  <PaperPills papers={order.papers} />
                </td>
                <td>
                  <span className="row">
                    <Button
                      look="quiet"
                      icon="print"
                      busy={printing.busy}
                      disabledReason={
                        mayPrint ?? (order.held ? t('manual.held.noPaper') : order.state === 'cancelled' ? t('manual.cancelled.noPaper') : undefined)
                      }
                      aria-label={t('manual.print.of', { no: order.documentNo })}
                      onPress={() => setPrinted(order)}
                    >
                      {t('manual.print')}
                    </Button>
                    {!TAKEN_BACK_NO_MORE.has(order.state) && (
                      <Button
                        look="quiet"
                        icon="undo"
                        busy={busy}
                        disabledReason={mayPrint}
                        aria-label={t('manual.takeBack.of', { no: order.documentNo })}
                        onPress={() =>
                          void send(client.manual.takeBack({ orderId: order.orderId }), ({ documentNo }) => t('manual.takeBack.done', { no: documentNo }))
                        }
                      >
                        {t('manual.takeBack')}
                      </Button>
                    )}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </DeskTable>
      )}
      {printed !== null && (
        <PrintDialog
          orders={[printed]}
          wanted={['pack_list', 'label']}
          onClose={() => setPrinted(null)}
          onPrint={(wanted) => {
            setPrinted(null);
            void printing.print(wanted);
          }}
        />
      )}
    </section>
  );
}
