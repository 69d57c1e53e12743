import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Actor, JsonObject } from '../../../shared/core/journal/journal-entry.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { ImportRecord } from '../../../shared/core/ports/intake-store.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { UserStore } from '../../../shared/core/ports/user-store.ts';
import type { Site } from '../../../shared/core/site/site.ts';
import { createDecisionRecorder } from '../../../shared/core/usecases/cases/record-decision.ts';
import { importFiles, type ImportDeps } from '../../../shared/core/usecases/intake/import-files.ts';
import { createUser } from '../../../shared/core/usecases/users/keep-users.ts';
import { setSecret } from '../../../shared/core/usecases/users/set-secret.ts';
import type { UserDeps } from '../../../shared/core/usecases/users/user-deps.ts';
import { goodsPictureFile } from '../adapters/photos/goods-picture-folder.ts';
import { tableToXlsx } from '../adapters/files/write-table.ts';
import { openCsv, type CsvFile } from '../sample/csv-file.ts';
import { countSheet, goodsSheet, otherSheet, type SheetRows } from '../sample/goods-files.ts';
import type { OrderFileShape } from '../sample/order-files/cells.ts';
import { COLUMN_MEANINGS, ORDER_FILES } from '../sample/order-files.ts';
import { openDrawings } from '../sample/goods-drawings.ts';
import { readSampleData, type SampleData } from '../sample/sample-data.ts';
import { PLATFORMS, type SampleOrder } from '../sample/sample-order.ts';
import { DEFAULT_SIZE, isLarge, LARGE_TRAINING_NUMBERS, planSample } from '../sample/sample-waves.ts';
import { createStaff, type Colleague } from '../sample/staff-decisions.ts';
import { goodsPicturesIn } from './keepsakes.ts';
import type { Storage } from './open-storage.ts';
import { plantBench, plantPools } from './plant-bench.ts';
import type { OrderWork } from './order-work.ts';
import { HOUR_MS } from '../../../shared/kernel/durations.ts';

export interface SamplePlan {
  readonly orders: number;
  readonly seed: number;
}

export interface PlantSampleDeps {
  readonly storage: Storage;
  readonly settings: SiteSettings;
  readonly users: UserStore;
  readonly userDeps: UserDeps;
  readonly work: OrderWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly dataFolder: string;
  readonly resourcesFolder: string;
  /** Null: the sample warehouse as it comes. */
  readonly plan: SamplePlan | null;
  /** What is said of the site beyond that. */
  readonly site?: Partial<Site>;
  /** The warehouse opens: told before its first goods and orders come. */
  readonly onOpened: (at: number) => void;
  readonly log: (line: string, error?: unknown) => void;
}

