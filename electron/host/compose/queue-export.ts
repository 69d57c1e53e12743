import { QUEUE_COLUMNS, type QueueColumn } from '../../../shared/contract/queue-choices.ts';
import type { QueueRow } from '../../../shared/contract/queue.contract.ts';
import { maskRecipient } from '../../../shared/core/address/mask/mask-recipient.ts';
import type { MaskingProfile } from '../../../shared/core/address/mask/mask.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import { tableToCsv, tableToXlsx, type Cell, type Table } from '../adapters/files/write-table.ts';
import type { Downloads } from '../adapters/spool/downloads.ts';
import type { Language, Say } from '../adapters/texts/message-catalogue.ts';
import type { QueueHandlerDeps } from '../handlers/queue-handlers.ts';
import { noteExport, type NoteExportDeps } from './note-export.ts';

export interface QueueExportDeps extends NoteExportDeps {
  readonly downloads: Downloads;
  readonly orderFiles: OrderFiles;
  readonly say: (language: Language) => Say;
  readonly timeZone: () => string;
}

/** The headings of what a row shows. */
const HEADINGS: Readonly<Record<QueueColumn, string>> = {
  clock: 'due',
  kind: 'kind',
  order: 'platform_order',
  what: 'what',
  merchant: 'merchant',
  next: 'next_action',
  state: 'state',
  owner: 'owner',
  opened: 'opened',
  incident: 'incident',
};
/** What a file made without a screen has beside: who it is for, masked. */
const RECIPIENT = ['recipient', 'phone', 'place'] as const;

/** The queue as a file: exactly the rows that were listed, masked by the export's profile, journaled before it is handed out. */
export function createQueueExport(deps: QueueExportDeps): QueueHandlerDeps['exportQueue'] {
  return async ({ rows, columns, group, format, language, full, acting }) => {
    const say = deps.say(language);
    const profile: MaskingProfile | null = full ? null : 'merchant_export';
    const time = new Intl.DateTimeFormat('sv-SE', { timeZone: deps.timeZone(), dateStyle: 'short', timeStyle: 'short' });
    const shown = columns ?? QUEUE_COLUMNS;
    let count = 0;
    const cellOf = (row: QueueRow, column: QueueColumn): Cell => {
      switch (column) {
        case 'clock':
          return row.clock === null ? '' : time.format(row.clock.dueAt);
        case 'kind':
          return say(`kind.${row.kind}`);
        case 'order':
          return row.platformOrderNo;
        case 'what':
          return say(`finding.${row.what.code}`, row.what.params);
        case 'merchant':
          return row.merchantName;
        case 'next':
          return row.nextAction?.text ?? '';
        case 'state':
          return say(`caseState.${row.state}`);
        case 'owner':
          return row.ownerName ?? '';
        case 'opened':
          return time.format(row.openedAt);
        case 'incident':
          return row.incident ?? '';
      }
    };
    const groupOf = (row: QueueRow): Cell => {
      switch (group) {
        case 'none':
          return '';
        case 'clock':
          return say(`queue.clockGroup.${row.clockGroup}`);
        case 'kind':
          return say(`kind.${row.kind}`);
        case 'merchant':
          return row.merchantName;
        case 'owner':
          return row.ownerName ?? say('queue.unowned');
        case 'incident':
          return row.incident ?? say('queue.noIncident');
      }
    };
    const recipientOf = (row: QueueRow): readonly Cell[] => {
      const stored = deps.orderFiles.load(row.orderId)?.order.recipient;
      if (stored === undefined) return ['', '', ''];
      const { name, phone, country, province, city, district, town, detail } = profile === null ? stored : maskRecipient(stored, profile);
      const place = [country, province, city, district, ...(full ? [town, detail] : [])].filter((part) => part !== '').join(' ');
      return [name, phone, place];
    };
    const cellsOf = (row: QueueRow): readonly Cell[] => {
      count += 1;
      return [...(group === 'none' ? [] : [groupOf(row)]), ...shown.map((column) => cellOf(row, column)), ...(columns === null ? recipientOf(row) : [])];
    };
    const headings = [...(group === 'none' ? [] : ['group']), ...shown.map((column) => HEADINGS[column]), ...(columns === null ? RECIPIENT : [])];
    const table: Table = { name: say('export.queue.name'), headings: headings.map((one) => say(`export.queue.${one}`)), rows: [...rows].map(cellsOf) };
    const bytes = format === 'csv' ? tableToCsv(table) : await tableToXlsx(table);
    const nowAt = noteExport(deps, acting, { what: 'queue', rows: count, format, masked: !full });
    const mime = format === 'csv' ? 'text/csv;charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    const stamp = time.format(nowAt).replace(/\D/gu, '').slice(0, 12);
    return { downloadId: deps.downloads.offer(bytes, mime), fileName: `sidebay-queue-${stamp}.${format}`, rows: count };
  };
}
