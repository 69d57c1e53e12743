import type { QueueRow } from '../../../shared/contract/queue.contract.ts';
import { maskRecipient } from '../../../shared/core/address/mask-recipient.ts';
import type { MaskingProfile } from '../../../shared/core/address/mask.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import type { JournalWriter, UnitOfWork } from '../../../shared/core/ports/journal.ts';
import { actingToActor } from '../../../shared/core/user/acting.ts';
import { tableToCsv, tableToXlsx, type Cell, type Table } from '../adapters/files/write-table.ts';
import type { Downloads } from '../adapters/spool/downloads.ts';
import type { Language, Say } from '../adapters/texts/message-catalogue.ts';
import type { QueueHandlerDeps } from '../handlers/queue-handlers.ts';

export interface QueueExportDeps {
  readonly downloads: Downloads;
  readonly orderFiles: OrderFiles;
  readonly say: (language: Language) => Say;
  readonly clock: Clock;
  readonly unitOfWork: UnitOfWork;
  readonly journal: JournalWriter;
  readonly timeZone: () => string;
}

const COLUMNS = ['platform_order', 'merchant', 'kind', 'what', 'state', 'owner', 'next_action', 'due', 'opened', 'recipient', 'phone', 'place'] as const;

/** The queue as a file: exactly the rows that were listed, masked by the export's profile, journaled before it is handed out. */
export function createQueueExport(deps: QueueExportDeps): QueueHandlerDeps['exportQueue'] {
  return async ({ rows, format, language, full, acting }) => {
    const say = deps.say(language);
    const profile: MaskingProfile | null = full ? null : 'merchant_export';
    const time = new Intl.DateTimeFormat('sv-SE', { timeZone: deps.timeZone(), dateStyle: 'short', timeStyle: 'short' });
    let count = 0;
    const cellsOf = (row: QueueRow): readonly Cell[] => {
      count += 1;
      const stored = deps.orderFiles.load(row.orderId)?.order.recipient;
      const recipient = stored === undefined || profile === null ? stored : maskRecipient(stored, profile);
      const place =
        recipient === undefined
          ? ''
          : [recipient.country, recipient.province, recipient.city, recipient.district, ...(full ? [recipient.town, recipient.detail] : [])]
              .filter((part) => part !== '')
              .join(' ');
      return [
        row.platformOrderNo,
        row.merchantName,
        say(`kind.${row.kind}`),
        say(`finding.${row.what.code}`, row.what.params),
        say(`caseState.${row.state}`),
        row.ownerName ?? '',
        row.nextAction?.text ?? '',
        row.clock === null ? '' : time.format(row.clock.dueAt),
        time.format(row.openedAt),
        recipient?.name ?? '',
        recipient?.phone ?? '',
        place,
      ];
    };
    const table: Table = { name: say('export.queue.name'), headings: COLUMNS.map((column) => say(`export.queue.${column}`)), rows: [...rows].map(cellsOf) };
    const bytes = format === 'csv' ? tableToCsv(table) : await tableToXlsx(table);
    const nowAt = deps.clock.now();
    deps.unitOfWork.run(() =>
      deps.journal.append({
        type: 'export.made',
        at: nowAt,
        actor: actingToActor(acting),
        orderId: null,
        caseId: null,
        data: { what: 'queue', rows: count, format, masked: !full },
        personal: null,
      }),
    );
    const mime = format === 'csv' ? 'text/csv;charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const stamp = time.format(nowAt).replace(/\D/gu, '').slice(0, 12);
    return { downloadId: deps.downloads.offer(bytes, mime), fileName: `sidebay-queue-${stamp}.${format}`, rows: count };
  };
}
