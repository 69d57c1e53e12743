import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { ImportDto, intakeContract, SetAsideDto } from '../../../shared/contract/intake.contract.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { ImportOptions, ImportReader } from '../../../shared/core/ports/import-reader.ts';
import type { ImportRecord, IntakeStore, SetAsideRecord } from '../../../shared/core/ports/intake-store.ts';
import { MOST_UPLOAD_BYTES, type Uploads } from '../../../shared/core/ports/uploads.ts';
import type { Refusal } from '../../../shared/core/order-file/decision.ts';
import type { Actor } from '../../../shared/core/journal/journal-entry.ts';
import { recallLayout, rememberLayout, type LayoutDeps } from '../../../shared/core/usecases/intake/remember-layout.ts';
import type { Mended } from '../../../shared/core/usecases/intake/mend-row.ts';
import type { WaitingDoubt } from '../../../shared/core/usecases/intake/mend-together.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

export interface IntakeHandlerDeps {
  readonly ids: Ids;
  readonly uploads: Uploads;
  readonly intake: IntakeStore;
  readonly reader: ImportReader;
  readonly layouts: LayoutDeps;
  readonly presets: readonly { readonly id: string; readonly joins: boolean }[];
  readonly fields: readonly { readonly id: string; readonly required: boolean }[];
  readonly timeZone: () => string;
  /** Starts in the background; progress comes by events. */
  readonly startImport: (request: {
    readonly importId: string;
    readonly files: readonly string[];
    readonly fileName: string;
    readonly fileNames?: ReadonlyMap<string, string>;
    readonly options: ImportOptions;
    readonly actor: Actor;
    readonly by: string;
    readonly onEnd: () => void;
  }) => void;
  readonly cancelImport: (importId: string) => boolean;
  readonly mend: (id: string, cells: readonly (readonly [string, string])[], actor: Actor) => Mended;
  readonly check: (id: string, cells: readonly (readonly [string, string])[], actor: Actor) => Result<readonly WaitingDoubt[], Refusal>;
  readonly keepTyped: (id: string, cells: readonly (readonly [string, string])[] | null) => Result<null, Refusal>;
  readonly discard: (ids: readonly string[], reason: string, actor: Actor) => number;
}

type OptionsDto = { preset: string | null; mapping: Record<string, string> | null; merchant: string | null; platform: string | null; country: string | null };

export const toImportOptions = (dto: OptionsDto, timeZone: string): ImportOptions => ({
  timeZone,
  ...(dto.preset === null ? {} : { preset: dto.preset }),
  ...(dto.mapping === null ? {} : { mapping: dto.mapping as NonNullable<ImportOptions['mapping']> }),
  ...(dto.merchant === null ? {} : { merchant: dto.merchant }),
  ...(dto.platform === null ? {} : { platform: dto.platform }),
  ...(dto.country === null ? {} : { country: dto.country }),
});

export const importToDto = ({ figures, ...record }: ImportRecord): ImportDto => ({
  importId: record.id,
  fileName: record.fileName,
  preset: record.preset,
  state: record.state,
  startedAt: record.startedAt,
  finishedAt: record.finishedAt,
  ...figures,
  recognised: { ...figures.recognised },
  error: figures.error === null ? null : { code: figures.error.code, params: { ...figures.error.params } },
});

const cellsToDto = (cells: SetAsideRecord['raw']): [string, string][] => cells.map(([header, value]) => [header, value]);

const doubtToDto = ({ column, reason, params }: WaitingDoubt) => ({ column, reason, params: { ...params } });

const setAsideToDto = (row: SetAsideRecord): SetAsideDto => ({
  id: row.id,
  importId: row.importId,
  file: row.file,
  row: row.row,
  column: row.column,
  reason: row.reason,
  params: { ...row.params },
  state: row.state,
  cells: cellsToDto(row.raw),
  edit:
    row.edit === null
      ? null
      : {
          cells: cellsToDto(row.edit.cells),
          doubt: row.edit.doubt === null ? null : doubtToDto(row.edit.doubt),
        },
});

/** Names on disk to the names they were sent under; two files of one name are told apart. */
const namesOf = (files: readonly { readonly path: string; readonly name: string }[]): ReadonlyMap<string, string> => {
  const times = new Map<string, number>();
  return new Map(
    files.map(({ path, name }) => {
      const before = times.get(name) ?? 0;
      times.set(name, before + 1);
      return [path.split(/[/\\]/u).at(-1) ?? path, before === 0 ? name : `${name} (${before + 1})`];
    }),
  );
};

type StartDeps = Pick<IntakeHandlerDeps, 'uploads' | 'ids' | 'layouts' | 'startImport'>;

const complete = (uploadIds: readonly string[], { uploads }: Pick<StartDeps, 'uploads'>): Result<readonly { path: string; name: string }[], Refusal> => {
  const files: { path: string; name: string }[] = [];
  for (const uploadId of uploadIds) {
    const upload = uploads.find(uploadId);
    if (upload === null || !upload.complete) return err({ code: 'upload_missing' });
    files.push(upload);
  }
  return ok(files);
};

