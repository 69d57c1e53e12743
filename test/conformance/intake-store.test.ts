import { describe, expect, it } from 'vitest';
import type { ImportFigures, ImportRecord, SetAsideEdit, SetAsideRecord } from '../../shared/core/ports/intake-store.ts';
import { endInterrupted } from '../../shared/core/usecases/intake/end-interrupted.ts';
import { NOON } from '../fixtures/order-file.ts';
import { openMemoryStores, openSqliteStores, type OrderStores } from '../fixtures/order-stores.ts';

const rigs: readonly (readonly [string, () => OrderStores])[] = [
  ['in memory', openMemoryStores],
  ['SQLite', openSqliteStores],
];
const figures: ImportFigures = {
  bytesRead: 10,
  bytesTotal: 20,
  rows: 3,
  orders: 2,
  lines: 3,
  created: 2,
  unchanged: 0,
  stockLevels: 0,
  products: 0,
  setAside: 1,
  exceptions: 1,
  recognised: { 'cell.repaired': 4 },
  error: null,
};
const record = (id: string, parts: Partial<ImportRecord> = {}): ImportRecord => ({
  id,
  startedAt: NOON,
  finishedAt: null,
  by: 'amy',
  fileName: '订单.csv',
  contentHash: `hash-${id}`,
  preset: null,
  options: '{"timeZone":"Asia/Shanghai"}',
  state: 'reading',
  figures,
  ...parts,
});
const row = (id: string, parts: Partial<SetAsideRecord> = {}): SetAsideRecord =>
  ({
    id,
    importId: 'one',
    file: '订单.csv',
    row: 7,
    column: '数量',
    reason: 'bad_number',
    params: { orderNo: 'A-1', text: '两件' },
    raw: [
      ['订单号', 'A-1'],
      ['数量', '"两件"\n'],
      ['', ''],
    ],
    state: 'waiting',
    edit: null,
    ...parts,
  }) as SetAsideRecord;

