import type { SetAside } from '../../import/draft.ts';
import type { ImportError } from '../../import/reasons.ts';
import type { Actor, JsonObject } from '../../journal/journal-entry.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { GoodsStoreDep } from '../../ports/goods-store.ts';
import type { IdsDep } from '../../ports/ids.ts';
import { ImportRefused, type CancelSignal, type ImportBatch, type ImportOptions, type ImportReaderDep } from '../../ports/import-reader.ts';
import type { ImportFigures, ImportRecord, IntakeStoreDep } from '../../ports/intake-store.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { Messages } from '../../ports/messages.ts';
import { allocateInPieces, type AllocateInPiecesDeps } from '../stock/allocate-in-pieces.ts';
import { createPartPace, partsOf } from './batch-parts.ts';
import { resolveNames, type Names } from './resolve-names.ts';
import type { FromFile } from '../manual/note-by-hand.ts';
import { takeInBatch, type OnCreated, type TakeInDeps } from './take-in-batch.ts';
import { takeInGoods } from './take-in-goods.ts';

export interface ImportDeps
  extends TakeInDeps, AllocateInPiecesDeps, GoodsStoreDep, IntakeStoreDep, ImportReaderDep, JournalWriterDep, UnitOfWorkDep, ClockDep, IdsDep, Names {
  readonly messages: Pick<Messages, 'queue'>;
  /** An order of a file that was taken down by hand is recorded as such. */
  readonly noteByHand: (order: FromFile, actor: Actor) => void;
  /** One text for the content of all files together; the same content again is the same import. Throws ImportRefused as the reader does. */
  readonly contentHash: (files: readonly string[], signal: CancelSignal) => Promise<string>;
  readonly onProgress: (record: ImportRecord) => void;
}

export interface ImportRequest {
  readonly importId: string;
  readonly files: readonly string[];
  /** What the person called it. */
  readonly fileName: string;
  /** The names of its files, where they lie under others: name on disk → the person's. */
  readonly fileNames?: ReadonlyMap<string, string>;
  readonly options: ImportOptions;
  readonly actor: Actor;
  readonly by: string;
  readonly signal: CancelSignal;
}

/** What becomes of a new order of this import beside the order itself: nothing, but for what was taken down by hand. */
export const byHandOf = ({ byHand }: ImportOptions, importId: string, actor: Actor, deps: Pick<ImportDeps, 'noteByHand'>): OnCreated | undefined =>
  byHand === true ? (orderId) => deps.noteByHand({ orderId, importId }, actor) : undefined;

const EMPTY: ImportFigures = {
  bytesRead: 0,
  bytesTotal: 0,
  rows: 0,
  orders: 0,
  lines: 0,
  created: 0,
  unchanged: 0,
  stockLevels: 0,
  products: 0,
  setAside: 0,
  exceptions: 0,
  recognised: {},
  error: null,
};

const cancelled = (): ImportRefused => new ImportRefused({ code: 'cancelled', params: {} });

const addRecognised = (sum: Readonly<Record<string, number>>, more: Readonly<Record<string, number | undefined>>): Record<string, number> => {
  const next: Record<string, number> = { ...sum };
  for (const [code, count] of Object.entries(more)) next[code] = (next[code] ?? 0) + (count ?? 0);
  return next;
};

/**
 * Takes files in, a part of a batch per durable transaction: good rows proceed, doubtful ones wait on the mending list, and what was taken in before
 * a cancel or a refusal stays and is named. The same content again changes nothing.
 */
