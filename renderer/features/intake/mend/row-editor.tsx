import { type KeyboardEvent, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.ts';
import { chordOf } from '../../../lib/keys/key-map.ts';
import { Button } from '../../../ui/button/button.tsx';
import { Hint } from '../../../ui/button/key-cap.tsx';
import { Note } from '../../../ui/feedback/note.tsx';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { TextField } from '../../../ui/field/text-field.tsx';
import type { WaitingRow } from '../api/use-waiting-rows.ts';
import { type Draft, doubtOf, isChanged, isNewAt, isTried, valueAt } from '../model/drafts.ts';
import { useIntakeTexts } from '../model/intake-texts.ts';
import { orderNoOf } from '../model/mending-order.ts';
import { doubtAt, doubtOfWhole, type RowState } from '../model/row-doubts.ts';
import { focusRows } from './use-sheet-cursor.ts';

interface RowEditorProps {
  readonly row: WaitingRow;
  readonly fileName: string;
  readonly draft: Draft | undefined;
  readonly state: RowState;
  readonly mayImport: boolean;
  readonly busy: boolean;
  /** Taking in acts on several rows and stands under the list. */
  readonly bulk: boolean;
  /** A fill-down reaches the ticked rows alone. */
  readonly hasTicked: boolean;
  readonly onValue: (at: number, value: string) => void;
  readonly onReset: () => void;
  /** The rows that a fill-down of this cell would reach. */
  readonly below: (at: number) => readonly WaitingRow[];
  readonly onFillDown: (at: number) => void;
  readonly onTakeIn: () => void;
  readonly onDiscard: () => void;
  readonly ref: Ref<HTMLElement>;
}

/** One row as its cells under their headers. The cell it waits for comes first, each doubtful one has its sentence; empty cells fold away. */
export function RowEditor({
  row,
  fileName,
  draft,
  state,
  mayImport,
  busy,
  bulk,
  hasTicked,
  onValue,
  onReset,
  below,
  onFillDown,
  onTakeIn,
  onDiscard,
  ref,
}: RowEditorProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const texts = useIntakeTexts();
  const [showEmpty, setShowEmpty] = useState(false);
  const doubt = doubtOf(row);
  const whole = doubtOfWhole(row, state.doubts);
  const marked = doubt.column === null ? -1 : row.cells.findIndex(([header]) => header === doubt.column);
  const others = row.cells.map((_, at) => at).filter((at) => at !== marked);
  // A cell stays where it is while it is being emptied: only what came empty folds.
  const sentenceAt = (at: number): string | undefined => {
    const said = doubtAt(row, at, state.doubts);
    return said === undefined ? undefined : texts.reason(said.reason, said.params);
  };
  const isEmpty = (at: number) => row.cells[at]?.[1] === '' && valueAt(row, draft, at) === '' && sentenceAt(at) === undefined;
  const shown = showEmpty ? others : others.filter((at) => !isEmpty(at));
  const hidden = others.length - shown.length;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cell = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-cell]')?.dataset['cell'] : undefined;
    if (event.ctrlKey && event.key.toLowerCase() === 'd' && cell !== undefined) {
      event.preventDefault();
      return onFillDown(Number(cell));
    }
    // Enter that ends a composition is the input method's.
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const inputs = [...event.currentTarget.querySelectorAll<HTMLElement>('input, [data-take-in]')];
    const next = inputs[inputs.indexOf(event.target) + 1];
    next?.focus();
    if (next instanceof HTMLInputElement) next.select();
  };

  // The button goes once there is nothing more to fill, and the focus would go with it.
  const fillDown = (at: number) => {
    onFillDown(at);
    focusRows();
  };
  const field = (at: number) => {
    const error = sentenceAt(at);
    const header = row.cells[at]?.[0] ?? '';
    const value = valueAt(row, draft, at);
    const isNew = isNewAt(row, draft, at);
    const reach = isNew ? below(at).length : 0;
    return (
      <div key={at} data-cell={at} className={isNew ? 'row-cell is-new' : 'row-cell'}>
        <TextField
          label={header === '' ? t('intake.preview.noHeader') : header}
          value={value}
          onChange={(next) => onValue(at, next)}
          error={error}
          isReadOnly={!mayImport}
          autoComplete="off"
          spellCheck="false"
          {...(isNew &&
            error === undefined && {
              hint: t('intake.mend.was', { value: row.cells[at]?.[1] === '' ? t('intake.mend.wasEmpty') : (row.cells[at]?.[1] ?? '') }),
            })}
        />
        {reach > 0 && (
          <Button look="quiet" icon="down" chord="Ctrl+D" onPress={() => fillDown(at)}>
            {hasTicked ? t('intake.mend.fillTicked', { count: reach }) : t('intake.mend.fillDown', { count: reach })}
          </Button>
        )}
      </div>
    );
  };

  const orderNo = orderNoOf(row);
  return (
    // Enter goes from cell to cell, as in a spreadsheet.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside className="panel row-editor" aria-label={t('intake.mend.editor', { row: format.number(row.row) })} data-region ref={ref} onKeyDown={onKeyDown}>
      <div className="panel-head">
        <div className="row">
          <h2 className="nowrap">{t('intake.mend.rowOf', { row: format.number(row.row) })}</h2>
          <span className="ellipsis t2" title={fileName}>
            {fileName}
          </span>
          <span className="spring" />
          {orderNo !== '' && <span className="code">{orderNo}</span>}
        </div>
      </div>
      <div className="panel-scroll">
        {row.cells.length === 0 ? (
          <div className="section">
            <Note tone="doubt" title={texts.reason(doubt.reason, doubt.params)}>
              {t('intake.mend.noCells')}
            </Note>
          </div>
        ) : (
          <>
            <div className="section row-doubt" aria-live="polite">
              {state.takable && (
                <p className="row-takable tone-ok">
                  <StatusIcon tone="ok" size={14} />
                  {t('intake.mend.takable.row')}
                </p>
              )}
              {isTried(row) && state.doubts.length > 0 && <p className="meta tone-doubt">{t('intake.mend.stillDoubtful')}</p>}
              {marked >= 0 && field(marked)}
              {whole !== undefined && (
                <Note tone="doubt" title={texts.reason(whole.reason, whole.params)}>
                  {t('intake.mend.wholeRow')}
                </Note>
              )}
            </div>
            <div className="section">
              <div className="section-head">
                <h3>{t('intake.mend.row')}</h3>
                <span className="spring" />
                {isChanged(row, draft) && (
                  <Button look="quiet" icon="undo" onPress={onReset}>
                    {t('intake.mend.reset')}
                  </Button>
                )}
              </div>
              <div className="row-cells">{shown.map((at) => field(at))}</div>
              {hidden > 0 && (
                <Button look="quiet" icon="down" onPress={() => setShowEmpty(true)}>
                  {t('intake.mend.showEmpty', { count: hidden })}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
      <div className="panel-foot">
        {row.cells.length > 0 && !bulk && (
          <Button
            look="primary"
            chord={chordOf('everywhere', 'confirm')}
            busy={busy}
            busyLabel={t('intake.mend.takingIn')}
            disabledReason={mayImport ? undefined : t('intake.mayNot')}
            onPress={onTakeIn}
            data-take-in
          >
            {t('intake.mend.takeInOne')}
          </Button>
        )}
        <Button
          look="danger"
          chord={bulk ? undefined : chordOf('intake', 'discard')}
          disabledReason={mayImport ? undefined : t('intake.mayNot')}
          onPress={onDiscard}
        >
          {t('intake.mend.discardOne')}
        </Button>
        <span className="spring" />
        {row.cells.length > 0 && <Hint chord="Enter">{t('intake.mend.nextCell')}</Hint>}
      </div>
    </aside>
  );
}
