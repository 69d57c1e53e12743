import { describe, expect, it } from 'vitest';
import { createInboundStore } from '../../electron/host/adapters/sqlite/outbox/inbound-store.ts';
import type { InboundRecords } from '../../shared/core/ports/inbound-records.ts';
import type { UnitOfWork } from '../../shared/core/ports/journal.ts';
import type { InboundStore } from '../../shared/core/ports/outbox-store.ts';
import type { InboundRaw } from '../../shared/core/ports/wms-connector.ts';
import { createMemoryInbound } from '../fakes/memory-inbound.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { openSqliteStores } from '../fixtures/order-stores.ts';

interface Rig {
  readonly unitOfWork: UnitOfWork;
  readonly inbound: InboundStore & InboundRecords;
}
const rigs: readonly (readonly [string, () => Rig])[] = [
  [
    'in memory',
    () => {
      const unitOfWork = createMemoryUnitOfWork();
      return { unitOfWork, inbound: createMemoryInbound(unitOfWork) };
    },
  ],
  [
    'SQLite',
    () => {
      const { db, unitOfWork } = openSqliteStores();
      // Somebody sets the clock back again and again.
      let at = 1_000;
      return { unitOfWork, inbound: createInboundStore(db, unitOfWork, () => (at -= 100)) };
    },
  ],
];
const record = (key: string): InboundRaw => ({ key, kind: 'order', raw: { key, text: '楼下 "引号" \u2028' } });
const keys = (records: readonly InboundRaw[]): readonly string[] => records.map(({ key }) => key);