/** Starts taking in what was uploaded, with what is remembered of its layout; the import's id, or why not. */
export async function startUploaded(
  uploadIds: readonly string[],
  wanted: ImportOptions,
  acting: Acting | null,
  deps: StartDeps,
): Promise<Result<string, Refusal>> {
  const files = complete(uploadIds, deps);
  if (!files.ok) return files;
  const [first] = files.value;
  const recalled = first === undefined ? {} : await recallLayout(first.path, wanted, deps.layouts);
  for (const file of files.value) await rememberLayout(file.path, wanted, deps.layouts);
  const importId = deps.ids.next();
  deps.startImport({
    importId,
    files: files.value.map((file) => file.path),
    fileName: files.value.map((file) => file.name).join(', '),
    fileNames: namesOf(files.value),
    options: { ...wanted, ...recalled },
    actor: actingToActor(acting),
    by: acting?.kind === 'person' ? acting.userId : 'cli',
    onEnd: () => {
      for (const uploadId of uploadIds) deps.uploads.discard(uploadId);
    },
  });
  return ok(importId);
}

export function createIntakeHandlers(deps: IntakeHandlerDeps): GroupHandlers<typeof intakeContract, Acting> {
  return {
    beginUpload: ({ name, size }) =>
      size > MOST_UPLOAD_BYTES ? err({ code: 'file_too_large', params: { file: name, bytes: size } }) : ok({ uploadId: deps.uploads.begin(name, size) }),
    appendUpload: ({ uploadId, offset, base64 }) => {
      const received = deps.uploads.append(uploadId, offset, Buffer.from(base64, 'base64'));
      return received === null ? err({ code: 'upload_out_of_step' }) : ok({ received });
    },
    presets: () => ok({ presets: [...deps.presets], fields: [...deps.fields] }),
    preview: async ({ uploadIds, options }) => {
      const files = complete(uploadIds, deps);
      if (!files.ok) return files;
      const previews: {
        name: string;
        bytes: number;
        format: 'csv' | 'xlsx';
        encoding: string;
        delimiter: string;
        presets: { id: string; score: number }[];
        columns: { header: string; field: string | null; samples: string[] }[];
        rows: string[][];
        warnings: { code: string; params: Record<string, string | number> }[];
      }[] = [];
      for (const file of files.value) {
        const wanted = toImportOptions(options, deps.timeZone());
        const seen = await deps.reader.preview(file.path, { ...wanted, ...(await recallLayout(file.path, wanted, deps.layouts)) });
        if (!seen.ok) return ok({ files: previews, error: { code: seen.error.code, params: { ...seen.error.params, file: file.name } } });
        const { bytes, format, encoding, delimiter, presets, columns, rows, warnings } = seen.value;
        previews.push({
          name: file.name,
          bytes,
          format,
          encoding,
          delimiter,
          presets: [...presets],
          rows: rows.map((row) => [...row]),
          columns: columns.map((column) => ({ ...column, samples: [...column.samples] })),
          warnings: warnings.map(({ code, params }) => ({ code, params: { ...params } })),
        });
      }
      return ok({ files: previews, error: null });
    },
    start: async ({ uploadIds, options }, { actor }) => {
      const started = await startUploaded(uploadIds, toImportOptions(options, deps.timeZone()), actor, deps);
      return started.ok ? ok({ importId: started.value }) : started;
    },
    cancel: ({ importId }) => (deps.cancelImport(importId) ? ok({}) : err({ code: 'import_not_running' })),
    imports: ({ limit }) => ok({ imports: deps.intake.imports(limit).map(importToDto) }),
    setAside: ({ importId, offset, limit }) => {
      const reasons = deps.intake.setAsideReasons(importId);
      return ok({
        rows: deps.intake.setAside({ importId, offset, limit, by: 'reason' }).map(setAsideToDto),
        total: Object.values(reasons).reduce((sum, count) => sum + count, 0),
        reasons: { ...reasons },
      });
    },
    keepTyped: ({ id, cells }) => {
      const kept = deps.keepTyped(id, cells);
      return kept.ok ? ok({}) : kept;
    },
    check: ({ id, cells }, { actor }) => {
      const doubts = deps.check(id, cells, actingToActor(actor));
      return doubts.ok ? ok({ doubts: doubts.value.map(doubtToDto) }) : doubts;
    },
    mend: ({ id, cells }, { actor }) => {
      const mended = deps.mend(id, cells, actingToActor(actor));
      if (!mended.ok) return mended;
      return ok({ takenIn: mended.value === null, row: mended.value === null ? null : setAsideToDto(mended.value) });
    },
    discard: ({ ids, reason }, { actor }) => ok({ discarded: deps.discard(ids, reason, actingToActor(actor)) }),
  };
}
