import { normaliseHeader } from '../../import/header-match.ts';
import type { ImportOptions, ImportReader } from '../../ports/import-reader.ts';
import type { IntakeStore } from '../../ports/intake-store.ts';
import type { UnitOfWork } from '../../ports/journal.ts';

export interface LayoutDeps {
  readonly intake: IntakeStore;
  readonly reader: ImportReader;
  readonly unitOfWork: UnitOfWork;
  readonly now: () => number;
}

/** A layout is known by its headers in any order and spelling: shops add columns at the end and change capitals. */
export const layoutKey = (headers: readonly string[]): string =>
  headers
    .map(normaliseHeader)
    .filter((header) => header !== '')
    .toSorted()
    .join('\u001F');

type Chosen = Pick<ImportOptions, 'preset' | 'mapping'>;

/** What was chosen for a file like this before; nothing when somebody chooses now, or nobody ever did. */
export async function recallLayout(file: string, options: ImportOptions, deps: LayoutDeps): Promise<Chosen> {
  if (options.preset !== undefined || options.mapping !== undefined) return {};
  const seen = await deps.reader.preview(file, options);
  const known = seen.ok ? deps.intake.layout(layoutKey(seen.value.columns.map((column) => column.header))) : null;
  if (known === null) return {};
  return { ...(known.preset === null ? {} : { preset: known.preset }), mapping: JSON.parse(known.mapping) as NonNullable<Chosen['mapping']> };
}

/** A mapping made once in the preview holds for the next file with the same headers. */
export async function rememberLayout(file: string, options: ImportOptions, deps: LayoutDeps): Promise<void> {
  if (options.mapping === undefined || Object.keys(options.mapping).length === 0) return;
  const seen = await deps.reader.preview(file, options);
  if (!seen.ok) return;
  const headers = seen.value.columns.map((column) => column.header);
  const { mapping } = options;
  deps.unitOfWork.run(() => deps.intake.rememberLayout(layoutKey(headers), options.preset ?? null, JSON.stringify(mapping), deps.now()));
}
