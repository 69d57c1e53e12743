import { type ReactNode, useRef } from 'react';
import { useKeysWithin } from '../../lib/keys/use-keys-within.ts';
import { Button } from '../button/button.tsx';
import { KeyCap } from '../button/key-cap.tsx';
import { StatusIcon } from '../icon/status-icon.tsx';
import { Difference } from '../text/difference.tsx';
import '../choice/choice.css';
import './merge.css';

/** `ours` and `theirs` null: unchanged on that side. */
export interface MergeRow {
  readonly id: string;
  readonly name: string;
  readonly base: string;
  readonly ours: string | null;
  readonly theirs: string | null;
  /** What a person decided, for a row both sides changed. */
  readonly chosen?: string | undefined;
  readonly lang?: string;
}

export interface MergeWords {
  readonly field: string;
  readonly base: ReactNode;
  readonly ours: ReactNode;
  readonly theirs: ReactNode;
  readonly merged: ReactNode;
  readonly unchanged: string;
  /** "same on both" */
  readonly same: string;
  /** "choose 1 or 2, or E to write" */
  readonly choose: string;
  readonly takeOurs: string;
  readonly takeTheirs: string;
  readonly write: string;
}

interface MergeTableProps {
  readonly label: string;
  readonly rows: readonly MergeRow[];
  readonly words: MergeWords;
  readonly onChoose: (rowId: string, value: string) => void;
  readonly onWrite: (rowId: string) => void;
}

/** Only a row both sides changed differently asks; the rest is merged and quiet. */
export const asks = ({ ours, theirs }: MergeRow): boolean => ours !== null && theirs !== null && ours !== theirs;
export const mergedOf = (row: MergeRow): string | undefined => (asks(row) ? row.chosen : (row.ours ?? row.theirs ?? row.base));

/** Base, ours, theirs, merged, field by field. `1` `2` and `E` answer the row that has the focus. */
export function MergeTable({ label, rows, words, onChoose, onWrite }: MergeTableProps) {
  return (
    <table className="merge" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{words.field}</span>
          </th>
          <th scope="col">{words.base}</th>
          <th scope="col">{words.ours}</th>
          <th scope="col">{words.theirs}</th>
          <th scope="col">{words.merged}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) =>
          asks(row) ? (
            <AskingRow key={row.id} row={row} words={words} onChoose={onChoose} onWrite={onWrite} />
          ) : (
            <tr key={row.id} className={row.ours === null && row.theirs === null ? 'merge-quiet' : undefined}>
              <th scope="row">{row.name}</th>
              <td lang={row.lang}>{row.base}</td>
              <td>
                {row.ours === null ? <span className="t3">{words.unchanged}</span> : <Difference from={row.base} to={row.ours} show="new" lang={row.lang} />}
              </td>
              <td>
                {row.theirs === null ? (
                  <span className="t3">{words.unchanged}</span>
                ) : (
                  <Difference from={row.base} to={row.theirs} show="new" lang={row.lang} />
                )}
              </td>
              <td>
                {(row.ours !== null || row.theirs !== null) && <StatusIcon tone="ok" size={14} />} <span lang={row.lang}>{mergedOf(row)}</span>
                {row.ours !== null && row.ours === row.theirs && <span className="t3"> {words.same}</span>}
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

function AskingRow({ row, words, onChoose, onWrite }: { readonly row: MergeRow } & Pick<MergeTableProps, 'words' | 'onChoose' | 'onWrite'>) {
  const line = useRef<HTMLTableRowElement>(null);
  const { id, name, base, chosen, lang } = row;
  const ours = row.ours ?? base;
  const theirs = row.theirs ?? base;
  useKeysWithin(line, { one: () => onChoose(id, ours), two: () => onChoose(id, theirs), write: () => onWrite(id) });
  const side = (value: string, chord: string, take: string) => (
    <td>
      <button type="button" className="merge-side" aria-pressed={chosen === value} aria-label={`${take} · ${value}`} onClick={() => onChoose(id, value)}>
        <span className={chosen === value ? 'radio-mark merge-chosen' : 'radio-mark'} />
        <Difference from={base} to={value} lang={lang} />
        <KeyCap chord={chord} />
      </button>
    </td>
  );
  return (
    <tr ref={line} className={chosen === undefined ? 'merge-asks' : undefined}>
      <th scope="row">{name}</th>
      <td lang={lang}>{base}</td>
      {side(ours, '1', words.takeOurs)}
      {side(theirs, '2', words.takeTheirs)}
      <td>
        {chosen === undefined ? (
          <span className="tone-conflict strong">
            <StatusIcon tone="conflict" size={14} /> {words.choose}
          </span>
        ) : (
          <>
            <StatusIcon tone="ok" size={14} /> <span lang={lang}>{chosen}</span>
          </>
        )}
        <div>
          <Button look="quiet" chord="E" onPress={() => onWrite(id)}>
            {words.write}
          </Button>
        </div>
      </td>
    </tr>
  );
}
