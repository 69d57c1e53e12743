import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ALLOCATION_POLICY_IDS } from '../../../shared/core/stock/allocation-policy.ts';
import type { StockIncidentDto } from '../../../shared/contract/stock.contract.ts';
import { useErrorText } from '../../i18n/error-text.ts';
import { chordOf } from '../../lib/keys/key-map.ts';
import { useKeys } from '../../lib/keys/use-keys.ts';
import { useSession } from '../../lib/session/session.ts';
import { useSend } from '../../lib/use-send.ts';
import { caseAddress } from '../../lib/queue-address.ts';
import { useClient } from '../../transport/console-context.ts';
import { Button } from '../../ui/button/button.tsx';
import { KeyCap } from '../../ui/button/key-cap.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { Select } from '../../ui/field/select.tsx';
import { Pill } from '../../ui/status/pill.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { ExpectDialog } from './expect-dialog.tsx';
import { IncidentHead } from './incident-head.tsx';
import { LevelsPanel } from './levels-panel.tsx';
import { MerchantPanel } from './merchant-panel.tsx';
import { orderRowId, ShareTable } from './share-table.tsx';
import { TellDialog } from './tell-dialog.tsx';
import type { Choice, PolicyId } from './use-stock.ts';
import { WaysPanel } from './ways-panel.tsx';

interface IncidentViewProps {
  readonly incident: StockIncidentDto;
  /** Until when the merchant has to know. */
  readonly dueAt: number | null;
  readonly draft: Choice | null;
  readonly onDraft: (choice: Choice | null) => void;
  readonly onChanged: () => void;
}
type Open = 'tell' | 'answer' | 'one' | 'split' | 'expect';

