import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { JournalWriter, UnitOfWork } from '../../../shared/core/ports/journal.ts';
import type { Json } from '../../../shared/core/journal/journal-entry.ts';
import { actingToActor, type Acting } from '../../../shared/core/user/acting.ts';

export interface NoteExportDeps {
  readonly clock: Clock;
  readonly unitOfWork: UnitOfWork;
  readonly journal: JournalWriter;
}

export interface ExportNote {
  readonly what: string;
  readonly rows: number;
  readonly format: 'csv' | 'xlsx' | 'pdf';
  /** Whether personal data was left out or covered. */
  readonly masked: boolean;
  readonly [more: string]: Json;
}

/** Writes down that somebody took data out, before it is handed to them. Returns when that was. */
export function noteExport({ clock, unitOfWork, journal }: NoteExportDeps, acting: Acting, data: ExportNote): number {
  const at = clock.now();
  unitOfWork.run(() => journal.append({ type: 'export.made', at, actor: actingToActor(acting), orderId: null, caseId: null, data, personal: null }));
  return at;
}
