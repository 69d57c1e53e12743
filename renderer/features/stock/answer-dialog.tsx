import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActDto } from '../../../shared/contract/bulk.contract.ts';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import type { StockIncidentDto, WayOutDto } from '../../../shared/contract/stock.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { useClient } from '../../transport/console-context.ts';
import { Checkbox } from '../../ui/choice/checkbox.tsx';
import { RadioGroup } from '../../ui/choice/radio.tsx';
import { Note } from '../../ui/feedback/note.tsx';
import { useToast } from '../../ui/feedback/toast.tsx';
import { HOUR_MS } from '../../../shared/kernel/durations.ts';
import { StockDialog } from './stock-dialog.tsx';
import { useStockNames } from './use-stock-names.ts';
import { useWayFacts } from './way-facts.ts';

/** How long a customer has to say whether another SKU will do. */
const ASK_MS = 24 * HOUR_MS;
const idOf = ({ way, by }: WayOutDto): string => `${way} ${by}`;

interface AnswerDialogProps {
  readonly incident: StockIncidentDto;
  /** The one order it is for, and the way that stands first; null offers all for all. */
  readonly only: { readonly caseId: string; readonly first: WayOutDto['way'] | null } | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** What the merchant answered, recorded once and done to all its orders as one decision that can be taken back. */
export function AnswerDialog({ incident, only, onDone, onClose }: AnswerDialogProps) {
  const { t } = useTranslation();
  const names = useNames();
  const stockNames = useStockNames();
  const format = useFormat();
  const client = useClient();
  const toast = useToast();
  const { nameOf, dateOf, costOf, factsOf } = useWayFacts(incident.currency);
  const { merchant, warehouse, sku } = incident;
  const ways = only === null ? incident.ways : incident.ways.filter(({ caseIds }) => caseIds.includes(only.caseId));
  const first = ways.find(({ way }) => way === (only?.first ?? 'wait')) ?? ways[0];
  const [chosen, setChosen] = useState<string | null>(first === undefined ? null : idOf(first));
  const [agreed, setAgreed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  const way = ways.find((one) => idOf(one) === chosen);
  const caseIds = only === null ? (way?.caseIds ?? []) : [only.caseId];

  const actOf = (one: WayOutDto): ActDto => {
    const { way: id, by, at, asks, costCents, orders } = one;
    const mayGo = !asks || agreed;
    return {
      act: 'wayOut',
      way: id,
      sku,
      text:
        id === 'substitute'
          ? t('stock.answer.askText', { sku: by })
          : t(id === 'transfer' ? 'stock.answer.transferText' : 'stock.answer.waitText', {
              sku,
              from: stockNames.by(one),
              date: at === null ? '' : format.date(at),
            }),
      at: id === 'substitute' && !mayGo ? Date.now() + ASK_MS : at,
      from: id === 'transfer' ? by : '',
      substitute: id === 'substitute' ? by : '',
      agreed: mayGo,
      // One load is paid once, however many orders it is for.
      costCents: costCents === null || id !== 'transfer' ? costCents : Math.round(costCents / Math.max(1, orders)),
    };
  };
  const undo = (bulkId: string) => async () => {
    const taken = await client.bulk.undo({ bulkId });
    if (taken.ok) toast.show({ text: t('stock.answer.undone', { count: taken.value.can }) });
    onDone();
  };
  const submit = async () => {
    if (way === undefined) return;
    setBusy(true);
    const act = actOf(way);
    const prepared = await client.bulk.prepare({ chosen: { caseIds: [...caseIds] }, act });
    const begun = prepared.ok ? await client.bulk.start({ bulkId: prepared.value.bulkId, act }) : prepared;
    // An answer for one order is that order's, not the merchant's word for all.
    const kept =
      begun.ok && only === null
        ? await client.stock.answer({ merchant, warehouse, sku, way: way.way, decision: begun.value.bulkId, caseIds: [...caseIds] })
        : begun;
    setBusy(false);
    setFailure(kept.ok ? null : kept.error);
    onDone();
    if (!kept.ok || !begun.ok) return;
    const { bulkId, can, cannot, undoable, state } = begun.value;
    const [why] = cannot;
    toast.show({
      text:
        can === 0 && why !== undefined
          ? t('stock.answer.refused', { count: why.count, why: t(`error.${why.code}`, why.params) })
          : t('stock.answer.done', { count: Math.max(can, state === 'running' ? caseIds.length : can) }),
      ...(undoable && { undo: () => void undo(bulkId)() }),
    });
    onClose();
  };
  const detail = (one: WayOutDto): string =>
    format.list([factsOf(one, only === null ? one.orders : 1), dateOf(one), costOf(one)].filter((fact) => fact !== null));
  const asks = way?.asks === true;
  const isFinal = way?.way === 'cancel_order';
  return (
    <StockDialog
      title={only === null ? t('stock.answer.title', { name: names.merchant(incident.merchant, incident.merchantName) }) : t('stock.answer.one')}
      submit={t(only === null ? 'stock.answer.submit' : 'stock.answer.submitOne')}
      look={isFinal ? 'danger' : 'primary'}
      missing={way === undefined || caseIds.length === 0 ? t('stock.tell.nothing') : undefined}
      sending={{ busy, failure }}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <RadioGroup
        label={t(only === null ? 'stock.answer.way' : 'stock.answer.wayOne')}
        value={chosen}
        onChange={setChosen}
        autoFocus
        choices={ways.map((one) => ({ id: idOf(one), text: nameOf(one), detail: detail(one) }))}
      />
      {asks && (
        <Checkbox isSelected={agreed} onChange={setAgreed}>
          {t('stock.answer.agreed')}
        </Checkbox>
      )}
      {isFinal && (
        <Note tone="stop" title={t('stock.answer.final')}>
          {t('stock.answer.final.why')}
        </Note>
      )}
      <p className="meta">{way === undefined ? '' : t(asks && !agreed ? 'stock.answer.then.ask' : `stock.answer.then.${way.way}`)}</p>
    </StockDialog>
  );
}
