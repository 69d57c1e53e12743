import { createClient } from '../../shared/contract/create-client.ts';
import type { BulkDto } from '../../shared/contract/bulk.contract.ts';
import type { Call, Reply } from '../../shared/contract/define-contract.ts';
import type { CaseDto, LogEntryDto, OrderDto } from '../../shared/contract/dto.ts';
import type { ConsoleEvent } from '../../shared/contract/events.ts';
import { contract } from '../../shared/contract/index.ts';
import type { QueueFilter, QueueRow } from '../../shared/contract/queue.contract.ts';
import type { SessionStatusDto } from '../../shared/contract/session.contract.ts';
import type { SavedViewDto } from '../../shared/contract/views.contract.ts';
import { OUTCOMES } from '../../shared/core/finding/exception-kinds.ts';
import { emptyRecipient } from '../../shared/core/order/recipient.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import { fakeHost } from '../../renderer/gallery/fake-host.ts';
import type { ConsoleHost } from '../../renderer/transport/console-context.ts';

const HOUR = 3_600_000;

export interface OpenedCase {
  readonly case: CaseDto;
  readonly order: OrderDto;
  readonly log: readonly LogEntryDto[];
  readonly undo: {
    readonly seq: number | null;
    readonly type: string;
    readonly possible: boolean;
    readonly how: 'cancel' | 'compensate' | 'local' | 'none';
    readonly because: string;
  };
}

export const NO_UNDO: OpenedCase['undo'] = { seq: null, type: '', possible: false, how: 'none', because: 'nothing' };

export const aRow = (n: number, change: Partial<QueueRow> = {}): QueueRow => ({
  caseId: `case-${n}`,
  orderId: `order-${n}`,
  kind: 'bad_address',
  state: 'open',
  strength: null,
  platformOrderNo: `TB-${1000 + n}`,
  merchant: 'taomuji',
  merchantName: 'Taomuji',
  orderState: 'checked',
  held: true,
  what: { code: 'address.name_missing', params: {} },
  moreFindings: 0,
  owner: null,
  ownerName: null,
  nextAction: null,
  waitingFor: null,
  incident: null,
  openedAt: 1_000,
  clock: { name: 'first_contact', warnAt: Date.now() + HOUR, dueAt: Date.now() + 2 * HOUR, paused: false },
  clockGroup: 'today',
  ...change,
});

export const anOrder = (n: number, change: Partial<OrderDto> = {}): OrderDto => ({
  id: `order-${n}`,
  kind: 'sale',
  state: 'checked',
  version: 1,
  wmsVersion: 1,
  merchant: 'taomuji',
  merchantName: 'Taomuji',
  platform: 'taobao',
  platformOrderNo: `TB-${1000 + n}`,
  orderedAt: null,
  paidAt: null,
  promisedShipAt: null,
  carrier: '',
  waybill: '',
  tote: '',
  currency: 'CNY',
  hasAddress: true,
  recipient: {
    ...emptyRecipient,
    name: '沈听澜',
    phone: '138****0284',
    province: '浙江省',
    city: '杭州市',
    district: '余杭区',
    town: '蒋村街道',
    detail: '文二西路738号',
  },
  revealed: false,
  erased: false,
  buyerNote: '',
  sellerNote: '',
  lines: [
    {
      lineNo: 1,
      kind: 'goods',
      sku: 'TM-MUG01',
      name: '马克杯',
      variant: '',
      quantity: 2,
      unitPrice: '',
      reserved: 0,
      catalogueName: '马克杯',
      onHand: 9,
      free: 7,
    },
  ],
  holds: [],
  ...change,
});

export const aCase = (n: number, change: Partial<CaseDto> = {}): CaseDto => ({
  id: `case-${n}`,
  orderId: `order-${n}`,
  kind: 'bad_address',
  cause: 'address.town_elsewhere',
  strength: null,
  state: 'open',
  owner: null,
  ownerName: null,
  nextAction: null,
  waitingFor: null,
  incident: null,
  reporter: 'program',
  reports: 1,
  reopened: 0,
  outcome: null,
  openedAt: 1_000,
  resolvedAt: null,
  findings: [],
  clocks: [],
  ...change,
});