export async function importFiles(request: ImportRequest, deps: ImportDeps): Promise<ImportRecord> {
  const startedAt = deps.clock.now();
  let record: ImportRecord = {
    id: request.importId,
    startedAt,
    finishedAt: null,
    by: request.by,
    fileName: request.fileName,
    contentHash: '',
    preset: request.options.preset ?? null,
    options: JSON.stringify(request.options),
    state: 'reading',
    figures: EMPTY,
  };
  // Announced before the first await, so that an import just started is in the list.
  deps.unitOfWork.run(() => deps.intake.putImport(record));
  const skus = new Map<string, Set<string>>();
  const stockMerchants = new Set<string>();
  const pace = createPartPace();
  try {
    const hash = await deps.contentHash(request.files, request.signal);
    const before = deps.intake.doneWithContent(`${hash} ${record.options}`);
    if (before !== null) {
      const { created, unchanged } = before.figures;
      // What was doubtful then waits, or was mended, under the import that set it aside.
      return finish({ ...before.figures, created: 0, unchanged: created + unchanged, setAside: 0, exceptions: 0 }, 'done');
    }
    record = { ...record, contentHash: `${hash} ${record.options}` };
    deps.unitOfWork.run(() => {
      deps.intake.putImport(record);
      journal('import.started', { importId: record.id, contentHash: hash }, { fileName: request.fileName });
    });
    for await (const read of deps.importReader.read({ files: request.files, options: request.options, signal: request.signal })) {
      for (const part of partsOf(resolveNames(read, deps), record.figures, pace)) {
        const startedPartAt = deps.clock.mono();
        deps.unitOfWork.run(() => {
          record = { ...record, figures: store(part, record.figures) };
          deps.intake.putImport(record);
        });
        pace.took(part.orders.length, deps.clock.mono() - startedPartAt);
        deps.onProgress(record);
        await deps.letOthers();
        if (request.signal.aborted) throw cancelled();
      }
    }
    record = { ...record, state: 'checking' };
    deps.onProgress(record);
    await allocateTouched();
    return finish(record.figures, 'done');
  } catch (thrown) {
    if (request.signal.aborted) return finish(record.figures, 'cancelled');
    if (thrown instanceof ImportRefused)
      return finish(
        { ...record.figures, error: { ...thrown.error, params: namedParams(thrown.error.params) } },
        thrown.error.code === 'cancelled' ? 'cancelled' : 'failed',
      );
    finish({ ...record.figures, error: { code: 'internal', params: {} } }, 'failed');
    throw thrown;
  }

  function nameOf(file: string): string {
    return request.fileNames?.get(file) ?? file;
  }

  function namedParams(params: ImportError['params']): ImportError['params'] {
    return typeof params['file'] === 'string' ? { ...params, file: nameOf(params['file']) } : params;
  }

  function journal(type: string, data: JsonObject, personal: JsonObject | null): void {
    deps.journal.append({ type, at: deps.clock.now(), actor: request.actor, orderId: null, caseId: null, data, personal });
  }

  function store(batch: ImportBatch, figures: ImportFigures): ImportFigures {
    takeInGoods(batch, record.id, request.actor, deps);
    for (const { merchant } of batch.stock) stockMerchants.add(merchant);
    const taken = takeInBatch(batch.orders, record.id, request.actor, deps, undefined, byHandOf(request.options, record.id, request.actor, deps));
    for (const [merchant, ofMerchant] of taken.skus) {
      const sum = skus.get(merchant) ?? new Set<string>();
      for (const sku of ofMerchant) sum.add(sku);
      skus.set(merchant, sum);
    }
    for (const row of batch.setAside) setAside(row);
    for (const { draft, fields } of taken.differing) {
      deps.intake.addSetAside({
        id: deps.ids.next(),
        importId: record.id,
        file: nameOf(draft.file),
        row: draft.row,
        column: null,
        reason: 'differs_from_known',
        state: 'waiting',
        params: { orderNo: draft.platformOrderNo, fields: fields.join(', ') },
        raw: [],
        edit: null,
      });
    }
    return {
      bytesRead: batch.progress.bytesRead,
      bytesTotal: batch.progress.bytesTotal,
      rows: batch.progress.rows,
      orders: figures.orders + batch.orders.length - taken.extended,
      lines: figures.lines + batch.orders.reduce((sum, order) => sum + order.lines.length, 0),
      created: figures.created + taken.created,
      unchanged: figures.unchanged + taken.unchanged,
      stockLevels: figures.stockLevels + batch.stock.length,
      products: figures.products + batch.products.length,
      setAside: figures.setAside + batch.setAside.length + taken.differing.length,
      exceptions: figures.exceptions + taken.exceptions,
      recognised: addRecognised(figures.recognised, batch.recognised),
      error: null,
    };
  }

  function setAside(row: SetAside): void {
    deps.intake.addSetAside({ ...row, file: nameOf(row.file), id: deps.ids.next(), importId: record.id, state: 'waiting', edit: null });
  }

  /** Stock is looked at once everything is in: who comes first depends on all of them. */
  async function allocateTouched(): Promise<void> {
    if (!deps.goods.hasStock()) return;
    const onOpened = (): void => {
      record = { ...record, figures: { ...record.figures, exceptions: record.figures.exceptions + 1 } };
    };
    for (const merchant of new Set([...skus.keys(), ...stockMerchants])) {
      const touched = stockMerchants.has(merchant) ? null : (skus.get(merchant) ?? null);
      await allocateInPieces(merchant, touched, deps, { onOpened, signal: request.signal });
    }
    if (request.signal.aborted) throw cancelled();
  }

  /** Whoever started it may be anywhere by now: the word waits for them. */
  function announce({ created, setAside: waiting, exceptions }: ImportFigures, state: ImportRecord['state']): void {
    if (request.by === 'cli') return;
    const params = { file: request.fileName, importId: record.id, created, setAside: waiting, exceptions };
    deps.messages.queue({
      id: deps.ids.next(),
      at: deps.clock.now(),
      channel: 'in_app',
      audience: request.by,
      code: `message.import_${state}`,
      params,
      body: '',
      orderId: null,
    });
  }

  function finish(figures: ImportFigures, state: ImportRecord['state']): ImportRecord {
    record = { ...record, figures, state, finishedAt: deps.clock.now() };
    deps.unitOfWork.run(() => {
      deps.intake.putImport(record);
      journal('import.finished', { importId: record.id, state, created: figures.created, unchanged: figures.unchanged, setAside: figures.setAside }, null);
      announce(figures, state);
    });
    deps.onProgress(record);
    return record;
  }
}
