import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import type { WaitingRow } from '../api/use-waiting-rows.ts';
import { type Draft, isChanged, isNewAt, isTried, valueAt } from '../model/drafts.ts';
import { useIntakeTexts } from '../model/intake-texts.ts';
import { doubtAt, doubtOfWhole, type RowState } from '../model/row-doubts.ts';
import { cellAt, type SheetColumn } from '../model/sheet-columns.ts';
import { SheetCell } from './sheet-cell.tsx';

/** What the cell with the cursor does; the same for every row. */
export interface SheetActions {
  readonly onCell: (at: number, column: number) => void;
  readonly onValue: (row: WaitingRow, cell: number, value: string) => void;
  readonly onFillDown: (row: WaitingRow, cell: number) => void;
  readonly onMove: (down: number, along: number) => void;
  readonly onGoOn: (down: 1 | -1) => void;
  readonly onOut: () => void;
  readonly onLeft: () => void;
}

interface SheetRowProps {
  readonly row: WaitingRow;
  readonly at: number;
  readonly draft: Draft | undefined;
  readonly state: RowState;
  readonly columns: readonly SheetColumn[];
  /** The column of the cursor when it is in this row, else null. */
  readonly cursor: number | null;
  readonly mayImport: boolean;
  readonly actions: SheetActions;
}

/** The cells of one waiting row: whether it can go in, then every column, with the reason under each doubtful cell. */
export function SheetRow({ row, at, draft, state, columns, cursor, mayImport, actions }: SheetRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const texts = useIntakeTexts();
  const whole = doubtOfWhole(row, state.doubts);
  const said = whole === undefined ? '' : texts.reason(whole.reason, whole.params);
  return (
    <>
      <span role="gridcell" className={row.cells.length === 0 ? 'sheet-state is-whole' : 'sheet-state'}>
        {state.takable ? (
          <>
            <StatusIcon tone="ok" size={13} />
            <span className="ellipsis tone-ok">{t('intake.mend.takable')}</span>
          </>
        ) : (
          <>
            {isTried(row) && <StatusIcon tone="doubt" size={13} label={t('intake.mend.stillDoubtful')} />}
            <span className="ellipsis t2" title={said}>
              {said !== '' ? said : state.doubts.length === 0 ? t('intake.mend.checking') : t('intake.mend.doubts', { count: state.doubts.length })}
            </span>
          </>
        )}
        {isChanged(row, draft) && <span className="waiting-changed" role="img" aria-label={t('intake.mend.changed')} title={t('intake.mend.changed')} />}
      </span>
      {row.cells.length > 0 &&
        columns.map((column, index) => {
          const cell = cellAt(row, column);
          const key = `${column.header} ${column.nth}`;
          if (cell < 0) return <span key={key} role="gridcell" className="sheet-cell is-none" />;
          const doubt = doubtAt(row, cell, state.doubts);
          const sentence = doubt === undefined ? undefined : texts.reason(doubt.reason, doubt.params);
          const reasonId = sentence === undefined ? undefined : `reason-${row.id}-${cell}`;
          const value = valueAt(row, draft, cell);
          const name = column.header === '' ? t('intake.preview.noHeader') : column.header;
          return (
            // The cell with the cursor is a field that hears every key.
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events
            <span
              key={key}
              role="gridcell"
              tabIndex={-1}
              className={['sheet-cell', doubt && 'is-doubtful', isNewAt(row, draft, cell) && 'is-new'].filter(Boolean).join(' ')}
              onClick={(event) => {
                event.stopPropagation();
                actions.onCell(at, index);
              }}
            >
              {cursor === index ? (
                <SheetCell
                  label={t('intake.mend.cellOf', { column: name, row: format.number(row.row) })}
                  value={value}
                  invalid={doubt !== undefined}
                  readOnly={!mayImport}
                  reasonId={reasonId}
                  onValue={(next) => actions.onValue(row, cell, next)}
                  onFillDown={() => actions.onFillDown(row, cell)}
                  onMove={actions.onMove}
                  onGoOn={actions.onGoOn}
                  onOut={actions.onOut}
                  onLeft={actions.onLeft}
                />
              ) : (
                <span className="ellipsis" title={value}>
                  {value}
                </span>
              )}
              {sentence !== undefined && (
                <span id={reasonId} className="sheet-reason" title={sentence}>
                  <StatusIcon tone="stop" size={12} />
                  <span className="ellipsis">{sentence}</span>
                </span>
              )}
            </span>
          );
        })}
    </>
  );
}