/** Fills a fresh database with the sample warehouse, through the same import as any warehouse's files. */
export async function plantSample(deps: PlantSampleDeps): Promise<void> {
  const { storage, settings, work, clock, log } = deps;
  const data = readSampleData(deps.resourcesFolder);
  const nowAt = clock.now();
  const size = deps.plan ?? DEFAULT_SIZE;
  const given: Site = { ...settings.site(), ...data.site, ...deps.site, sample: true };
  const site = isLarge(size) ? { ...given, trainingNumbers: [...given.trainingNumbers, LARGE_TRAINING_NUMBERS] } : given;
  storage.unitOfWork.run(() => {
    settings.save(site);
    work.stockRules.save(data.stockRules);
    storage.journal.append({
      type: 'site.changed',
      at: nowAt,
      actor: { kind: 'program', rule: 'sample' },
      orderId: null,
      caseId: null,
      data: { site: site as unknown as JsonObject },
      personal: null,
    });
  });
  hangPictures(data, deps);
  const { colleague, pinsSet } = letStaffIn(data, deps);
  const planned = planSample(data, size, nowAt, site);
  const importing = createPastImports(deps, colleague('He Chen'));
  const staff = createStaff({
    recorder: importing.recorder,
    setClock: importing.setClock,
    colleague,
    check: work.check,
    ...openWork(deps),
    load: work.orderFiles.loadByCase,
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'sidebay-sample-'));
  try {
    importing.setClock(planned.moments.earlier - HOUR_MS);
    deps.onOpened(planned.moments.earlier - HOUR_MS);
    await importing.take([await writeSheet(folder, '商品资料.xlsx', goodsSheet(data.products, planned.shelves))]);
    await importing.take([await writeSheet(folder, '二号仓库存.xlsx', otherSheet(data.products, data.otherStock))]);
    addKits(data, deps, planned.moments.earlier - HOUR_MS);
    let taken = 0;
    let isCounted = false;
    for (const wave of planned.waves()) {
      importing.setClock(wave.at);
      if (wave.name === 'morning' && !isCounted) {
        await importing.take([await writeSheet(folder, '盘点.xlsx', countSheet(planned.shelves))]);
        isCounted = true;
      }
      await importing.take(writeOrders(path.join(folder, `${wave.name}-${taken}`), wave.orders));
      taken += wave.orders.length;
      if (isLarge(size)) log(`${taken} of ${size.orders} orders`);
      if (wave.more) continue;
      if (wave.name === 'earlier') staff.afterEarlier(wave.at);
      if (wave.name === 'morning') staff.afterMorning(wave.at);
    }
    plantPools({ storage, work, operator: colleague('Gao Yuan') });
    plantBench({ storage, work, recorder: importing.recorder, operator: colleague('Gao Yuan'), packer: colleague('Mi Duo') });
    await pinsSet;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the goods look like, where a site would lay its own pictures. */
function hangPictures({ products }: SampleData, { resourcesFolder, dataFolder }: PlantSampleDeps): void {
  const draw = openDrawings(resourcesFolder);
  const folder = goodsPicturesIn(dataFolder);
  for (const { merchant, sku } of products) {
    const drawn = draw(sku);
    if (drawn === null) continue;
    const file = goodsPictureFile(folder, merchant, sku, 'svg');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, drawn);
  }
}

/** Everybody who works here, each with the sample's PIN. PINs are hashed on a thread of their own while the orders come in. */
function letStaffIn(
  { staff, pin }: SampleData,
  { userDeps }: PlantSampleDeps,
): { readonly colleague: (nameEn: string) => Colleague; readonly pinsSet: Promise<void> } {
  const acting = { kind: 'cli' } as const;
  const byName = new Map<string, Colleague>();
  for (const person of staff) {
    const made = createUser(userDeps, acting, person);
    if (!made.ok) throw new Error(`sample staff: ${made.error.code}`);
    byName.set(person.nameEn, { userId: made.value, roles: person.roles });
  }
  const pins = [...byName.values()].map(async ({ userId }) => {
    const set = await setSecret(userDeps, acting, userId as Parameters<typeof setSecret>[2], 'pin', pin);
    if (!set.ok) throw new Error(`sample PIN: ${set.error.code}`);
  });
  const pinsSet = Promise.all(pins).then(() => undefined);
  // Awaited at the end; a failure before that must not end the process unseen.
  pinsSet.catch(() => {});
  return {
    pinsSet,
    colleague: (nameEn) => {
      const found = byName.get(nameEn);
      if (found === undefined) throw new Error(`nobody here is called ${nameEn}`);
      return found;
    },
  };
}

/** Imports and decisions as of an earlier moment: the use cases are the real ones, only their clock shows another time. */
function createPastImports({ storage, settings, work, clock, ids, log }: PlantSampleDeps, by: Colleague) {
  let at = clock.now();
  const past: Clock = { now: () => at, mono: clock.mono };
  const recorder = createDecisionRecorder({
    unitOfWork: storage.unitOfWork,
    journal: storage.journal,
    orderFiles: work.orderFiles,
    outboxQueue: work.outbox,
    clock: past,
    ids,
    clockRules: () =>
      settings
        .site()
        .clocks.map(({ kind, clock: name, minutes, warnAt, version, pausable }) => ({ kind, clock: name, minutes, warnShare: warnAt, version, pausable })),
    onRecorded: () => {},
  });
  const importDeps: ImportDeps = { ...work.importDeps, clock: past, recorder, onProgress: () => {} };
  const actor: Actor = { kind: 'person', userId: by.userId };
  return {
    recorder,
    setClock: (to: number): void => {
      at = to;
    },
    take: async (files: readonly string[]): Promise<ImportRecord> => {
      const record = await importFiles(
        {
          importId: ids.next(),
          files,
          fileName: files.map((file) => path.basename(file)).join(', '),
          options: { timeZone: settings.site().timeZone, mapping: COLUMN_MEANINGS },
          actor,
          by: by.userId,
          signal: new AbortController().signal,
        },
        importDeps,
      );
      if (record.state !== 'done') throw new Error(`sample file ${record.fileName}: ${record.figures.error?.code ?? record.state}`);
      if (record.figures.setAside > 0) log(`${record.fileName}: ${record.figures.setAside} rows set aside`);
      return record;
    },
  };
}

/** What the staff looks for, told by the tables. Planted orders are left to whoever tries the program. */
function openWork({ storage }: PlantSampleDeps): { readonly waiting: (kind: string) => readonly string[]; readonly quietOrder: () => string | null } {
  const waiting = storage.db
    .prepare<[string], string>(
      `SELECT id FROM exception_case WHERE kind = ? AND state = 'open' AND owner = '' AND platform_order_no NOT LIKE 'DM-%' ORDER BY n LIMIT 50`,
    )
    .pluck();
  const quiet = storage.db
    .prepare<[], string>(
      `SELECT id FROM orders o WHERE state = 'allocated' AND platform_order_no NOT LIKE 'DM-%' AND NOT EXISTS (SELECT 1 FROM exception_case c WHERE c.order_n = o.n) ORDER BY n LIMIT 1`,
    )
    .pluck();
  return { waiting: (kind) => waiting.all(kind), quietOrder: () => quiet.get() ?? null };
}

/** No file layout says what a kit is made of: an administrator's own addition to the catalogue. */
function addKits({ products }: SampleData, { storage, work }: PlantSampleDeps, at: number): void {
  const kits = products
    .filter(({ kitParts }) => kitParts.length > 0)
    .flatMap(({ merchant, sku, kitParts }) => {
      const known = work.goods.catalogue().bySku(merchant, sku);
      return known === undefined ? [] : [{ ...known, kitParts: kitParts.map((part) => ({ sku: part, quantity: 1 })) }];
    });
  storage.unitOfWork.run(() => {
    work.goods.putProducts(kits);
    storage.journal.append({
      type: 'catalogue.changed',
      at,
      actor: { kind: 'program', rule: 'sample' },
      orderId: null,
      caseId: null,
      data: { importId: null, products: kits as unknown as JsonObject[] },
      personal: null,
    });
  });
}

/** The files of one moment, one or two per platform, dropped on the console together: a reading thread for each would take longer than the reading. */
function writeOrders(folder: string, orders: readonly SampleOrder[]): readonly string[] {
  mkdirSync(folder, { recursive: true });
  return PLATFORMS.flatMap((platform) => {
    const ofPlatform = orders.filter((order) => order.platform === platform);
    if (ofPlatform.length === 0) return [];
    const files = ORDER_FILES[platform].map((shape): readonly [OrderFileShape, CsvFile] => [
      shape,
      openCsv(path.join(folder, shape.file), shape.encoding, shape.columns),
    ]);
    for (const order of ofPlatform) for (const [shape, file] of files) for (const row of shape.rowsOf(order)) file.row(row);
    for (const [, file] of files) file.close();
    return files.map(([, file]) => file.path);
  });
}

async function writeSheet(folder: string, file: string, { name, columns, rows }: SheetRows): Promise<string> {
  const target = path.join(folder, file);
  writeFileSync(target, await tableToXlsx({ name, headings: columns, rows }));
  return target;
}