describe.each(rigs)('intake: %s', (_, open) => {
  const withImports = (...records: readonly ImportRecord[]): OrderStores => {
    const stores = open();
    stores.unitOfWork.run(() => records.forEach(stores.intake.putImport));
    return stores;
  };
  it('an import that a crash cut short is told as that, with what it had taken in', () => {
    const { intake, unitOfWork } = withImports(record('cut'), record('whole', { state: 'done', finishedAt: NOON }));
    const clock = { now: () => NOON + 60_000, mono: () => 0 };
    expect(endInterrupted({ intake, unitOfWork, clock }).map(({ id }) => id)).toEqual(['cut']);
    expect(intake.import('cut')).toMatchObject({ state: 'failed', finishedAt: NOON + 60_000, figures: { created: 2, error: { code: 'interrupted' } } });
    expect(intake.import('whole')).toMatchObject({ state: 'done', finishedAt: NOON });
    expect(endInterrupted({ intake, unitOfWork, clock })).toEqual([]);
  });

  it('keeps an import as it goes on, and who asked for it as it began', () => {
    const { unitOfWork, intake } = withImports(record('one'));
    expect(intake.import('one')).toEqual(record('one'));
    expect(intake.import('none')).toBeNull();
    const done = record('one', {
      state: 'failed',
      finishedAt: NOON + 1,
      preset: 'taobao',
      contentHash: 'h',
      figures: { ...figures, rows: 9, error: { code: 'internal', params: { row: 3 } } },
    });
    unitOfWork.run(() => intake.putImport({ ...done, by: 'eve', fileName: 'x', options: '{}', startedAt: 1 }));
    expect(intake.import('one')).toEqual(done);
  });
  it('lists the newest first', () => {
    const { intake } = withImports(record('a', { startedAt: 5 }), record('b', { startedAt: 9 }), record('c', { startedAt: 7 }));
    expect(intake.imports(2).map(({ id }) => id)).toEqual(['b', 'c']);
  });
  it('knows content again that was taken in, not content that failed', () => {
    const { intake } = withImports(
      record('a', { contentHash: 'h', state: 'failed' }),
      record('b', { contentHash: 'h', state: 'done', startedAt: 9 }),
      record('c', { contentHash: 'h', state: 'done', startedAt: 5 }),
    );
    expect(intake.doneWithContent('h')?.id).toBe('c');
    expect(intake.doneWithContent('other')).toBeNull();
  });
  it('remembers the preset of a merchant’s newest import', () => {
    const of = (merchant: string): string => JSON.stringify({ timeZone: 'UTC', merchant });
    const { intake } = withImports(
      record('a', { startedAt: 1, options: of('QH'), preset: 'old' }),
      record('b', { startedAt: 2, options: of('QH'), preset: 'new' }),
      record('c', { startedAt: 3, preset: 'all' }),
    );
    expect([intake.presetOf('QH'), intake.presetOf('default'), intake.presetOf('BL')]).toEqual(['new', 'all', null]);
  });
  it('keeps what waits to be mended, in the order of the file, until it is dealt with', () => {
    const { unitOfWork, intake } = withImports(record('one'), record('two'));
    const rows = [row('r1'), row('r2', { reason: 'differs_from_known', column: null, row: 9 }), row('r3', { row: 3 }), row('r4', { importId: 'two' })];
    unitOfWork.run(() => rows.forEach(intake.addSetAside));
    expect(intake.setAside({ importId: 'one', offset: 0, limit: 9 })).toEqual(rows.slice(0, 3));
    expect(intake.setAside({ importId: null, offset: 1, limit: 2 }).map(({ id }) => id)).toEqual(['r2', 'r3']);
    expect(intake.setAsideReasons('one')).toEqual({ bad_number: 2, differs_from_known: 1 });
    unitOfWork.run(() => {
      intake.markSetAside('r1', 'taken_in');
      intake.markSetAside('r2', 'discarded');
    });
    expect(intake.setAside({ importId: null, offset: 0, limit: 9 }).map(({ id }) => id)).toEqual(['r3', 'r4']);
    expect([intake.setAsideById('r1')?.state, intake.setAsideById('r2')?.state, intake.setAsideById('none')]).toEqual(['taken_in', 'discarded', null]);
    expect(intake.setAsideReasons(null)).toEqual({ bad_number: 2 });
  });
  it('gives them by reason too, a page at a time, and inside a reason as they came', () => {
    const { unitOfWork, intake } = withImports(record('one'), record('two'));
    const reasons = ['missing_sku', 'bad_number', 'missing_sku', 'bad_date', 'bad_number'] as const;
    unitOfWork.run(() => reasons.forEach((reason, n) => intake.addSetAside(row(`r${n}`, { reason, importId: n === 4 ? 'two' : 'one' }))));
    const page = (importId: string | null, offset: number, limit: number) => intake.setAside({ importId, offset, limit, by: 'reason' }).map(({ id }) => id);
    expect(page(null, 0, 9)).toEqual(['r3', 'r1', 'r4', 'r0', 'r2']);
    expect(page('one', 1, 2)).toEqual(['r1', 'r0']);
  });
  it('keeps what was typed beside what arrived, until the row is dealt with or the typing forgotten', () => {
    const { unitOfWork, intake } = withImports(record('one'), record('two'));
    const others = [row('r3', { params: { orderNo: 'A-2' } }), row('r4', { file: 'x.csv' }), row('r5', { importId: 'two' }), row('r6', { state: 'discarded' })];
    unitOfWork.run(() => [row('r1', { row: 9 }), row('r2', { row: 4 }), ...others].forEach(intake.addSetAside));
    expect(intake.waitingOfOrder('one', '订单.csv', 'A-1').map(({ id }) => id)).toEqual(['r2', 'r1']);
    const edit: SetAsideEdit = { cells: [['数量', '2']], doubt: null };
    unitOfWork.run(() => intake.keepEdit('r1', edit));
    expect(intake.setAsideById('r1')).toEqual(row('r1', { row: 9, edit }));
    expect(intake.setAside({ importId: 'one', offset: 0, limit: 1 })).toEqual([row('r1', { row: 9, edit })]);
    // Tried under another number it waits with the rows of that one.
    const tried: SetAsideEdit = { cells: [['数量', 'x']], doubt: { column: '数量', reason: 'bad_number', params: { orderNo: 'A-2' } } };
    unitOfWork.run(() => intake.keepEdit('r1', tried));
    expect(intake.waitingOfOrder('one', '订单.csv', 'A-2').map(({ id }) => id)).toEqual(['r3', 'r1']);
    expect(intake.setAsideReasons('one')).toEqual({ bad_number: 4 });
    unitOfWork.run(() => {
      intake.keepEdit('r1', null);
      intake.keepEdit('r2', edit);
      intake.markSetAside('r2', 'taken_in');
      intake.keepEdit('none', edit);
      // What is dealt with is what it was then.
      intake.keepEdit('r6', edit);
    });
    expect(['r1', 'r2', 'r6'].map((id) => intake.setAsideById(id)?.edit)).toEqual([null, null, null]);
  });
  it('takes a row once, and only of an import that is here', () => {
    const { unitOfWork, intake } = withImports(record('one'));
    unitOfWork.run(() => intake.addSetAside(row('r1')));
    expect(() => unitOfWork.run(() => intake.addSetAside(row('r1')))).toThrow('UNIQUE');
    expect(() => unitOfWork.run(() => intake.addSetAside(row('r2', { importId: 'none' })))).toThrow('FOREIGN KEY');
  });
  it('remembers the layout of a header until another is used for it', () => {
    const { unitOfWork, intake } = open();
    expect(intake.layout('a|b')).toBeNull();
    unitOfWork.run(() => intake.rememberLayout('a|b', null, '{"a":"sku"}', 1));
    unitOfWork.run(() => intake.rememberLayout('a|b', 'taobao', '{}', 2));
    expect(intake.layout('a|b')).toEqual({ preset: 'taobao', mapping: '{}' });
  });
  it('is written inside a unit of work only, and goes back with it', () => {
    const { unitOfWork, intake } = withImports(record('one'));
    const writes = [
      () => intake.putImport(record('x')),
      () => intake.addSetAside(row('r')),
      () => intake.markSetAside('r', 'discarded'),
      () => intake.keepEdit('r', null),
      () => intake.rememberLayout('h', null, '{}', 1),
    ];
    for (const write of writes) expect(write).toThrow('unit of work');
    const work = (): void => {
      for (const write of writes) write();
      throw new Error('no such luck');
    };
    expect(() => unitOfWork.run(work)).toThrow('no such luck');
    expect([intake.import('x'), intake.setAsideById('r'), intake.layout('h')]).toEqual([null, null, null]);
  });
});
