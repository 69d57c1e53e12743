import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../../i18n/use-format.ts';
import { NoteButton } from '../../../lib/focus/note-button.tsx';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { Dialog } from '../../../ui/overlay/dialog.tsx';
import type { ManualForm } from '../../../../shared/core/manual-order/manual-form.ts';
import { useNow } from '../../../lib/use-now.ts';
import { orderAddress } from '../../../lib/queue-address.ts';
import type { TwinDto } from '../api/use-manual.ts';

/** Says that this order may be here already, and how to look. */
export function TwinsNote({
  twins,
  decided,
  onCompare,
}: {
  readonly twins: readonly TwinDto[];
  readonly decided: ReadonlySet<string>;
  readonly onCompare: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const open = twins.filter(({ orderId }) => !decided.has(orderId));
  const [first] = open;
  useKeys('outage', { compareTwins: () => (twins.length > 0 ? onCompare() : false) });
  if (first === undefined) return twins.length === 0 ? null : <Note tone="info">{t('manual.twins.decided', { count: twins.length })}</Note>;
  const certain = open.some(({ why }) => why === 'same_number');
  return (
    <Note
      tone={certain ? 'stop' : 'warn'}
      role="alert"
      title={t(certain ? 'manual.twins.same' : 'manual.twins.like', { count: open.length, orderNo: first.orderNo })}
      actions={
        <Button chord={chordOf('outage', 'compareTwins')} onPress={onCompare}>
          {t('manual.twins.compare')}
        </Button>
      }
    >
      {t(`manual.twin.${first.why}`)}{' '}
      {first.orderedAt !== null && <span className="meta">{t('manual.twins.orderedAt', { at: format.near(first.orderedAt, now) })}</span>}
    </Note>
  );
}

/** Side by side, and the two decisions there are: it is the same order and goes no further, or it is another and is entered knowing that. */
export function TwinsDialog({
  form,
  twins,
  decided,
  onSame,
  onOther,
  onClose,
}: {
  readonly form: ManualForm;
  readonly twins: readonly TwinDto[];
  readonly decided: ReadonlySet<string>;
  readonly onSame: (twin: TwinDto) => void;
  readonly onOther: (twin: TwinDto) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const twin = twins.find(({ orderId }) => !decided.has(orderId)) ?? twins[0];
  if (twin === undefined) return null;
  const goods = (lines: readonly { readonly sku: string; readonly quantity: number | string }[]) =>
    format.list(lines.filter(({ sku }) => sku !== '').map(({ sku, quantity }) => t('manual.goodsOf', { sku, quantity })));
  const { recipient } = form;
  const rows = [
    ['number', form.platformOrderNo || format.missing, twin.orderNo],
    ['name', recipient.name, twin.recipient.name],
    ['phone', recipient.phone, twin.recipient.phone],
    [
      'address',
      [recipient.province, recipient.city, recipient.district, recipient.town, recipient.detail].join(' '),
      [twin.recipient.province, twin.recipient.city, twin.recipient.district, twin.recipient.town, twin.recipient.detail].join(' '),
    ],
    ['goods', goods(form.lines), goods(twin.lines)],
    ['time', t('manual.twins.now'), twin.orderedAt === null ? format.missing : format.near(twin.orderedAt, now)],
    ['state', t('manual.twins.draft'), t(`orderState.${twin.state}`)],
  ] as const;
  const certain = twin.why === 'same_number';
  return (
    <Dialog
      title={t('manual.twins.title', { orderNo: twin.orderNo })}
      open
      wide
      onClose={onClose}
      foot={
        <>
          <Button chord="Escape" autoFocus onPress={onClose}>
            {t('manual.twins.back')}
          </Button>
          <span className="spring" />
          <Button look="danger" onPress={() => onSame(twin)}>
            {t('manual.twins.isSame')}
          </Button>
          <NoteButton action="other" look="primary" disabledReason={certain ? t('manual.twins.certain') : undefined} onPress={() => onOther(twin)}>
            {t('manual.twins.isOther')}
          </NoteButton>
        </>
      }
    >
      <p>{t(`manual.twin.${twin.why}`)}</p>
      <table className="manual-twins">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('manual.twins.this')}</th>
            <th scope="col">
              <Link to={orderAddress(twin.orderId)}>{t('manual.twins.known')}</Link>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([id, here, there]) => (
            <tr key={id}>
              <th scope="row">{t(`manual.twins.${id}`)}</th>
              <td>{here}</td>
              <td>{there}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="meta">{t('manual.twins.means')}</p>
    </Dialog>
  );
}
