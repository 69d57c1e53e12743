import { columnVisibilityFeature, createColumnHelper, tableFeatures } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import type { QueueRow } from '../../../../shared/contract/queue.contract.ts';
import { useFormat } from '../../../i18n/use-format.ts';
import { useNow } from '../../../lib/use-now.ts';
import { Icon } from '../../../ui/icon/icon.tsx';
import { StatusIcon } from '../../../ui/icon/status-icon.tsx';
import { PersonDisc } from '../../../ui/status/person-disc.tsx';
import { Pill } from '../../../ui/status/pill.tsx';
import { iconOfKind, STATE_ICONS, STATE_TONES } from '../model/kind-icons.ts';
import { useKnownNames } from '../model/names-context.ts';
import { useFindingText } from '../model/words.ts';
import type { QueueSort } from '../model/queue-address.ts';
import { OrderNumber } from '../../../ui/code/order-number.tsx';
import { RowClock } from './case-clock.tsx';

export const queueFeatures = tableFeatures({ columnVisibilityFeature });
const helper = createColumnHelper<typeof queueFeatures, QueueRow>();

export const COLUMN_IDS = ['clock', 'kind', 'order', 'what', 'merchant', 'next', 'state', 'owner'] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

interface ColumnFacts {
  readonly width: string;
  readonly sort: QueueSort | null;
  /** The list is at least this wide before the column is shown; the panel shows the same anyway. */
  readonly fromWidth: number;
}
export const COLUMN_FACTS: Readonly<Record<ColumnId, ColumnFacts>> = {
  clock: { width: '130px', sort: 'due', fromWidth: 0 },
  kind: { width: '128px', sort: 'kind', fromWidth: 0 },
  order: { width: '166px', sort: 'order', fromWidth: 0 },
  what: { width: 'minmax(160px, 1fr)', sort: null, fromWidth: 0 },
  merchant: { width: '132px', sort: 'merchant', fromWidth: 1180 },
  next: { width: '188px', sort: null, fromWidth: 1040 },
  state: { width: '112px', sort: null, fromWidth: 860 },
  owner: { width: '44px', sort: 'owner', fromWidth: 0 },
};
/** These may be switched off; the others are what a row is. */
export const OPTIONAL_COLUMNS: readonly ColumnId[] = ['kind', 'merchant', 'next', 'state', 'owner'];

export const queueColumns = helper.columns([
  helper.accessor('clock', { id: 'clock', cell: ({ row }) => <RowClock clock={row.original.clock} /> }),
  helper.accessor('kind', { id: 'kind', cell: ({ row }) => <KindCell row={row.original} /> }),
  helper.accessor('platformOrderNo', { id: 'order', cell: ({ row }) => <OrderNumber text={row.original.platformOrderNo} /> }),
  helper.accessor('what', { id: 'what', cell: ({ row }) => <WhatCell row={row.original} /> }),
  helper.accessor('merchantName', { id: 'merchant', cell: ({ row }) => <MerchantCell row={row.original} /> }),
  helper.accessor('nextAction', { id: 'next', cell: ({ row }) => <NextCell row={row.original} /> }),
  helper.accessor('state', { id: 'state', cell: ({ row }) => <StateCell row={row.original} /> }),
  helper.accessor('ownerName', { id: 'owner', cell: ({ row }) => <OwnerCell row={row.original} /> }),
]);

interface CellProps {
  readonly row: QueueRow;
}

function KindCell({ row }: CellProps) {
  const { t } = useTranslation();
  return (
    <span className="row queue-kind">
      <Icon name={iconOfKind(row.kind)} size={14} />
      <span className="ellipsis">{t(`kind.${row.kind}.short`)}</span>
    </span>
  );
}

function WhatCell({ row }: CellProps) {
  const { t } = useTranslation();
  const findingText = useFindingText();
  return (
    <>
      {row.held && <StatusIcon tone="held" size={13} label={t('queue.held')} />}
      <span className="ellipsis">{findingText(row.what)}</span>
      {row.moreFindings > 0 && <span className="meta nowrap">{t('queue.moreFindings', { count: row.moreFindings })}</span>}
    </>
  );
}

function NextCell({ row }: CellProps) {
  const format = useFormat();
  const now = useNow(60_000);
  if (row.nextAction === null) return <span className="t3">{format.missing}</span>;
  return (
    <>
      <span className="ellipsis">{row.nextAction.text}</span>
      <span className={row.nextAction.dueAt < now ? 'meta nowrap tone-stop' : 'meta nowrap'}>{format.near(row.nextAction.dueAt, now)}</span>
    </>
  );
}

function StateCell({ row }: CellProps) {
  const { t } = useTranslation();
  return <StatePill state={row.state} waitingFor={row.waitingFor} label={t(`caseState.${row.state}`)} />;
}

export function StatePill({ state, waitingFor, label }: { readonly state: QueueRow['state']; readonly waitingFor: string | null; readonly label: string }) {
  const { t } = useTranslation();
  const icon = STATE_ICONS[state];
  return (
    <Pill tone={STATE_TONES[state]} {...(icon !== undefined && { icon })}>
      {state === 'waiting' && waitingFor !== null ? t(`waitingFor.${waitingFor}.short`) : label}
    </Pill>
  );
}

function MerchantCell({ row }: CellProps) {
  const names = useKnownNames();
  return <span className="ellipsis">{names.merchant(row.merchant, row.merchantName)}</span>;
}

function OwnerCell({ row }: CellProps) {
  const { t } = useTranslation();
  const names = useKnownNames();
  return (
    <>
      <PersonDisc name={row.ownerName === null ? null : names.person(row.owner, row.ownerName)} id={row.owner ?? undefined} />
      {row.ownerName === null && <span className="visually-hidden">{t('queue.unowned')}</span>}
    </>
  );
}