export const aLogEntry = (seq: number, change: Partial<LogEntryDto> = {}): LogEntryDto => ({
  seq,
  at: 1_790_000_000_000 + seq,
  who: 'Zhang Min',
  whoId: '',
  whoKind: 'person',
  type: 'case.noted',
  caseId: 'case-1',
  params: {},
  text: '',
  changes: [],
  photos: [],
  erased: false,
  sync: null,
  ...change,
});

/** A decision on many that the host looked at, and then did at once to all. */
export const aBulk = (change: Partial<BulkDto> = {}): BulkDto => ({
  bulkId: 'bulk-1',
  act: 'assign',
  state: 'ready',
  cases: 2,
  orders: 2,
  walked: 2,
  can: 2,
  cannot: [],
  consequences: [],
  kinds: ['bad_address'],
  states: ['open'],
  undoable: true,
  ...change,
});

interface QueueHostInput {
  readonly status: SessionStatusDto;
  readonly rows: readonly QueueRow[];
  readonly opened?: Readonly<Record<string, OpenedCase>>;
  /** Answers of commands by name; what is not here answers as decided. */
  readonly answers?: Readonly<Record<string, (input: never) => Reply<unknown>>>;
  /** A host that takes its time: nothing of this name is answered before. */
  readonly wait?: (name: string, input: unknown) => Promise<void>;
  /** What the host finds when it looks at a decision on many. */
  readonly bulkFacts?: Partial<BulkDto>;
}

const passes = (row: QueueRow, filter: QueueFilter): boolean =>
  (filter.kinds?.includes(row.kind) ?? true) &&
  (filter.states?.includes(row.state) ?? true) &&
  (filter.owners?.includes(row.owner ?? '') ?? true) &&
  (filter.merchants?.includes(row.merchant) ?? true) &&
  (filter.text === undefined || row.platformOrderNo.includes(filter.text));

