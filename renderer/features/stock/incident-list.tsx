import { useTranslation } from 'react-i18next';
import type { ShortSkuDto } from '../../../shared/contract/stock.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../lib/use-now.ts';
import { StatusIcon, type Tone } from '../../ui/icon/status-icon.tsx';
import { Counter } from '../../ui/status/pill.tsx';
import { keyOf, type LowSku, type SkuKey } from './use-stock.ts';

export const stockRowId = (key: SkuKey): string => `stock-${keyOf(key)}`;

/** How far a shortage has come: told, answered, or late with telling. */
const toneOf = ({ told, dueAt }: ShortSkuDto, now: number): Tone => {
  if (told?.answeredAt != null) return told.answer === 'ask_supervisor' ? 'stop' : 'ok';
  if (told !== null) return 'wait';
  return dueAt !== null && dueAt < now ? 'stop' : 'warn';
};

interface IncidentListProps {
  readonly short: readonly ShortSkuDto[];
  readonly low: readonly LowSku[];
  readonly cursor: string | null;
  readonly onChoose: (key: string) => void;
}

/** What is short, the deadline that ends first on top; below it what fell under its safety stock. */
export function IncidentList({ short, low, cursor, onChoose }: IncidentListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  // Where everything lies in one warehouse its name says nothing.
  const isOne = new Set([...short, ...low].map(({ warehouse }) => warehouse)).size < 2;
  const row = (key: SkuKey & { readonly warehouseName: string }, name: string, content: React.ReactNode) => (
    // The list is one tab stop; its keys are in the key map.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      key={keyOf(key)}
      id={stockRowId(key)}
      role="option"
      tabIndex={-1}
      aria-selected={cursor === keyOf(key)}
      className={cursor === keyOf(key) ? 'stock-row is-cursor' : 'stock-row'}
      onClick={() => onChoose(keyOf(key))}
    >
      <b className="code ellipsis">{key.sku}</b>
      <span className="t2 ellipsis stock-row-name">{isOne ? name : format.list([key.warehouseName, name])}</span>
      {content}
    </div>
  );
  const state = (one: ShortSkuDto): string => {
    const { told } = one;
    if (told === null) return t('stock.notTold');
    if (told.answer === 'ask_supervisor') return t('stock.overdue');
    return told.answer === null ? t('stock.awaits', { time: format.near(told.replyBy, now) }) : t('stock.answered', { way: t(`stock.way.${told.answer}`) });
  };
  return (
    <div
      className="stock-list"
      role="listbox"
      aria-label={t('stock.list')}
      tabIndex={0}
      aria-activedescendant={short.length + low.length === 0 || cursor === null ? undefined : `stock-${cursor}`}
      data-region
    >
      {short.length > 0 && (
        <div role="group" aria-label={`${t('stock.short')} · ${format.number(short.length)}`}>
          <div className="stock-group" aria-hidden>
            <StatusIcon tone="stop" size={14} />
            <b>{t('stock.short')}</b>
            <Counter value={format.number(short.length)} />
          </div>
          {short.map((one) =>
            row(
              one,
              one.name,
              <span className="meta stock-row-state">
                <StatusIcon tone={toneOf(one, now)} size={13} /> {t('stock.waiting', { count: one.waiting })} · {state(one)}
              </span>,
            ),
          )}
        </div>
      )}
      {low.length > 0 && (
        <div role="group" aria-label={`${t('stock.low')} · ${format.number(low.length)}`}>
          <div className="stock-group" aria-hidden>
            <StatusIcon tone="warn" size={14} />
            <b>{t('stock.low')}</b>
            <Counter value={format.number(low.length)} />
          </div>
          {low.map((one) =>
            row(
              one,
              one.name,
              <span className="meta stock-row-state">
                {one.orders.length === 0
                  ? t('stock.low.none', { free: one.free, safety: one.safetyStock })
                  : t('stock.low.row', { free: one.free, safety: one.safetyStock, count: one.orders.length })}
              </span>,
            ),
          )}
        </div>
      )}
    </div>
  );
}
