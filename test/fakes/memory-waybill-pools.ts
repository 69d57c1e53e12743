import type { WaybillBlockRecord, WaybillPools } from '../../shared/core/ports/waybill-pools.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

type State = 'free' | 'used' | 'returned';

export function createMemoryWaybillPools(unitOfWork: MemoryUnitOfWork): WaybillPools {
  const blocks = enlistedMap<string, Pick<WaybillBlockRecord, 'id' | 'carrier' | 'name' | 'importedAt' | 'doubted'>>(unitOfWork);
  const numbers = enlistedMap<string, { readonly blockId: string; readonly state: State }>(unitOfWork);
  const of = (blockId: string, state: State): readonly string[] =>
    [...numbers].flatMap(([number, one]) => (one.blockId === blockId && one.state === state ? [number] : [])).toSorted();
  return {
    addBlock: ({ id, carrier, name, importedAt }, given) => {
      unitOfWork.assertRunning('a block of waybills');
      const known = given.filter((number) => numbers.has(number));
      blocks.set(id, { id, carrier, name, importedAt, doubted: false });
      for (const number of given) if (!numbers.has(number)) numbers.set(number, { blockId: id, state: 'free' });
      return known;
    },
    take: (carrier) => {
      unitOfWork.assertRunning('a waybill');
      const number = [...blocks.values()].filter((block) => block.carrier === carrier && !block.doubted).flatMap(({ id }) => of(id, 'free'))[0];
      if (number === undefined) return null;
      numbers.set(number, { blockId: numbers.get(number)?.blockId ?? '', state: 'used' });
      return number;
    },
    returnRest: (blockId) => {
      unitOfWork.assertRunning('a block of waybills');
      const rest = of(blockId, 'free');
      for (const number of rest) numbers.set(number, { blockId, state: 'returned' });
      return rest.length;
    },
    settleDoubt: (blockId, lastUsed) => {
      unitOfWork.assertRunning('a block of waybills');
      const block = blocks.get(blockId);
      const free = of(blockId, 'free');
      if (block === undefined || (lastUsed !== null && !free.includes(lastUsed))) return null;
      blocks.set(blockId, { ...block, doubted: false });
      const passed = lastUsed === null ? [] : free.filter((number) => number <= lastUsed);
      for (const number of passed) numbers.set(number, { blockId, state: 'returned' });
      return passed.length;
    },
    left: (carrier) => {
      const own = [...blocks.values()].filter((block) => block.carrier === carrier);
      return own.length === 0 ? null : own.flatMap(({ id, doubted }) => (doubted ? [] : of(id, 'free'))).length;
    },
    blocks: () =>
      [...blocks.values()].map((block) => ({
        ...block,
        free: of(block.id, 'free').length,
        used: of(block.id, 'used').length,
        returned: of(block.id, 'returned').length,
      })),
  };
}
