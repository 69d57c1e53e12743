import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportDto } from '../../../../shared/contract/intake.contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { useKeys } from '../../../lib/keys/use-keys.ts';
import { isRunning } from '../model/import-pace.ts';
import { ImportState } from './import-state.tsx';

const COLUMNS = ['state', 'file', 'rows', 'created', 'unchanged', 'setAside', 'exceptions', 'when'] as const;
const NUMBERS: ReadonlySet<string> = new Set(['rows', 'created', 'unchanged', 'setAside', 'exceptions']);
const rowId = (importId: string): string => `import-${importId}`;

interface ImportListProps {
  readonly imports: readonly ImportDto[];
  readonly opened: string | null;
  readonly onOpen: (importId: string) => void;
}

/** Every import with what came of it, newest first. The row under the cursor is the one the panel tells of. */
export function ImportList({ imports, opened, onOpen }: ImportListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const at = imports.findIndex(({ importId }) => importId === opened);
  const go = (to: number) => {
    const one = imports[Math.min(imports.length - 1, Math.max(0, to))];
    if (one !== undefined) onOpen(one.importId);
  };
  useKeys('list', {
    next: () => go(at + 1),
    previous: () => go(at - 1),
    first: () => go(0),
    last: () => go(imports.length - 1),
  });
  useEffect(() => {
    if (opened !== null) document.getElementById(rowId(opened))?.scrollIntoView({ block: 'nearest' });
  }, [opened]);

  const cell = (one: ImportDto, column: (typeof COLUMNS)[number]) => {
    switch (column) {
      case 'state':
        return <ImportState state={one.state} />;
      case 'file':
        return (
          <span className="ellipsis" title={one.fileName}>
            {one.fileName}
          </span>
        );
      case 'when':
        return (
          <time dateTime={new Date(one.startedAt).toISOString()} title={format.exact(one.startedAt)}>
            {format.near(one.startedAt, now)}
          </time>
        );
      case 'setAside':
      case 'exceptions':
        return one[column] > 0 ? <b>{format.number(one[column])}</b> : <span className="t3">{format.number(0)}</span>;
      case 'rows':
      case 'created':
      case 'unchanged':
        return format.number(one[column]);
    }
  };

  return (
    <div
      className="intake-grid"
      role="grid"
      aria-label={t('intake.imports')}
      aria-rowcount={imports.length + 1}
      aria-activedescendant={opened === null ? undefined : rowId(opened)}
      tabIndex={0}
      data-region-start
    >
      <div className="intake-line intake-columns import-line" role="row" aria-rowindex={1}>
        {COLUMNS.map((column) => (
          <span key={column} role="columnheader" className={NUMBERS.has(column) ? 'intake-number' : 'ellipsis'}>
            {t(`intake.column.${column}`)}
          </span>
        ))}
      </div>
      <div className="intake-scroll" role="rowgroup">
        {imports.map((one, index) => (
          // The grid is one tab stop; its keys are in the key map.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={one.importId}
            id={rowId(one.importId)}
            role="row"
            aria-rowindex={index + 2}
            aria-selected={one.importId === opened}
            className={one.importId === opened ? 'intake-line import-line is-cursor' : 'intake-line import-line'}
            data-running={isRunning(one) || undefined}
            onClick={() => onOpen(one.importId)}
          >
            {COLUMNS.map((column) => (
              <span key={column} role="gridcell" className={NUMBERS.has(column) ? 'intake-number' : 'ellipsis'}>
                {cell(one, column)}
              </span>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
