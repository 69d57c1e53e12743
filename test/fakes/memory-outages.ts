import { runningOf } from '../../shared/core/outage/outage-number.ts';
import { type ChannelId, isOver, type Outage } from '../../shared/core/outage/outage.ts';
import type { Outages } from '../../shared/core/ports/outages.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export function createMemoryOutages(unitOfWork: MemoryUnitOfWork): Outages {
  const rows = enlistedMap<string, Outage>(unitOfWork);
  const newest = (): readonly Outage[] => [...rows.values()].reverse();
  const ofChannel = (channel: ChannelId): Outage | null => newest().find((outage) => outage.channel === channel && !isOver(outage)) ?? null;
  return {
    current: () => ofChannel('wms'),
    ofChannel,
    givenUpAt: (channel) => newest().find((outage) => outage.channel === channel && outage.givenUp !== undefined)?.givenUp?.at ?? null,
    find: (idOrNo) => newest().find(({ id, no }) => id === idOrNo || no === idOrNo) ?? null,
    list: (limit) => newest().slice(0, limit),
    lastRunning: (year) => Math.max(0, ...newest().map(({ no }) => runningOf(no, year))),
    save: (outage) => {
      unitOfWork.assertRunning('an outage');
      const before = rows.get(outage.id);
      if (before !== undefined && isOver(before)) throw new Error('what is over stays as it was signed');
      if (!isOver(outage) && newest().some((other) => other.id !== outage.id && other.channel === outage.channel && !isOver(other)))
        throw new Error('one at a time');
      rows.set(outage.id, structuredClone(outage));
    },
  };
}
