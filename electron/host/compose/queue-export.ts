import { QUEUE_COLUMNS, type QueueColumn } from '../../../shared/contract/queue-choices.ts';
import type { QueueRow } from '../../../shared/contract/queue.contract.ts';
import { maskRecipient } from '../../../shared/core/address/mask/mask-recipient.ts';
import { findingKey } from '../../../shared/core/finding/finding-key.ts';
import type { MaskingProfile } from '../../../shared/core/address/mask/mask.ts';
import type { OrderFiles } from '../../../shared/core/ports/order-files.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { UserStore } from '../../../shared/core/ports/user-store.ts';
import { merchantOf, UNNAMED_MERCHANT } from '../../../shared/core/site/site.ts';
import { tableToCsv, tableToXlsx, type Cell, type Table } from '../adapters/files/write-table.ts';
import type { Downloads } from '../adapters/spool/downloads.ts';
import type { Language, Say } from '../adapters/texts/message-catalogue.ts';
import type { QueueHandlerDeps } from '../handlers/queue-handlers.ts';
import { nameIn } from '../handlers/sheet-words.ts';
import { noteExport, type NoteExportDeps } from './note-export.ts';

export interface QueueExportDeps extends NoteExportDeps {
  readonly downloads: Downloads;
  readonly orderFiles: OrderFiles;
  readonly say: (language: Language) => Say;
  readonly timeZone: () => string;
  readonly settings: Pick<SiteSettings, 'site'>;
  readonly users: Pick<UserStore, 'list'>;
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

/**
 * The queue as a file: exactly the rows that were listed, masked by the export's profile, journaled before it is handed out. What was shown is said in
 * the words of the screen, names in the reader's language among them; only times are whole, because a file is read later.
 */
export function createQueueExport(deps: QueueExportDeps): QueueHandlerDeps['exportQueue'] {
  return async ({ rows, columns, group, format, language, full, acting }) => {
    const say = deps.say(language);
    const profile: MaskingProfile | null = full ? null : 'merchant_export';
    const time = new Intl.DateTimeFormat('sv-SE', { timeZone: deps.timeZone(), dateStyle: 'short', timeStyle: 'short' });
    const shown = columns ?? QUEUE_COLUMNS;
    const site = deps.settings.site();
    const people = new Map(deps.users.list().map(({ id, name, nameEn }) => [id as string, nameIn({ nameZh: name, nameEn }, language)]));
    const merchantIn = ({ merchant, merchantName }: QueueRow): string => {
      const known = merchantOf(site, merchant);
      if (known === undefined && merchant === UNNAMED_MERCHANT) return say('merchant.unnamed');
      return (known === undefined ? '' : nameIn(known, language)) || merchantName;
    };
    const ownerIn = ({ owner, ownerName }: QueueRow): string =>
      ownerName === null ? say('queue.unowned') : ((owner === null ? undefined : people.get(owner)) ?? ownerName);
    const whatIn = ({ what: { code, params }, held, moreFindings }: QueueRow): string => {
      const key = findingKey({ code, params });
      const sentence = say(key, params);
      const found = sentence === key ? say('queue.finding.unknown', { code }) : sentence;
      const whole = moreFindings > 0 ? say('export.queue.what.more', { what: found, more: moreFindings }) : found;
      return held ? say('export.queue.what.held', { what: whole }) : whole;
    };
    let count = 0;
    const cellOf = (row: QueueRow, column: QueueColumn): Cell => {
      switch (column) {
        case 'clock':
          if (row.clock === null) return '';
          return row.clock.paused ? say('export.queue.due.paused', { at: time.format(row.clock.dueAt) }) : time.format(row.clock.dueAt);
        case 'kind':
          return say(`kind.${row.kind}.short`);
        case 'order':
          return row.platformOrderNo;
        case 'what':
          return whatIn(row);
        case 'merchant':
          return merchantIn(row);
        case 'next':
          return row.nextAction === null ? '' : say('export.queue.next_action.at', { action: row.nextAction.text, at: time.format(row.nextAction.dueAt) });
        case 'state':
          return row.state === 'waiting' && row.waitingFor !== null ? say(`waitingFor.${row.waitingFor}.short`) : say(`caseState.${row.state}`);
        case 'owner':
          return ownerIn(row);
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
          return merchantIn(row);
        case 'owner':
          return ownerIn(row);
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
