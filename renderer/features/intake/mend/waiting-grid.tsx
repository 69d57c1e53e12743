import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import type { Density } from '../../../lib/appearance/appearance.ts';
import { useAppearance } from '../../../lib/appearance/use-appearance.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { Counter } from '../../../ui/status/pill.tsx';
import type { WaitingRow } from '../api/use-waiting-rows.ts';
import { doubtOf, type Drafts, isChanged } from '../model/drafts.ts';
import { useIntakeTexts } from '../model/intake-texts.ts';
import { orderNoOf, type RowGroup } from '../model/mending-order.ts';

const ROW_HEIGHTS: Readonly<Record<Density, number>> = { compact: 28, regular: 32, roomy: 40 };
const GROUP_HEIGHT = 28;
/** The header stays at the top while rows pass under it. */
const HEADER_HEIGHT = 28;
const rowId = (id: string): string => `waiting-${id}`;

type Line = { readonly kind: 'group'; readonly group: RowGroup } | { readonly kind: 'row'; readonly row: WaitingRow; readonly index: number };

interface WaitingGridProps {
  readonly groups: readonly RowGroup[];
  readonly drafts: Drafts;
  readonly opened: string;
  readonly ticked: ReadonlySet<string>;
  readonly onOpen: (id: string) => void;
  readonly onTick: (ids: ReadonlySet<string>) => void;
  readonly total: number;
  readonly shown: number;
}

