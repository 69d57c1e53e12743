import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { createQueueExport } from '../../../electron/host/compose/queue-export.ts';
import { createMessageCatalogue } from '../../../electron/host/adapters/texts/message-catalogue.ts';
import { QUEUE_COLUMNS } from '../../../shared/contract/queue-choices.ts';
import type { QueueRow } from '../../../shared/contract/queue.contract.ts';

const DUE = Date.UTC(2026, 10, 12, 3, 0);

/** As the host lists it: names as it keeps them, which is in one language. */
const aRow = (n: number, change: Partial<QueueRow> = {}): QueueRow => ({
  caseId: `case-${n}`,
  orderId: `order-${n}`,
  kind: 'bad_address',
  state: 'open',
  strength: null,
  platformOrderNo: `TB-${1000 + n}`,
  merchant: 'taomuji',
  merchantName: '淘木集',
  orderState: 'checked',
  held: false,
  what: { code: 'address.name_missing', params: {} },
  moreFindings: 0,
  owner: null,
  ownerName: null,
  nextAction: null,
  waitingFor: null,
  incident: null,
  openedAt: DUE,
  clock: { name: 'first_contact', warnAt: DUE, dueAt: DUE, paused: false },
  clockGroup: 'today',
  ...change,
});

const rows = [
  aRow(1, { held: true, moreFindings: 2, nextAction: { text: 'Call again', dueAt: DUE } }),
  aRow(2, {
    state: 'waiting',
    waitingFor: 'customer',
    owner: 'u2',
    ownerName: '李伟',
    clock: { name: 'first_contact', warnAt: DUE, dueAt: DUE, paused: true },
  }),
  aRow(3, { merchant: 'elsewhere', merchantName: 'Elsewhere', what: { code: 'of.tomorrow', params: {} } }),
  aRow(4, { merchant: 'default', merchantName: 'default' }),
];

/** The file of these rows, as a spreadsheet reads it. */
const fileOf = async (language: 'en' | 'zh-CN'): Promise<readonly Readonly<Record<string, string>>[]> => {
  let csv = '';
  const write = createQueueExport({
    clock: { now: () => 1_000 } as never,
    unitOfWork: { run: (work: () => unknown) => work() } as never,
    journal: { append: () => 1 } as never,
    downloads: {
      offer: (bytes) => {
        csv = new TextDecoder().decode(bytes);
        return 'download-1';
      },
      piece: () => null,
    },
    orderFiles: {} as never,
    say: createMessageCatalogue(['renderer/i18n/locales']),
    timeZone: () => 'Asia/Shanghai',
    settings: { site: () => ({ merchants: [{ code: 'taomuji', nameZh: '淘木集', nameEn: 'Taomuji Home' }] }) as never },
    users: { list: () => [{ id: 'u2', name: '李伟', nameEn: 'Li Wei' }] as never },
  });
  await write({ rows, columns: QUEUE_COLUMNS, group: 'none', format: 'csv', language, full: false, acting: { kind: 'person', userId: 'u1' } as never });
  const [, ...lines] = Papa.parse<string[]>(csv.trim()).data;
  return lines.map((line) => Object.fromEntries(QUEUE_COLUMNS.map((column, index) => [column, line[index] ?? ''])));
};

describe('an export of the queue', () => {
  it('says in English what the cells say', async () => {
    const [held, waiting, unknown] = await fileOf('en');
    expect(held).toMatchObject({
      kind: 'Address',
      what: 'Held: The recipient has no name. +2 more',
      merchant: 'Taomuji Home',
      next: 'Call again, by 2026-11-12 11:00',
      state: 'Open',
      owner: 'Unowned',
      clock: '2026-11-12 11:00',
    });
    expect(waiting).toMatchObject({ what: 'The recipient has no name.', state: 'On customer', owner: 'Li Wei', clock: '2026-11-12 11:00, paused' });
    expect(unknown?.['merchant']).toBe('Elsewhere');
    expect(unknown?.['what']).toContain('of.tomorrow');
    expect(unknown?.['what']).not.toContain('finding.');
  });

  it('says in Chinese what the cells say', async () => {
    const [held, waiting] = await fileOf('zh-CN');
    expect(held).toMatchObject({ merchant: '淘木集', what: expect.stringMatching(/^挂起：.+ 另有 2 处$/u) as unknown });
    expect(waiting).toMatchObject({ state: '等客户', owner: '李伟', clock: '2026-11-12 11:00，已暂停' });
  });

  it('says in words that no merchant was named', async () => {
    const merchants = async (language: 'en' | 'zh-CN') => (await fileOf(language)).map(({ merchant }) => merchant);
    expect(await merchants('en')).toEqual(['Taomuji Home', 'Taomuji Home', 'Elsewhere', 'Merchant not named']);
    expect(await merchants('zh-CN')).toEqual(['淘木集', '淘木集', 'Elsewhere', '未指明货主']);
  });
});