describe.each(rigs)('inbound records: %s', (_, open) => {
  it('are given as they came, in the order they came, until they are understood', () => {
    const { unitOfWork, inbound } = open();
    inbound.saveInbound([record('z'), record('a'), record('m')], 'c');
    expect(inbound.raw(9)).toEqual([record('z'), record('a'), record('m')]);
    expect(keys(inbound.raw(2))).toEqual(['z', 'a']);
    unitOfWork.run(() => inbound.done('z'));
    expect(keys(inbound.raw(9))).toEqual(['a', 'm']);
    unitOfWork.run(() => inbound.park('a', 'no such field'));
    expect([keys(inbound.raw(9)), inbound.parked()]).toEqual([['m'], 1]);
  });
  it('come once: a page repeated after they were understood or parked adds nothing', () => {
    const { unitOfWork, inbound } = open();
    inbound.saveInbound([record('a'), record('b')], 'c');
    unitOfWork.run(() => {
      inbound.done('a');
      inbound.park('b', 'x');
    });
    expect(inbound.saveInbound([record('a'), record('b')], 'd')).toBe(0);
    expect([inbound.raw(9), inbound.parked(), inbound.cursor()]).toEqual([[], 1, 'd']);
  });
  it('are handed back as they are shown now: what was taken in, and nothing that waits or is parked', () => {
    const { unitOfWork, inbound } = open();
    inbound.saveInbound([record('a'), record('b'), record('c')], 'c');
    unitOfWork.run(() => {
      inbound.done('a');
      inbound.park('b', 'x');
    });
    const again = (key: string): boolean => unitOfWork.run(() => inbound.again(record(key)));
    expect([again('a'), again('b'), again('c'), again('never')]).toEqual([true, false, false, false]);
    expect([keys(inbound.raw(9)).toSorted(), inbound.parked()]).toEqual([['a', 'c'], 1]);
    expect(inbound.raw(9)).toContainEqual(record('a'));
    expect(() => inbound.again(record('a'))).toThrow('unit of work');
  });
  it('are read again by another version of the program, once, and whenever a person asks', () => {
    const { unitOfWork, inbound } = open();
    const park = (): void => unitOfWork.run(() => inbound.park('a', 'no such field'));
    inbound.saveInbound([record('a')], 'c');
    park();
    expect(inbound.listParked(9)).toMatchObject([{ key: 'a', kind: 'order', error: 'no such field' }]);
    expect([inbound.readAgain('2.0'), keys(inbound.raw(9)), inbound.parked()]).toEqual([1, ['a'], 0]);
    park();
    expect([inbound.readAgain('2.0'), inbound.parked(), inbound.readAgain('2.1'), inbound.parked()]).toEqual([0, 1, 1, 0]);
    park();
    expect([inbound.readAgain(null), inbound.raw(9)]).toEqual([1, [record('a')]]);
  });
  it('know whether the WMS became another database that was not read through yet', () => {
    const { unitOfWork, inbound } = open();
    expect([inbound.sweptAt(), inbound.isReadingAnew()]).toEqual([null, false]);
    inbound.beginInstance('one');
    inbound.noteSwept(7);
    expect([inbound.sweptAt(), inbound.isReadingAnew()]).toEqual([7, false]);
    inbound.beginInstance('two');
    expect([inbound.sweptAt(), inbound.isReadingAnew()]).toEqual([null, true]);
    inbound.noteSwept(9);
    expect([inbound.sweptAt(), inbound.isReadingAnew()]).toEqual([9, false]);
    expect(() => inbound.forgetSwept()).toThrow('unit of work');
    unitOfWork.run(() => inbound.forgetSwept());
    expect([inbound.sweptAt(), inbound.isReadingAnew()]).toEqual([null, false]);
  });
  it('of another database are not read through before each of them is understood', () => {
    const { unitOfWork, inbound } = open();
    inbound.beginInstance('one');
    inbound.beginInstance('two');
    inbound.saveInbound([record('new')], 'c');
    unitOfWork.run(() => inbound.park('new', 'field.unknown'));
    inbound.noteSwept(9);
    expect([inbound.sweptAt(), inbound.isReadingAnew()]).toEqual([9, true]);
    inbound.readAgain('2');
    unitOfWork.run(() => inbound.done('new'));
    inbound.noteSwept(10);
    expect(inbound.isReadingAnew()).toBe(false);
  });
  it('are understood in the order they came, page after page', () => {
    const { inbound } = open();
    inbound.saveInbound([record('z'), record('y')], 'c');
    inbound.saveInbound([record('b'), record('a')], 'd');
    expect(keys(inbound.raw(9))).toEqual(['z', 'y', 'b', 'a']);
  });
  it('of a WMS that was put back and were not understood yet are no word of the one that is there now', () => {
    const { unitOfWork, inbound } = open();
    inbound.beginInstance('one');
    inbound.saveInbound([record('one/a'), record('one/b'), record('one/c')], 'c');
    unitOfWork.run(() => {
      inbound.done('one/a');
      inbound.park('one/b', 'no such field');
    });
    inbound.beginInstance('two');
    expect([inbound.raw(9), inbound.parked(), inbound.readAgain(null)]).toEqual([[], 0, 0]);
    inbound.saveInbound([record('two/c')], 'c');
    expect(keys(inbound.raw(9))).toEqual(['two/c']);
  });
  it('are marked inside a unit of work only, and stay raw when it fails', () => {
    const { unitOfWork, inbound } = open();
    inbound.saveInbound([record('a'), record('b')], 'c');
    expect(() => inbound.done('a')).toThrow('unit of work');
    expect(() => inbound.park('a', 'x')).toThrow('unit of work');
    const work = (): void => {
      inbound.done('a');
      inbound.park('b', 'x');
      throw new Error('no such luck');
    };
    expect(() => unitOfWork.run(work)).toThrow('no such luck');
    expect([inbound.raw(9), inbound.parked()]).toEqual([[record('a'), record('b')], 0]);
  });
});

it('what was understood leaves no personal data behind, only its key', () => {
  const { db, unitOfWork } = openSqliteStores();
  const inbound = createInboundStore(db, unitOfWork, () => 1);
  inbound.saveInbound([record('a')], 'c');
  unitOfWork.run(() => inbound.done('a'));
  expect(db.prepare('SELECT key, raw, state FROM inbound').all()).toEqual([{ key: 'a', raw: '{}', state: 'taken_in' }]);
});
