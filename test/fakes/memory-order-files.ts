import type { OrderFile } from '../../shared/core/order-file/order-file.ts';
import type { OrderFiles } from '../../shared/core/ports/order-files.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export interface MemoryOrderFiles extends OrderFiles {
  /** Oldest first; the place in it is the order's number. */
  readonly all: () => readonly OrderFile[];
}

export function createMemoryOrderFiles(unitOfWork: MemoryUnitOfWork): MemoryOrderFiles {
  const files = enlistedMap<string, OrderFile>(unitOfWork);
  const find = (wanted: (file: OrderFile) => boolean): OrderFile | undefined => [...files.values()].find(wanted);
  const isNumber = ({ order }: OrderFile, merchant: string, platform: string, no: string): boolean =>
    order.merchant === merchant && order.platform === platform && order.platformOrderNo === no;
  const byTote = (tote: string): OrderFile | undefined => find(({ order }) => order.tote?.toLowerCase() === tote.toLowerCase());
  const refuseTaken = ({ order: { id, tote } }: OrderFile): void => {
    if (tote !== undefined && (byTote(tote)?.order.id ?? id) !== id) throw new Error('UNIQUE: the tote is tied already');
  };
  return {
    // Deadlines are worked out when they are asked for: nothing here can be out of date.
    moveDeadlines: () => {
      unitOfWork.assertRunning('a deadline');
      return 0;
    },
    all: () => [...files.values()],
    load: (orderId) => files.get(orderId) ?? null,
    loadByCase: (caseId) => find(({ cases }) => cases.some((one) => one.id === caseId)) ?? null,
    orderOfCase: (caseId) => find(({ cases }) => cases.some((one) => one.id === caseId))?.order.id ?? null,
    findByNumber: (merchant, platform, no) => find((file) => isNumber(file, merchant, platform, no))?.order.id ?? null,
    findByWmsRef: (wmsRef) => find(({ order }) => order.wmsRef === wmsRef)?.order.id ?? null,
    findByTote: (tote) => byTote(tote)?.order.id ?? null,
    add: (file) => {
      unitOfWork.assertRunning('an order');
      refuseTaken(file);
      const { id, merchant, platform, platformOrderNo } = file.order;
      if (files.has(id) || find((each) => isNumber(each, merchant, platform, platformOrderNo)) !== undefined)
        throw new Error('UNIQUE: the order is here already');
      files.set(id, structuredClone({ order: file.order, holds: file.holds, cases: file.cases }));
    },
    atWms: (orderId) => {
      const { wmsRef, wmsVersion } = files.get(orderId)?.order ?? {};
      return wmsRef === undefined || wmsVersion === undefined ? null : { wmsRef, wmsVersion };
    },
    knowAtWms: (orderId, known) => {
      unitOfWork.assertRunning('an order');
      const stored = files.get(orderId);
      if (stored === undefined) throw new Error('order file saved before it was added');
      files.set(orderId, { ...stored, order: { ...stored.order, ...known } });
    },
    save: (before, after) => {
      unitOfWork.assertRunning('an order');
      const stored = files.get(after.order.id);
      if (stored === undefined) throw new Error('order file saved before it was added');
      refuseTaken(after);
      // Only what changed identity, as the real one: a caller that mutates in place must fail here too.
      const changed = <T extends { readonly id: string }>(was: readonly T[], is: readonly T[], kept: readonly T[]): readonly T[] => {
        const wasById = new Map(was.map((one) => [one.id, one]));
        const keptById = new Map(kept.map((one) => [one.id, one]));
        return is.map((one) => (wasById.get(one.id) === one ? (keptById.get(one.id) ?? one) : structuredClone(one)));
      };
      files.set(after.order.id, {
        order: before.order === after.order ? stored.order : structuredClone(after.order),
        holds: changed(before.holds, after.holds, stored.holds),
        cases: changed(before.cases, after.cases, stored.cases),
      });
    },
  };
}
