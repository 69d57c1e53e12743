import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { createOrdersHandlers } from '../../electron/host/handlers/orders-handlers.ts';
import type { ViewDeps } from '../../electron/host/handlers/order-dto.ts';
import { namePinyin } from '../../shared/core/search/name-keys.ts';
import type { Bench, Row } from './bench-types.ts';
import { bigWarehouseFolder, openWarehouse } from './big-warehouse.ts';
import { millisecondsOf, processorMillisecondsOf, repeat, spreadOf } from './measure.ts';
import { seeded } from './seeded.ts';

const caller = { kind: 'cli' } as const;
/** As the search box asks. */
const LIMIT = 20;

interface Sample {
  readonly order: string;
  readonly waybill: string;
  readonly name: string;
  readonly phone: string;
  readonly detail: string;
  readonly sku: string;
}

/** Orders from all over the file, so that no question is answered from warm pages alone. */
function drawSamples(db: Db, count: number): readonly Sample[] {
  const draw = seeded(7);
  const last = db.prepare('SELECT max(n) FROM orders').pluck().get() as number;
  const at = db.prepare<[number], Sample>(
    `SELECT o.platform_order_no AS "order", o.waybill, p.name, p.phone, p.detail, (SELECT sku FROM order_line l WHERE l.order_n = o.n LIMIT 1) AS sku
     FROM orders o JOIN order_personal p ON p.order_n = o.n WHERE o.n >= ? AND o.waybill <> '' LIMIT 1`,
  );
  return Array.from({ length: count }, () => at.get(1 + draw.below(Math.floor(last * 0.75)))).filter((row): row is Sample => row !== undefined);
}

const common = (samples: readonly Sample[], length: number): ((sample: Sample) => string) => {
  const names = samples.map(({ name }) => name).filter((name) => name.length === length);
  return (sample) => names[samples.indexOf(sample) % names.length] ?? '王伟';
};

const questions = (samples: readonly Sample[]): readonly (readonly [what: string, text: (sample: Sample) => string, finds: boolean])[] => [
  ['order number, whole', ({ order }) => order, true],
  ['order number, first ten', ({ order }) => order.slice(0, 10), true],
  ['order number, last six', ({ order }) => order.slice(-6), true],
  ['order number, from the middle', ({ order }) => order.slice(4, 12), true],
  ['waybill', ({ waybill }) => waybill, true],
  ['waybill, last eight', ({ waybill }) => waybill.slice(-8), true],
  ['phone end, four digits', ({ phone }) => phone.slice(-4), true],
  ['phone', ({ phone }) => phone, true],
  ['SKU', ({ sku }) => sku, true],
  ['SKU, first part', ({ sku }) => sku.slice(0, 9), true],
  ['road and number', ({ detail }) => /^.+?\d+号/u.exec(detail)?.[0] ?? detail, true],
  ['road', ({ detail }) => /^[^\d]+/u.exec(detail)?.[0] ?? detail, true],
  ['estate and house', ({ detail }) => detail.slice(detail.indexOf('号') + 1), true],
  ['name of two characters', common(samples, 2), true],
  ['name of three characters', common(samples, 3), true],
  ['name, first two of three', (sample) => common(samples, 3)(sample).slice(0, 2), true],
  ['name nobody has', () => '尉迟恭', false],
  ['two characters nobody has', () => '亓官', false],
  ['pinyin', ({ name }) => namePinyin(name).full, true],
  ['pinyin, begun', ({ name }) => namePinyin(name).full.slice(0, 5), true],
  ['initials', ({ name }) => namePinyin(name).initials, true],
  ['number nobody has', () => '9999999999999999', false],
  ['address nobody has', () => '不存在的路九千号', false],
  ['Latin word nobody has', () => 'Winchester Road', false],
];

/** What is typed into the search box, each text another order's, answered as the handler answers. */
export const bench: Bench = {
  name: 'search',
  run: async ({ quick }) => {
    const { storage, work, close } = await openWarehouse(await bigWarehouseFolder(quick));
    const view = { mask: (recipient: unknown) => recipient, merchantName: (code: string) => code } as unknown as ViewDeps;
    try {
      const { search } = work;
      const handlers = createOrdersHandlers({
        view,
        clock: { now: () => 0, mono: () => 0 },
        journal: storage.journal,
        unitOfWork: storage.unitOfWork,
        orderFiles: work.orderFiles,
        outboxQueue: work.outbox,
        search,
        undo: null as never,
      });
      const samples = drawSamples(storage.db, quick ? 20 : 60);
      const rows: Row[] = [];
      const processor: number[] = [];
      for (const [what, textOf, finds] of questions(samples)) {
        let at = 0;
        const missed: string[] = [];
        const cpu: number[] = [];
        const ours = await repeat(quick ? 10 : 40, async () => {
          const sample = samples[at++ % samples.length];
          if (sample === undefined) throw new Error('no orders to search for');
          const text = textOf(sample);
          let wall = 0;
          const ask = async (): Promise<void> => {
            const found = await handlers.search({ text, limit: LIMIT }, { actor: { kind: 'cli' }, caller });
            if (!found.ok || found.value.hits.length > 0 !== finds) missed.push(text);
          };
          cpu.push(await processorMillisecondsOf(async () => void (wall = await millisecondsOf(ask))));
          return wall;
        });
        if (missed.length > 0) throw new Error(`${what}: ${finds ? 'not found' : 'found'}: ${missed.slice(0, 5).join(', ')}`);
        processor.push(spreadOf(cpu).p95);
        // The target is on the slowest of twenty, not on the middle.
        rows.push({ what: `search: ${what}, 19 times of 20`, unit: 'ms', better: 'lower', ours: { ...ours, median: ours.p95 }, target: { value: 50 } });
      }
      const cpuRow: Row = {
        what: 'search: slowest of all, 19 times of 20, processor',
        unit: 'ms CPU',
        better: 'lower',
        ours: spreadOf([Math.max(...processor)]),
        target: { value: 50 },
      };
      const slowest = Math.max(...rows.map(({ ours }) => ours.p95));
      return [
        ...rows,
        cpuRow,
        { what: 'search: slowest of all, 19 times of 20', unit: 'ms', better: 'lower', ours: spreadOf([slowest]), target: { value: 50 } },
      ];
    } finally {
      await close();
    }
  },
};
