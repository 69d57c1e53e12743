import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { applyMigrations } from '../../electron/host/adapters/sqlite/database/migrate.ts';
import { migrations } from '../../electron/host/adapters/sqlite/migrations/all-migrations.ts';
import { openDatabase } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { createScanStore } from '../../electron/host/adapters/sqlite/bench/scan-store.ts';
import { createUnitOfWork } from '../../electron/host/adapters/sqlite/database/unit-of-work.ts';
import { packScan } from '../../shared/core/pack-check/pack-check.ts';
import { UNPACKED } from '../../shared/core/pack-check/pack-task.ts';
import { packTaskOf } from '../../shared/core/pack-check/pack-task-of.ts';
import type { UnitOfWork } from '../../shared/core/ports/journal.ts';
import type { RawScan, ScanJournal } from '../../shared/core/ports/scan-journal.ts';
import { recordScans } from '../../shared/core/usecases/scanning/record-scans.ts';
import { createManualClock } from '../fakes/manual-clock.ts';
import { createMemoryScans } from '../fakes/memory-scans.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { NOON } from '../fixtures/order-file.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

interface Rig {
  readonly unitOfWork: UnitOfWork;
  readonly scans: ScanJournal;
}
const openMemory = (): Rig => {
  const unitOfWork = createMemoryUnitOfWork();
  return { unitOfWork, scans: createMemoryScans(unitOfWork) };
};
const openFile = (file: string): Rig & { readonly close: () => void } => {
  const db = openDatabase({ file });
  applyMigrations(db, migrations);
  return { unitOfWork: createUnitOfWork(db), scans: createScanStore(db), close: () => void db.close() };
};
const openSqlite = (): Rig => {
  const rig = openFile(join(tempFolder(), 'sidebay.db'));
  onTestFinished(rig.close);
  return rig;
};

const scan = (no: number, part: Partial<RawScan> = {}): RawScan => ({
  line: 'window-1',
  no,
  source: 'wedge',
  scanner: 'bench-3',
  text: `code-${no}`,
  startedAt: NOON + no * 50,
  endedAt: NOON + no * 50 + 40,
  presses: 14,
  work: 'pack:order-1',
  userId: 'amy',
  ...part,
});
const clock = createManualClock(NOON);