/** Waiting rows under their reasons. Each says its own sentence, so that like faults can be seen at a glance. */
export function WaitingGrid({ groups, drafts, opened, ticked, onOpen, onTick, total, shown }: WaitingGridProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const texts = useIntakeTexts();
  const { density } = useAppearance();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useMemo(() => groups.flatMap((group) => group.rows), [groups]);
  const lines = useMemo<readonly Line[]>(() => {
    let index = 0;
    return groups.flatMap((group) => [{ kind: 'group' as const, group }, ...group.rows.map((row) => ({ kind: 'row' as const, row, index: index++ }))]);
  }, [groups]);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'group' ? GROUP_HEIGHT : ROW_HEIGHTS[density]),
    overscan: 12,
    scrollMargin: HEADER_HEIGHT,
    scrollPaddingStart: HEADER_HEIGHT,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, density, lines]);

  const at = rows.findIndex(({ id }) => id === opened);
  const go = (to: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, to))];
    if (row !== undefined) onOpen(row.id);
  };
  const onScreen = () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHTS[density]) - 1);
  const tick = (ids: readonly string[]) => {
    const next = new Set(ticked);
    const all = ids.every((id) => next.has(id));
    for (const id of ids)
      if (all) next.delete(id);
      else next.add(id);
    onTick(next);
  };
  const extend = (by: 1 | -1) => {
    const next = rows[at + by];
    onTick(new Set([...ticked, opened, ...(next === undefined ? [] : [next.id])]));
    go(at + by);
  };
  useKeys('list', {
    next: () => go(at + 1),
    previous: () => go(at - 1),
    first: () => go(0),
    last: () => go(rows.length - 1),
    pageDown: () => go(at + onScreen()),
    pageUp: () => go(at - onScreen()),
    select: () => tick([opened]),
    extendDown: () => extend(1),
    extendUp: () => extend(-1),
    selectAll: () => tick(rows.map(({ id }) => id)),
  });
  useEffect(() => {
    const line = lines.findIndex((one) => one.kind === 'row' && one.row.id === opened);
    if (line >= 0) virtualizer.scrollToIndex(line, { align: 'auto' });
  }, [opened, lines, virtualizer]);

  const tickBox = (state: boolean | 'mixed', label: string, onPress: () => void) => (
    <button
      type="button"
      role="checkbox"
      className="intake-tick"
      aria-checked={state}
      aria-label={label}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        onPress();
      }}
    >
      <span className="intake-tick-mark">{state === 'mixed' ? <Icon name="minus" size={11} /> : state && <Icon name="check" size={11} />}</span>
    </button>
  );
  const stateOf = (ids: readonly string[]): boolean | 'mixed' => {
    const of = ids.filter((id) => ticked.has(id)).length;
    return of === 0 ? false : of === ids.length ? true : 'mixed';
  };

  return (
    <div
      ref={scroller}
      className="intake-grid waiting-grid"
      role="grid"
      aria-label={t('intake.mend')}
      aria-rowcount={rows.length + 1}
      aria-multiselectable
      aria-activedescendant={rowId(opened)}
      tabIndex={0}
      data-region-start
    >
      <div className="intake-line intake-columns waiting-line" role="row" aria-rowindex={1}>
        <span role="columnheader">{tickBox(stateOf(rows.map(({ id }) => id)), t('intake.mend.tickAll'), () => tick(rows.map(({ id }) => id)))}</span>
        {(['row', 'orderNo', 'column', 'doubt'] as const).map((column) => (
          <span key={column} role="columnheader" className={column === 'row' ? 'intake-number' : 'ellipsis'}>
            {t(`intake.column.${column}`)}
          </span>
        ))}
      </div>
      <div className="intake-scroll">
        <div role="rowgroup" className="waiting-body" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const line = lines[item.index];
            if (line === undefined) return null;
            const style = { transform: `translateY(${item.start - HEADER_HEIGHT}px)`, height: item.size };
            if (line.kind === 'group') {
              const { reason, count, rows: of } = line.group;
              const ids = of.map(({ id }) => id);
              return (
                <div key={`group ${reason}`} role="row" className="waiting-group" style={style}>
                  <span role="gridcell" className="row" aria-colspan={5}>
                    {tickBox(stateOf(ids), t('intake.mend.tickGroup', { reason: texts.reasonName(reason) }), () => tick(ids))}
                    <b className="ellipsis">{texts.reasonName(reason)}</b>
                    <Counter value={format.number(count)} />
                  </span>
                </div>
              );
            }
            const { row, index } = line;
            const draft = drafts.get(row.id);
            const doubt = doubtOf(row, draft);
            const here = row.id === opened;
            return (
              // The grid is one tab stop; its keys are in the key map.
              // eslint-disable-next-line jsx-a11y/click-events-have-key-events
              <div
                key={row.id}
                id={rowId(row.id)}
                role="row"
                aria-rowindex={index + 2}
                aria-selected={ticked.has(row.id)}
                aria-current={here || undefined}
                className={['intake-line waiting-line', here && 'is-cursor', ticked.has(row.id) && 'is-ticked'].filter(Boolean).join(' ')}
                style={style}
                onClick={() => onOpen(row.id)}
              >
                <span role="gridcell">{tickBox(ticked.has(row.id), t('intake.mend.tick', { row: format.number(row.row) }), () => tick([row.id]))}</span>
                <span role="gridcell" className="intake-number">
                  {format.number(row.row)}
                </span>
                <span role="gridcell" className="ellipsis code">
                  {orderNoOf(row) === '' ? format.missing : orderNoOf(row)}
                </span>
                <span role="gridcell" className="ellipsis t2">
                  {doubt.column ?? format.missing}
                </span>
                <span role="gridcell" className="row">
                  <span className="ellipsis" title={texts.reason(doubt.reason, doubt.params)}>
                    {texts.reason(doubt.reason, doubt.params)}
                  </span>
                  {draft?.doubt != null && <StatusIcon tone="doubt" size={13} label={t('intake.mend.stillDoubtful')} />}
                  {isChanged(draft) && <span className="waiting-changed" role="img" aria-label={t('intake.mend.changed')} title={t('intake.mend.changed')} />}
                </span>
              </div>
            );
          })}
        </div>
      </div>
      {shown < total && <p className="waiting-more meta">{t('intake.mend.more', { shown: format.number(shown), total: format.number(total) })}</p>}
    </div>
  );
}
