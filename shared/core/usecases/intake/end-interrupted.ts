import type { ClockDep } from '../../ports/clock.ts';
import type { ImportRecord, IntakeStoreDep } from '../../ports/intake-store.ts';
import type { UnitOfWorkDep } from '../../ports/journal.ts';

const NEWEST = 200;

/** Imports that a stop of the program cut short, told as that. Called before any import of this run starts; what was taken in stays. */
export function endInterrupted({ intake, unitOfWork, clock }: IntakeStoreDep & UnitOfWorkDep & ClockDep): readonly ImportRecord[] {
  const cut = intake.imports(NEWEST).filter(({ state }) => state === 'reading' || state === 'checking');
  if (cut.length === 0) return cut;
  const ended = cut.map((record): ImportRecord => {
    const error = { code: 'interrupted' as const, params: { file: record.fileName } };
    return { ...record, state: 'failed', finishedAt: clock.now(), figures: { ...record.figures, error } };
  });
  unitOfWork.run(() => ended.forEach(intake.putImport));
  return ended;
}
