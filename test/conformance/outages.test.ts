import { describe, expect, it } from 'vitest';
import { createOutageStore } from '../../electron/host/adapters/sqlite/manual/outage-store.ts';
import { evolveOutage } from '../../shared/core/outage/evolve-outage.ts';
import type { ChannelId, Outage } from '../../shared/core/outage/outage.ts';
import type { UnitOfWork } from '../../shared/core/ports/journal.ts';
import type { Outages } from '../../shared/core/ports/outages.ts';
import { createMemoryOutages } from '../fakes/memory-outages.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { openSqliteStores } from '../fixtures/order-stores.ts';

interface Rig {
  readonly unitOfWork: UnitOfWork;
  readonly outages: Outages;
}
const rigs: readonly (readonly [string, () => Rig])[] = [
  [
    'in memory',
    () => {
      const unitOfWork = createMemoryUnitOfWork();
      return { unitOfWork, outages: createMemoryOutages(unitOfWork) };
    },
  ],
  [
    'SQLite',
    () => {
      const { db, unitOfWork } = openSqliteStores();
      return { unitOfWork, outages: createOutageStore(db) };
    },
  ],
];
const begun = (no: string, channel: ChannelId = 'wms'): Outage =>
  evolveOutage(
    null,
    {
      type: 'outage.noticed',
      data: {
        outage: `id-${no}`,
        no,
        channel,
        sign: 'silent',
        sinceAt: 1,
        lastKnownAt: null,
        clock: { policyVersion: 1, minutes: 30, warnShare: 0.75 },
      },
      personal: null,
    },
    { at: 5, by: 'watch', n: 7 },
  );

describe.each(rigs)('outages: %s', (_, open) => {
  it('are given back as they were saved, by id and by number, the open one as current', () => {
    const { unitOfWork, outages } = open();
    expect([outages.current(), outages.find('OUT-2026-001'), outages.list(5), outages.lastRunning(2026)]).toEqual([null, null, [], 0]);
    const one = begun('OUT-2026-001');
    unitOfWork.run(() => outages.save(one));
    expect([outages.current(), outages.find(one.id), outages.find(one.no)]).toEqual([one, one, one]);
    const passed = { ...one, state: 'passed' } as const;
    unitOfWork.run(() => outages.save(passed));
    const two = begun('OUT-2026-012');
    unitOfWork.run(() => outages.save(two));
    expect([outages.current(), outages.list(5), outages.list(1)]).toEqual([two, [two, passed], [two]]);
    expect([outages.lastRunning(2026), outages.lastRunning(2027)]).toEqual([12, 0]);
  });
  it('are one at a time, and what is over stays', () => {
    const { unitOfWork, outages } = open();
    const one = begun('OUT-2026-001');
    unitOfWork.run(() => outages.save(one));
    expect(() => unitOfWork.run(() => outages.save(begun('OUT-2026-002')))).toThrow();
    unitOfWork.run(() => outages.save({ ...one, state: 'closed' }));
    expect(() => unitOfWork.run(() => outages.save({ ...one, sinceAt: 99 }))).toThrow('stays as it was signed');
    expect(outages.list(9)).toEqual([{ ...one, state: 'closed' }]);
  });
  it('are one at a time per channel: a silent platform is no outage of the WMS, and neither is in the way of the other', () => {
    const { unitOfWork, outages } = open();
    const [platform, wms, other] = [begun('OUT-2026-001', 'platform:TB'), begun('OUT-2026-002'), begun('OUT-2026-003', 'platform:DY')];
    unitOfWork.run(() => outages.save(platform));
    expect(outages.current()).toBeNull();
    unitOfWork.run(() => outages.save(wms));
    unitOfWork.run(() => outages.save(other));
    expect([outages.current(), outages.ofChannel('platform:TB'), outages.ofChannel('platform:DY'), outages.ofChannel('platform:JD')]).toEqual([
      wms,
      platform,
      other,
      null,
    ]);
    expect(() => unitOfWork.run(() => outages.save(begun('OUT-2026-004', 'platform:TB')))).toThrow();
    unitOfWork.run(() => outages.save({ ...platform, state: 'passed' }));
    expect([outages.ofChannel('platform:TB'), outages.current()]).toEqual([null, wms]);
  });
  it('say when a platform was last given up, and of none that was not', () => {
    const { unitOfWork, outages } = open();
    const [first, second] = [begun('OUT-2026-001', 'platform:TB'), begun('OUT-2026-002', 'platform:TB')];
    const deed = (at: number) => ({ state: 'passed', givenUp: { at, by: 'li-wei', reason: '' } }) as const;
    unitOfWork.run(() => outages.save({ ...first, ...deed(40) }));
    expect([outages.givenUpAt('platform:TB'), outages.givenUpAt('platform:DY'), outages.givenUpAt('wms')]).toEqual([40, null, null]);
    unitOfWork.run(() => outages.save({ ...second, ...deed(90) }));
    unitOfWork.run(() => outages.save({ ...begun('OUT-2026-003', 'platform:TB'), state: 'passed' }));
    expect(outages.givenUpAt('platform:TB')).toBe(90);
  });
  it('are written inside a unit of work only, and go back with it', () => {
    const { unitOfWork, outages } = open();
    expect(() => outages.save(begun('OUT-2026-001'))).toThrow('unit of work');
    const failing = (): void => {
      outages.save(begun('OUT-2026-001'));
      throw new Error('no such luck');
    };
    expect(() => unitOfWork.run(failing)).toThrow('no such luck');
    expect(outages.current()).toBeNull();
  });
});
