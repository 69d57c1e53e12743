import {
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
} from '@tanstack/react-table';
import type { TFunction } from 'i18next';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { PersonDisc } from '../../../ui/status/person-disc.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import { iconOfKind, STATE_ICONS, STATE_TONES } from '../model/kind-icons.ts';
import { OrderNumber } from '../../../ui/code/order-number.tsx';
import { RowClock } from './case-clock.tsx';
import { useCellWords } from './cell-words.ts';

export const queueFeatures = tableFeatures({ columnVisibilityFeature, columnOrderingFeature, columnPinningFeature, columnSizingFeature });
const helper = createColumnHelper<typeof queueFeatures, QueueRow>();

export const queueColumns = helper.columns([
  helper.accessor('clock', { id: 'clock', cell: ({ row }) => <RowClock clock={row.original.clock} /> }),
  helper.accessor('kind', { id: 'kind', cell: ({ row }) => <KindCell row={row.original} /> }),
  helper.accessor('platformOrderNo', { id: 'order', cell: ({ row }) => <OrderNumber text={row.original.platformOrderNo} /> }),
  helper.accessor('what', { id: 'what', cell: ({ row }) => <WhatCell row={row.original} /> }),
  helper.accessor('merchantName', { id: 'merchant', cell: ({ row }) => <MerchantCell row={row.original} /> }),
  helper.accessor('nextAction', { id: 'next', cell: ({ row }) => <NextCell row={row.original} /> }),
  helper.accessor('state', { id: 'state', cell: ({ row }) => <StateCell row={row.original} /> }),
  helper.accessor('openedAt', { id: 'opened', cell: ({ row }) => <OpenedCell row={row.original} /> }),
  helper.accessor('incident', { id: 'incident', cell: ({ row }) => <IncidentCell row={row.original} /> }),
  helper.accessor('ownerName', { id: 'owner', cell: ({ row }) => <OwnerCell row={row.original} /> }),
]);

interface CellProps {
  readonly row: QueueRow;
}

function KindCell({ row }: CellProps) {
  const { t } = useCellWords();
  return (
    <span className="row queue-kind">
      <Icon name={iconOfKind(row.kind)} size={14} />
      <span className="ellipsis">{t(`kind.${row.kind}.short`)}</span>
    </span>
  );
}

function WhatCell({ row }: CellProps) {
  const { t, finding } = useCellWords();
  return (
    <>
      {row.held && <StatusIcon tone="held" size={13} label={t('queue.held')} />}
      <span className="ellipsis">{finding(row.what)}</span>
      {row.moreFindings > 0 && <span className="meta nowrap">{t('queue.moreFindings', { count: row.moreFindings })}</span>}
    </>
  );
}

function NextCell({ row: { nextAction } }: CellProps) {
  const { format, minute } = useCellWords();
  if (nextAction === null) return <span className="t3">{format.missing}</span>;
  return (
    <>
      <span className="ellipsis">{nextAction.text}</span>
      <span className={nextAction.dueAt < minute ? 'meta nowrap tone-stop' : 'meta nowrap'}>{format.near(nextAction.dueAt, minute)}</span>
    </>
  );
}

function StateCell({ row: { state, waitingFor } }: CellProps) {
  return <StatePill t={useCellWords().t} state={state} waitingFor={waitingFor} />;
}

function MerchantCell({ row }: CellProps) {
  const { names } = useCellWords();
  return <span className="ellipsis">{names.merchant(row.merchant, row.merchantName)}</span>;
}

function OwnerCell({ row }: CellProps) {
  const { t, names } = useCellWords();
  return (
    <>
      <PersonDisc name={row.ownerName === null ? null : names.person(row.owner, row.ownerName)} id={row.owner ?? undefined} />
      {row.ownerName === null && <span className="visually-hidden">{t('queue.unowned')}</span>}
    </>
  );
}

function OpenedCell({ row }: CellProps) {
  const { format, minute } = useCellWords();
  return (
    <time className="ellipsis" dateTime={new Date(row.openedAt).toISOString()} title={format.exact(row.openedAt)}>
      {format.near(row.openedAt, minute)}
    </time>
  );
}

function IncidentCell({ row }: CellProps) {
  const { format } = useCellWords();
  return <span className={row.incident === null ? 't3' : 'ellipsis'}>{row.incident ?? format.missing}</span>;
}

/** In what state it is, and whom it waits for. */
export function StatePill({ t, state, waitingFor }: { readonly t: TFunction } & Pick<QueueRow, 'state' | 'waitingFor'>) {
  const icon = STATE_ICONS[state];
  return (
    <Pill tone={STATE_TONES[state]} {...(icon !== undefined && { icon })}>
      {state === 'waiting' && waitingFor !== null ? t(`waitingFor.${waitingFor}.short`) : t(`caseState.${state}`)}
    </Pill>
  );
}
