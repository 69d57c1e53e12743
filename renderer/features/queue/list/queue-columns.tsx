import {
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
} from '@tanstack/react-table';
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
import { OrderNumber } from '../../../ui/code/order-number.tsx';
import { RowClock } from './case-clock.tsx';

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

function OpenedCell({ row }: CellProps) {
  const format = useFormat();
  const now = useNow(60_000);
  return (
    <time className="ellipsis" dateTime={new Date(row.openedAt).toISOString()} title={format.exact(row.openedAt)}>
      {format.near(row.openedAt, now)}
    </time>
  );
}

function IncidentCell({ row }: CellProps) {
  const format = useFormat();
  return <span className={row.incident === null ? 't3' : 'ellipsis'}>{row.incident ?? format.missing}</span>;
}