/** A queue in memory behind the contract: it pages, filters and finds places; what is decided is only written down. */
export const queueHost = ({ status, rows: first, opened = {}, answers = {}, bulkFacts = {}, wait }: QueueHostInput) => {
  let rows = first;
  let bulk = aBulk();
  let views: SavedViewDto[] = [];
  let order: string[] = [];
  const sent: { readonly name: string; readonly input: unknown }[] = [];
  const listeners = new Set<(event: ConsoleEvent) => void>();
  const shell = fakeHost(status);
  type Asked = {
    sort?: string;
    filter?: QueueFilter;
    offset?: number;
    limit?: number;
    caseId?: string;
    orderId?: string;
    group?: string;
    withGroups?: boolean;
  };
  const found = (filter: QueueFilter = {}) => rows.filter((row) => passes(row, filter));
  const answer = (name: string, input: Asked): Reply<unknown> | Promise<Reply<unknown>> => {
    const special = answers[name];
    if (special !== undefined) return special(input as never);
    switch (name) {
      case 'queue.list': {
        const all = found(input.filter);
        const offset = input.offset ?? 0;
        const sizes = Map.groupBy(all, (row) => row.clockGroup);
        return ok({
          rows: all.slice(offset, offset + (input.limit ?? 100)),
          total: all.length,
          counts: {
            open: rows.length,
            overdue: 0,
            within1h: 0,
            dueToday: 1,
            mine: 1,
            unowned: 2,
            byKind: {},
            byMerchant: [{ merchant: 'taomuji', name: 'Taomuji', count: 3 }],
          },
          groups: input.group === 'clock' && input.withGroups !== false ? [...sizes].map(([key, { length: count }]) => ({ key, label: key, count })) : [],
          asOf: Date.now(),
        });
      }
      case 'queue.position': {
        const index = found(input.filter).findIndex((row) => row.caseId === input.caseId);
        return ok({ index: index < 0 ? null : index });
      }
      case 'cases.get': {
        const one = opened[input.caseId ?? ''];
        return one === undefined
          ? err({ code: 'case_not_found' })
          : ok({ ...one, siblings: [], outcomes: [...OUTCOMES[one.case.kind]], mayDecide: true, mayVoid: true, pending: 0 });
      }
      case 'orders.get': {
        const one = Object.values(opened).find(({ order }) => order.id === input.orderId);
        return one === undefined ? err({ code: 'order_not_found' }) : ok({ order: one.order, cases: [one.case], log: one.log, undo: one.undo });
      }
      case 'queue.facets': {
        const count = (of: (row: QueueRow) => string) => [...Map.groupBy(found(), of)].map(([key, { length }]) => ({ key, label: key, count: length }));
        return ok({ kinds: count(({ kind }) => kind), states: [], merchants: [], owners: [], incidents: [], dues: [] });
      }
      case 'views.list':
        return ok({ views, order });
      case 'views.save': {
        const { id: given, ...view } = input as unknown as Omit<SavedViewDto, 'id'> & { id?: string };
        const id = given ?? `view-${views.length + 1}`;
        views = [...views.filter((one) => one.id !== id), { ...view, id, owner: 'u1', ownerName: 'Zhang Min', mayChange: true }];
        return ok({ id });
      }
      case 'views.arrange':
        order = (input as unknown as { ids: string[] }).ids;
        return ok({});
      case 'bulk.select':
        return ok({ selectionId: 'selection-1', caseIds: found(input.filter).map(({ caseId }) => caseId) });
      case 'bulk.prepare': {
        const { chosen, act } = input as unknown as { chosen: { caseIds?: string[] }; act: { act: string } };
        const count = chosen.caseIds?.length === 0 ? rows.length : (chosen.caseIds?.length ?? 0);
        bulk = aBulk({ act: act.act, cases: count, can: count, orders: count, ...bulkFacts });
        return ok(bulk);
      }
      case 'bulk.get':
        return ok(bulk);
      case 'bulk.start':
        return ok((bulk = { ...bulk, state: 'done' }));
      case 'bulk.undo':
        return ok((bulk = { ...bulk, state: 'undone', cannot: [] }));
      case 'system.people':
        return ok({
          people: [
            { id: 'u1', name: '张敏', nameEn: 'Zhang Min', roles: ['clerk'], active: true },
            { id: 'u2', name: '李伟', nameEn: 'Li Wei', roles: ['operator'], active: true },
          ],
        });
      case 'cases.correct':
        return ok({ seq: 1, changed: [], remaining: [], labelVoided: false });
      case 'cases.raise':
        return ok({ seq: 1, changed: [], caseId: 'case-1', joined: false });
      default:
        return name.startsWith('cases.') ? ok({ seq: 1, changed: [] }) : err({ code: 'unreachable' });
    }
  };
  const client = createClient(contract, ((name, input) => {
    if ((name.startsWith('cases.') && name !== 'cases.get' && name !== 'cases.messages') || /^(?:bulk|views)\./.test(name) || name === 'queue.export')
      sent.push({ name, input });
    if (name === 'system.info') return shell.client.system.info({});
    if (name === 'sync.status') return shell.client.sync.status({});
    const answered = Promise.resolve(answer(name, (input ?? {}) as Asked));
    return wait === undefined ? answered : wait(name, input).then(() => answered);
  }) satisfies Call);
  const host: ConsoleHost = {
    client: { ...client, session: shell.client.session },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const tell = (topics: readonly string[]): void => {
    for (const listener of listeners) listener({ name: 'changed', payload: { topics: [...topics] } });
  };
  return {
    host,
    sent,
    sentTo: (name: string) => sent.filter((one) => one.name === name).map(({ input }) => input),
    /** The host says what changed. */
    tell,
    /** The queue is another one now, and the host says so. */
    become: (next: readonly QueueRow[]) => {
      rows = next;
      tell(['queue']);
    },
  };
};