describe.each([
  ['in memory', openMemory],
  ['SQLite', openSqlite],
] as const)('the scan journal: %s', (_, open) => {
  it('keeps scans as they came, in their order, without a hole', () => {
    const rig = open();
    const raw = [scan(1, { text: ']d201095\u001d10\u0000张敏\n' }), scan(2), scan(1, { line: 'window-2', work: '' })];
    expect(recordScans({ ...rig, clock }, raw)).toEqual({ ok: true, value: [1, 2, 3] });
    expect(rig.scans.after(0, 9)).toEqual(raw.map((one, at) => ({ ...one, place: at + 1, keptAt: NOON, verdict: null })));
    expect(rig.scans.after(1, 1).map(({ place }) => place)).toEqual([2]);
    expect([rig.scans.next('window-1'), rig.scans.next('window-2'), rig.scans.next('window-3')]).toEqual([3, 2, 1]);
  });

  it('keeps a scan once, however often it is sent, and none behind a gap', () => {
    const rig = open();
    const send = (...scans: readonly RawScan[]) => recordScans({ ...rig, clock }, scans);
    expect(send(scan(1), scan(2))).toEqual({ ok: true, value: [1, 2] });
    expect(send(scan(2, { text: 'other' }), scan(3))).toEqual({ ok: true, value: [2, 3] });
    expect(send(scan(4), scan(6))).toEqual({ ok: false, error: { code: 'gap', line: 'window-1', expected: 5 } });
    expect(rig.scans.after(0, 9).map(({ text }) => text)).toEqual(['code-1', 'code-2', 'code-3']);
    expect(send(scan(4, { text: 'x'.repeat(9000) }))).toEqual({ ok: false, error: { code: 'scan_too_long', no: 4 } });
  });

  it('is written inside a unit of work only, and goes back with it', () => {
    const { unitOfWork, scans } = open();
    expect(() => scans.append([scan(1)], NOON)).toThrow('unit of work');
    expect(() => scans.judge(1, { kind: 'counted', trouble: null })).toThrow('unit of work');
    const work = (): void => {
      scans.append([scan(1)], NOON);
      throw new Error('no such luck');
    };
    expect(() => unitOfWork.run(work)).toThrow('no such luck');
    expect(scans.after(0, 9)).toEqual([]);
  });

  it('gives each scan one verdict, and each scanner its troubles', () => {
    const rig = open();
    recordScans({ ...rig, clock }, [scan(1), scan(2), scan(3, { scanner: 'bench-4', source: 'camera', presses: 0 }), scan(4), scan(5, { source: 'typed' })]);
    rig.unitOfWork.run(() => {
      rig.scans.judge(1, { kind: 'counted', trouble: null });
      rig.scans.judge(2, { kind: 'unknown_code', trouble: 'glued' });
      rig.scans.judge(4, { kind: 'unknown_code', trouble: 'glued' });
    });
    expect(() => rig.unitOfWork.run(() => rig.scans.judge(2, { kind: 'counted', trouble: null }))).toThrow('already');
    expect(rig.scans.ofWork('pack:order-1').map(({ verdict }) => verdict?.trouble)).toEqual([null, 'glued', undefined, 'glued', undefined]);
    expect(rig.scans.health(NOON)).toEqual([
      { scanner: 'bench-3', scans: 3, lastAt: NOON, msPerKey: 40 / 13, troubles: { glued: 2 } },
      { scanner: 'bench-4', scans: 1, lastAt: NOON, msPerKey: null, troubles: {} },
    ]);
    expect(rig.scans.health(NOON + 1)).toEqual([]);
    expect(rig.scans.ofWork('')).toEqual([]);
  });

  it('the count of an order is made again from its scans', () => {
    const rig = open();
    const task = packTaskOf('order-1', [{ lineNo: 1, sku: 'code-7', quantity: 3 }], (sku) => ({ sku, barcodes: [], twinSkus: [], kitParts: [], cases: [] }), {
      hasLeft: () => false,
      today: 20_261_128,
    });
    recordScans(
      { ...rig, clock },
      ['code-7', 'code-8', 'code-7'].map((text, at) => scan(at + 1, { text })),
    );
    const count = () =>
      rig.scans
        .ofWork('pack:order-1')
        .reduce((state, { place, text }) => packScan(task, state, { kind: 'item', scanId: String(place), item: { barcode: text } }).state, UNPACKED);
    expect(count().packed.map(({ scanId }) => scanId)).toEqual(['1', '3']);
    expect(count()).toEqual(count());
  });

  it('whatever is sent, in whatever pieces and how often, each line stands there once and whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ from: fc.integer({ min: 1, max: 12 }), size: fc.integer({ min: 1, max: 5 }), line: fc.constantFrom('a', 'b') }), {
          maxLength: 20,
        }),
        (pieces) => {
          const rig = open();
          for (const { from, size, line } of pieces)
            recordScans(
              { ...rig, clock },
              Array.from({ length: size }, (__, at) => scan(from + at, { line })),
            );
          for (const line of ['a', 'b']) {
            const numbers = rig.scans.after(0, 999).flatMap((one) => (one.line === line ? [one.no] : []));
            expect(numbers).toEqual(numbers.map((___, at) => at + 1));
          }
          const places = rig.scans.after(0, 999).map(({ place }) => place);
          expect(places).toEqual(places.map((__, at) => at + 1));
        },
      ),
      { numRuns: 20 },
    );
  });
});

it('what was kept is there after the file is opened again', () => {
  const file = join(tempFolder(), 'sidebay.db');
  const first = openFile(file);
  recordScans({ ...first, clock }, [scan(1), scan(2)]);
  first.close();
  const again = openFile(file);
  onTestFinished(again.close);
  expect(again.scans.after(0, 9).map(({ text }) => text)).toEqual(['code-1', 'code-2']);
  expect(recordScans({ ...again, clock }, [scan(2), scan(3)])).toEqual({ ok: true, value: [2, 3] });
});
