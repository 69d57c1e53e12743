import { createPackStore } from '../adapters/sqlite/bench/pack-store.ts';
import { createWaybillPoolStore } from '../adapters/sqlite/manual/waybill-pool-store.ts';
import { SAMPLE_BLOCKS } from '../sample/waybill-blocks.ts';
import type { Colleague } from '../sample/staff-decisions.ts';
import { isTracked, UNTRACKED } from '../../../shared/core/catalogue/tracking.ts';
import type { Actor } from '../../../shared/core/journal/journal-entry.ts';
import { closePack } from '../../../shared/core/order-file/decide/close-pack.ts';
import { label } from '../../../shared/core/order-file/decide/label.ts';
import type { DecisionRecorder } from '../../../shared/core/usecases/cases/record-decision.ts';
import { takeInBlock } from '../../../shared/core/usecases/printing/keep-pools.ts';
import { ONLY_PACKAGING } from '../../../shared/core/usecases/pack/weigh-parcel.ts';
import type { Storage } from './open-storage.ts';
import type { OrderWork } from './order-work.ts';

export interface PlantBenchDeps {
  readonly storage: Storage;
  readonly work: OrderWork;
  readonly recorder: DecisionRecorder;
  readonly operator: Colleague;
  readonly packer: Colleague;
}

/** Enough for a bench to have work and a truck to have parcels; the rest waits for its label as on any morning. */
const LABELLED = 48;
const PACKED = 12;

const LETTERS: Readonly<Record<string, string>> = { SF: 'SF', YTO: 'YT', EMS: 'EM', DHL: 'DH' };
const checkDigit = (digits: string): number => {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return (10 - (sum % 10)) % 10;
};
/** A training number no carrier ever issues, of a block the sample's history does not use. */
const waybillOf = (carrier: string, no: number): string => {
  const digits = `9${String(no).padStart(8, '0')}`;
  return `TR${LETTERS[carrier] ?? 'YT'}${digits}${checkDigit(digits)}`;
};
const carrierOf = (merchant: string, country: string): string => (country !== 'CN' && country !== '' ? 'DHL' : merchant === 'WG' ? 'SF' : 'YTO');

/** A block of numbers from every carrier: without them nothing could leave in an outage. */
export function plantPools({ storage, work, operator }: Pick<PlantBenchDeps, 'storage' | 'work' | 'operator'>): void {
  const pools = createWaybillPoolStore(storage.db);
  const { unitOfWork, journal } = storage;
  const { clock, ids } = work.importDeps;
  const actor: Actor = { kind: 'person', userId: operator.userId };
  for (const { carrier, name, numbers } of SAMPLE_BLOCKS) {
    const taken = takeInBlock({ carrier, name, text: numbers.join('\n') }, actor, { pools, unitOfWork, journal, clock, ids });
    if (!taken.ok) throw new Error(`sample waybills of ${carrier}: ${taken.error.code}`);
  }
}

/** Labels some orders of the morning and packs a few of them, by the same decisions as at the desks. */
export function plantBench({ storage, work, recorder, operator, packer }: PlantBenchDeps): void {
  const ready = storage.db
    .prepare<[number], string>(
      `SELECT o.id FROM orders o WHERE o.state = 'allocated' AND o.platform_order_no NOT LIKE 'DM-%' AND o.waybill = ''
         AND NOT EXISTS (SELECT 1 FROM exception_case c WHERE c.order_n = o.n) AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.order_n = o.n AND h.lifted_at IS NULL)
       ORDER BY o.promised_ship_at, o.n LIMIT ?`,
    )
    .pluck()
    .all(LABELLED);
  const packs = createPackStore(storage.db);
  const { catalogue } = work.goods;
  let packed = 0;
  const by = (colleague: Colleague): Actor => ({ kind: 'person', userId: colleague.userId });
  ready.forEach((orderId, index) => {
    recorder.onOrder(orderId, by(operator), (file, context) => {
      const carrier = carrierOf(file.order.merchant, file.order.recipient.country);
      return label(file, carrier, waybillOf(carrier, index + 1), context);
    });
    const file = work.orderFiles.load(orderId);
    // What is asked at the bench is left to whoever tries it.
    if (packed >= PACKED || file === null || file.order.lines.some(({ sku }) => isTracked(catalogue().bySku(file.order.merchant, sku)?.tracking ?? UNTRACKED)))
      return;
    packed += 1;
    const units = file.order.lines.filter(({ kind, quantity }) => kind === 'goods' && quantity > 0).map(({ sku, quantity }) => [sku, quantity] as const);
    const round = 1;
    const pieceOfWork = `pack:${orderId}:${round}`;
    recorder.onSteps(
      by(packer),
      [
        {
          orderId,
          decide: (known, context) =>
            closePack(
              known,
              { outcome: 'packed', work: pieceOfWork, units, missing: [], lots: [], weightGrams: null, expectedGrams: null, override: null },
              [],
              context,
            ),
        },
      ],
      (closedAt) =>
        packs.record({
          orderId,
          round,
          outcome: 'packed',
          work: pieceOfWork,
          merchant: file.order.merchant,
          packaging: ONLY_PACKAGING,
          weightGrams: null,
          teaches: false,
          closedAt,
          closedBy: packer.userId,
          units: units.map(([sku, count]) => ({ sku, units: count, lot: null, expires: null, serial: null })),
        }),
    );
  });
}
