import { FIELDS } from '../../../shared/core/import/fields.ts';
import { PRESETS } from '../../../shared/core/import/layouts/all-layouts.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { UnitOfWork } from '../../../shared/core/ports/journal.ts';
import type { Uploads } from '../../../shared/core/ports/uploads.ts';
import { checkRow, discardRows, keepTyped, mendRow } from '../../../shared/core/usecases/intake/mend-row.ts';
import { createIntakeHandlers } from '../handlers/intake-handlers.ts';
import type { OrderWork } from './order-work.ts';
import type { createRunningImports } from './running-imports.ts';

export interface IntakeOptions {
  readonly work: OrderWork;
  readonly imports: ReturnType<typeof createRunningImports>;
  readonly uploads: Uploads;
  readonly unitOfWork: UnitOfWork;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly timeZone: () => string;
  readonly changed: (topics: readonly string[]) => void;
}

/** Files taken in, and the rows of them that wait to be mended. */
export const composeIntake = ({ work, imports, uploads, unitOfWork, ids, clock, timeZone, changed }: IntakeOptions) =>
  createIntakeHandlers({
    ids,
    uploads,
    startImport: imports.start,
    timeZone,
    intake: work.intake,
    reader: work.importDeps.importReader,
    layouts: { intake: work.intake, reader: work.importDeps.importReader, unitOfWork, now: clock.now },
    presets: PRESETS.map(({ id, layouts }) => ({ id, joins: layouts.length > 2 })),
    fields: FIELDS.map((id) => ({ id, required: id === 'orderNo' })),
    cancelImport: imports.cancel,
    mend: (id, cells, actor) => {
      const mended = mendRow(id, cells, actor, work.importDeps);
      if (mended.ok) changed(['queue', 'imports']);
      return mended;
    },
    check: (id, cells, actor) => checkRow(id, cells, actor, work.importDeps),
    keepTyped: (id, cells) => keepTyped(id, cells, work.importDeps),
    discard: (rowIds, reason, actor) => {
      const discarded = discardRows(rowIds, reason, actor, work.importDeps);
      changed(['imports']);
      return discarded;
    },
  });
