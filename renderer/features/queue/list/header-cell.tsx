import type { CSSProperties, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueColumn } from '../../../../shared/contract/queue-choices.ts';
import type { SortKey } from '../../../../shared/contract/queue.contract.ts';
import type { ColumnLook } from '../../../../shared/contract/views.contract.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { COLUMN_FACTS } from '../model/columns.ts';
import type { QueueSort } from '../model/queue-address.ts';

interface HeaderCellProps {
  readonly look: ColumnLook;
  readonly sorts: readonly SortKey[];
  readonly pinned: CSSProperties | undefined;
  readonly onSort: (sort: QueueSort, further: boolean) => void;
  readonly onWidth: (id: QueueColumn, width: number) => void;
}

/** A heading sorts, with Shift further; its edge is dragged to size the column (without a mouse: in the choice of columns). */
export function HeaderCell({ look: { id }, sorts, pinned, onSort, onWidth }: HeaderCellProps) {
  const { t } = useTranslation();
  const by = COLUMN_FACTS[id].sort;
  const place = by === null ? -1 : sorts.findIndex((key) => key.sort === by);
  const key = sorts[place];
  const first = place === 0;
  const name = t(`queue.column.${id}`);
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault();
    const handle = event.currentTarget;
    const from = handle.parentElement?.getBoundingClientRect().width ?? 0;
    const startX = event.clientX;
    handle.setPointerCapture(event.pointerId);
    handle.onpointermove = (moved) => onWidth(id, from + moved.clientX - startX);
    handle.onlostpointercapture = () => {
      handle.onpointermove = null;
    };
  };
  return (
    <div
      role="columnheader"
      className={pinned === undefined ? 'queue-cell' : 'queue-cell is-pinned'}
      style={pinned}
      aria-sort={first ? (key?.descending === true ? 'descending' : 'ascending') : undefined}
    >
      {by === null ? (
        <span className="ellipsis">{name}</span>
      ) : (
        <button type="button" className="queue-sort" onClick={(event) => onSort(by, event.shiftKey)}>
          <span className={id === 'owner' ? 'visually-hidden' : 'ellipsis'}>{name}</span>
          {key === undefined ? (
            id === 'owner' && <Icon name="user" size={12} />
          ) : (
            <>
              <Icon name={key.descending ? 'down' : 'up'} size={12} />
              {sorts.length > 1 && <span className="queue-sort-place"> {place + 1}</span>}
            </>
          )}
        </button>
      )}
      <span className="queue-edge" aria-hidden onPointerDown={drag} onDoubleClick={() => onWidth(id, COLUMN_FACTS[id].size)} />
    </div>
  );
}
