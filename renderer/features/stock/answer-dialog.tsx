import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OUTCOME_OF_WAY, type StockWay } from '../../../shared/core/stock/way-out.ts';
import type { ActDto } from '../../../shared/contract/bulk.contract.ts';
import type { CallError } from '../../../shared/contract/define-contract.ts';
import type { StockIncidentDto, WayOutDto } from '../../../shared/contract/stock.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNames } from '../../lib/names/use-names.ts';
import { useClient } from '../../transport/console-context.ts';
import { RadioGroup } from '../../ui/choice/radio.tsx';
import { useToast } from '../../ui/feedback/toast.tsx';
import { DAY_MS } from '../../../shared/kernel/durations.ts';
import { StockDialog } from './stock-dialog.tsx';

interface AnswerDialogProps {
  readonly incident: StockIncidentDto;
  /** The way out that stands first, and only the order it is for; null offers all for all. */
  readonly only: { readonly way: StockWay; readonly caseId: string } | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** What the merchant answered, recorded once and done to all its orders as one decision that can be taken back. */
export function AnswerDialog({ incident, only, onDone, onClose }: AnswerDialogProps) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const client = useClient();
  const toast = useToast();
  const { merchant, warehouse, sku, expected } = incident;
  const ways = only === null ? incident.ways : incident.ways.filter(({ way }) => way === only.way);
  const [chosen, setChosen] = useState<StockWay | null>(ways.find(({ way }) => way === 'wait')?.way ?? ways[0]?.way ?? null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<CallError | null>(null);
  const way = ways.find((one) => one.way === chosen);
  const caseIds = only === null ? (way?.caseIds ?? []) : [only.caseId];

  const actOf = ({ way: id }: WayOutDto): ActDto => {
    const outcome = OUTCOME_OF_WAY[id];
    return outcome === null
      ? {
          act: 'nextAction',
          text: t('stock.answer.waitText', { sku }),
          dueAt: expected?.expectedAt ?? Date.now() + DAY_MS,
          waitingFor: 'stock',
          pauseClock: false,
        }
      : { act: 'resolve', outcome, note: t(`stock.way.${id}`) };
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
    const kept = begun.ok && only === null ? await client.stock.answer({ merchant, warehouse, sku, way: way.way }) : begun;
    setBusy(false);
    setFailure(kept.ok ? null : kept.error);
    onDone();
    if (!kept.ok || !begun.ok) return;
    const { bulkId, can, cannot } = begun.value;
    const [why] = cannot;
    toast.show({
      text:
        can === 0 && why !== undefined
          ? t('stock.answer.refused', { count: why.count, why: t(`error.${why.code}`, why.params) })
          : t('stock.answer.done', { count: Math.max(can, begun.value.state === 'running' ? caseIds.length : can) }),
      undo: () => void undo(bulkId)(),
    });
    onClose();
  };
  const detail = ({ way: id, orders, at, late }: WayOutDto): string =>
    format.list([
      t('stock.way.orders', { count: only === null ? orders : 1 }),
      ...(at === null ? [] : [t('stock.way.at', { date: format.date(at) })]),
      ...(id === 'wait' && late > 0 ? [t('stock.way.late', { count: late })] : []),
    ]);
  return (
    <StockDialog
      title={t('stock.answer.title', { name: names.merchant(incident.merchant, incident.merchantName) })}
      submit={t('stock.answer.submit')}
      missing={way === undefined || caseIds.length === 0 ? t('stock.tell.nothing') : undefined}
      sending={{ busy, failure }}
      onClose={onClose}
      onSubmit={() => void submit()}
    >
      <RadioGroup
        label={t('stock.answer.way')}
        value={chosen}
        onChange={setChosen}
        autoFocus
        choices={ways.map((one) => ({ id: one.way, text: t(`stock.way.${one.way}`), detail: detail(one) }))}
      />
      <p className="meta">{t(chosen === 'wait' ? 'stock.answer.waiting' : 'stock.answer.closed')}</p>
    </StockDialog>
  );
}