/** One short SKU: who gets what is left and why, looked at before it is confirmed, and what is done for those that wait. */
export function IncidentView({ incident, dueAt, draft, onDraft, onChanged }: IncidentViewProps) {
  const { t } = useTranslation();
  const client = useClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const { can } = useSession();
  const sending = useSend(onChanged);
  const [cursor, setCursor] = useState<string | null>(null);
  const [open, setOpen] = useState<Open | null>(null);
  const [showLevels, setShowLevels] = useState(false);
  const { merchant, warehouse, sku, orders, choice, sharingId } = incident;
  const order = orders.find(({ orderId }) => orderId === cursor) ?? orders.find(({ gets, wants }) => gets < wants) ?? orders[0];
  const blocked = can('decide') ? undefined : t('stock.noRight');
  const at = orders.findIndex(({ orderId }) => orderId === order?.orderId);

  const go = (to: number) => {
    const next = orders[Math.min(orders.length - 1, Math.max(0, to))];
    if (next === undefined) return false;
    setCursor(next.orderId);
    document.getElementById(orderRowId(next.orderId))?.scrollIntoView({ block: 'nearest' });
    return true;
  };
  const show = (what: Open, why: string | undefined) => () => {
    if (why !== undefined) return false;
    sending.forget();
    setOpen(what);
    return true;
  };
  const nothing = incident.ways.length === 0 ? t('stock.tell.nothing') : blocked;
  const pin = () => {
    if (order === undefined || blocked !== undefined) return false;
    const rest = choice.pinned.filter((orderId) => orderId !== order.orderId);
    onDraft({ policy: choice.policy, pinned: rest.length < choice.pinned.length ? rest : [...rest, order.orderId] });
    return true;
  };
  const nextPolicy = () => {
    if (blocked !== undefined) return false;
    const next = ALLOCATION_POLICY_IDS[(ALLOCATION_POLICY_IDS.indexOf(choice.policy) + 1) % ALLOCATION_POLICY_IDS.length];
    if (next !== undefined) onDraft({ policy: next, pinned: [...choice.pinned] });
    return true;
  };
  const takeBack = (id: string) => {
    void sending.send(client.stock.unshare({ merchant, warehouse, sku, sharingId: id }), ({ moved }) => ({ text: t('stock.unshared', { count: moved }) }));
  };
  const confirm = () => {
    if (draft === null || blocked !== undefined || sending.busy) return false;
    void sending
      .send(client.stock.share({ merchant, warehouse, sku, choice: { ...draft } }), ({ sharingId: id, moved }) => ({
        text: t('stock.confirmed', { count: moved }),
        undo: () => takeBack(id),
      }))
      .then((done) => done && onDraft(null));
    return true;
  };
  const discard = () => {
    if (draft === null) return false;
    onDraft(null);
    return true;
  };
  const takeBackAnswer = () => {
    if (incident.told?.undoable !== true || blocked !== undefined || sending.busy) return false;
    void sending.send(client.stock.takeBack({ merchant, warehouse, sku }), ({ can: count }) => ({ text: t('stock.answer.undone', { count }) }));
    return true;
  };
  const refunded = () => {
    const [owed] = incident.refunds.filter(({ confirmedAt }) => confirmedAt === null);
    if (owed === undefined || blocked !== undefined || sending.busy) return false;
    void sending.send(client.stock.refunded({ merchant, warehouse, sku, caseId: owed.caseId }), () => ({
      text: t('stock.refunds.done', { order: owed.platformOrderNo }),
    }));
    return true;
  };
  const hasWay = order?.caseId != null && incident.ways.some(({ caseIds }) => caseIds.includes(order.caseId ?? ''));
  const isSplittable = order?.splittable === true && order.caseId !== null && order.gets < order.wants;
  useKeys('list', {
    next: () => go(at + 1),
    previous: () => go(at - 1),
    first: () => go(0),
    last: () => go(orders.length - 1),
    open: () => {
      if (order?.caseId == null) return false;
      void navigate(caseAddress(order.caseId));
      return true;
    },
  });
  useKeys('stock', {
    pin,
    ruleOrder: nextPolicy,
    split: show('split', isSplittable ? blocked : t('stock.tell.nothing')),
    otherWarehouses: () => setShowLevels((before) => !before),
    tell: show('tell', nothing),
    recordAnswer: show('answer', nothing),
    answerOne: show('one', hasWay ? blocked : t('stock.tell.nothing')),
    takeBackAnswer,
    refunded,
    expect: show('expect', blocked),
  });
  useKeys('everywhere', { confirm, out: discard }, open === null && draft !== null);

  const failed = open !== null || sending.failure === null ? null : errorText(sending.failure);
  const close = () => setOpen(null);
  return (
    <>
      <div className="stock-middle">
        <IncidentHead incident={incident} dueAt={dueAt} />
        <div className="stock-bar">
          <Select
            label={t('stock.policy')}
            labelHidden
            value={choice.policy}
            disabledReason={blocked}
            onChange={(policy: PolicyId) => onDraft({ policy, pinned: [...choice.pinned] })}
            choices={ALLOCATION_POLICY_IDS.map((id) => ({ id, text: t(`stock.policy.${id}`) }))}
          />
          <KeyCap chord={chordOf('stock', 'ruleOrder')} />
          <span className="meta stock-policy-words">{t(`stock.policy.${choice.policy}.detail`)}</span>
          {draft === null && sharingId !== null && blocked === undefined && (
            <Button look="quiet" onPress={() => takeBack(sharingId)}>
              {t('stock.takeBack')}
            </Button>
          )}
        </div>
        {failed !== null && (
          <Note tone="stop" role="alert" title={failed.what}>
            {failed.rest}
          </Note>
        )}
        <div className="stock-frame">
          <div className="stock-scroll">
            <ShareTable incident={incident} cursor={order?.orderId ?? null} onChoose={setCursor} />
          </div>
        </div>
        <div className="stock-foot">
          <Button look="quiet" chord={chordOf('stock', 'pin')} disabledReason={blocked} onPress={() => void pin()}>
            {t(order?.pinned === true ? 'stock.unpin' : 'stock.pin')}
          </Button>
          {hasWay && (
            <Button look="quiet" chord={chordOf('stock', 'answerOne')} disabledReason={blocked} onPress={() => void show('one', blocked)()}>
              {t('keys.stock.answerOne')}
            </Button>
          )}
          {draft === null && order?.caseId != null && (
            <Button look="quiet" chord={chordOf('list', 'open')} onPress={() => void navigate(caseAddress(order.caseId ?? ''))}>
              {t('stock.openOrder')}
            </Button>
          )}
          <span className="spring" />
          {draft !== null && (
            <>
              <Pill tone="info">{t('stock.draft')}</Pill>
              <Button chord={chordOf('everywhere', 'out')} onPress={() => void discard()}>
                {t('stock.discard')}
              </Button>
              <Button look="primary" chord={chordOf('everywhere', 'confirm')} busy={sending.busy} disabledReason={blocked} onPress={() => void confirm()}>
                {t('stock.confirm')}
              </Button>
            </>
          )}
        </div>
      </div>
      <div className="stock-side" data-region>
        <WaysPanel incident={incident} blocked={blocked} onExpect={() => void show('expect', blocked)()} />
        <MerchantPanel
          incident={incident}
          blocked={blocked}
          onTell={() => void show('tell', nothing)()}
          onAnswer={() => void show('answer', nothing)()}
          onTakeBack={() => void takeBackAnswer()}
          onRefunded={() => void refunded()}
        />
        {orders.some(({ gets, wants }) => gets < wants) && <p className="meta stock-release">{t('stock.release')}</p>}
        <LevelsPanel levels={incident.levels} open={showLevels} onOpen={() => setShowLevels((before) => !before)} />
      </div>
      {open === 'tell' && <TellDialog incident={incident} sending={sending} onClose={close} />}
      {open === 'expect' && <ExpectDialog incident={incident} sending={sending} onClose={close} />}
      {(open === 'answer' || open === 'one' || open === 'split') && (
        <AnswerDialog
          incident={incident}
          only={open !== 'answer' && order?.caseId != null ? { caseId: order.caseId, first: open === 'split' ? 'split' : null } : null}
          onDone={onChanged}
          onClose={close}
        />
      )}
    </>
  );
}
