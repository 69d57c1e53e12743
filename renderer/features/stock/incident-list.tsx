import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskedPlaceDto, ShortSkuDto } from '../../../shared/contract/stock.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { DeskGroup, DeskList, DeskRow } from '../../ui/desk/desk-list.tsx';
import { StatusIcon, type Tone } from '../../ui/icon/status-icon.tsx';
import { keyOf, type LowSku, placeKeyOf, type SkuKey } from './use-stock.ts';
import { type Named, useStockNames } from './use-stock-names.ts';

export const stockRowId = (id: string): string => `stock-${id}`;

/** How far a shortage has come: told, answered, or late with telling. */
const toneOf = ({ told, dueAt }: ShortSkuDto, now: number): Tone => {
  if (told?.answeredAt != null) return told.answer === 'ask_supervisor' ? 'stop' : 'ok';
  if (told !== null) return 'wait';
  return dueAt !== null && dueAt < now ? 'stop' : 'warn';
};

interface IncidentListProps {
  readonly short: readonly ShortSkuDto[];
  readonly low: readonly LowSku[];
  readonly places: readonly AskedPlaceDto[];
  readonly cursor: string | null;
  readonly onChoose: (key: string) => void;
  /** False when there is no further one. */
  readonly onStep: (by: 1 | -1) => boolean;
}

/** What is short, the deadline that ends first on top; below it what fell under its safety stock. */
export function IncidentList({ short, low, places, cursor, onChoose, onStep }: IncidentListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const names = useStockNames();
  // Where everything lies in one warehouse its name says nothing.
  const isOne = new Set([...short, ...low, ...places].map(({ warehouse }) => warehouse)).size < 2;
  const row = (key: SkuKey & Named, content: ReactNode, id = keyOf(key)) => (
    <DeskRow key={id} id={stockRowId(id)} isCursor={cursor === id} className="stock-row" onChoose={() => onChoose(id)}>
      <b className="code ellipsis">{key.sku}</b>
      <span className="t2 ellipsis stock-row-name">{isOne ? names.goods(key) : format.list([names.warehouse(key), names.goods(key)])}</span>
      {content}
    </DeskRow>
  );
  const state = (one: ShortSkuDto): string => {
    const { told } = one;
    if (told === null) return t('stock.notTold');
    if (told.answer === 'ask_supervisor') return t('stock.overdue');
    return told.answer === null ? t('stock.awaits', { time: format.near(told.replyBy, now) }) : t('stock.answered', { way: t(`stock.way.${told.answer}`) });
  };
  return (
    <DeskList
      label={t('stock.list')}
      activeId={short.length + low.length + places.length === 0 || cursor === null ? undefined : `stock-${cursor}`}
      isRegion
      onStep={onStep}
    >
      {short.length > 0 && (
        <DeskGroup name={t('stock.short')} count={format.number(short.length)} tone="stop">
          {short.map((one) =>
            row(
              one,
              <span className="meta stock-row-state">
                <StatusIcon tone={toneOf(one, now)} size={13} />{' '}
                {one.waiting === 0 ? t('stock.refunds.row', { count: one.refunds }) : `${t('stock.waiting', { count: one.waiting })} · ${state(one)}`}
              </span>,
            ),
          )}
        </DeskGroup>
      )}
      {places.length > 0 && (
        <DeskGroup name={t('stock.places')} count={format.number(places.length)} tone="warn">
          {places.map((one) =>
            row(
              one,
              <span className="meta stock-row-state">
                {format.list(one.places.map(({ location }) => location).filter((location) => location !== ''))}{' '}
                {t(one.toCount ? 'stock.places.count' : 'stock.places.look', { count: one.reports.length })}
              </span>,
              placeKeyOf(one),
            ),
          )}
        </DeskGroup>
      )}
      {low.length > 0 && (
        <DeskGroup name={t('stock.low')} count={format.number(low.length)} tone="warn">
          {low.map((one) =>
            row(
              one,
              <span className="meta stock-row-state">
                {one.orders.length === 0
                  ? t('stock.low.none', { free: one.free, safety: one.safetyStock })
                  : t('stock.low.row', { free: one.free, safety: one.safetyStock, count: one.orders.length })}
              </span>,
            ),
          )}
        </DeskGroup>
      )}
    </DeskList>
  );
}
