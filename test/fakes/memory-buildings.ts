import type { Buildings } from '../../shared/core/ports/buildings.ts';
import type { MemoryOrderFiles } from './memory-order-files.ts';

export const createMemoryBuildings = (orders: MemoryOrderFiles): Buildings => ({
  deliveredIn: ({ words }) =>
    orders
      .all()
      .map(({ order }) => order)
      .filter(({ state, recipient }) => state !== 'cancelled' && recipient.detail.toLowerCase().includes(words.toLowerCase()))
      .map(({ recipient }) => recipient)
      .toReversed(),
});
