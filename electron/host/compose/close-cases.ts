import type { Db } from '../adapters/sqlite/database/open-database.ts';
import { Draft } from '../../../shared/core/order-file/decision.ts';
import { caseOf } from '../../../shared/core/order-file/order-file.ts';
import type { Clock } from '../../../shared/core/ports/clock.ts';
import type { SiteSettings } from '../../../shared/core/ports/site-settings.ts';
import type { DecisionRecorder } from '../../../shared/core/usecases/cases/record-decision.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { DAY_MS } from '../../../shared/kernel/durations.ts';

const EVERY_MS = 3_600_000;
const AT_ONCE = 200;

/** A resolved exception is closed a while later, when nobody reopened it. */
export function closeResolvedCases({
  db,
  settings,
  clock,
  recorder,
}: {
  readonly db: Db;
  readonly settings: SiteSettings;
  readonly clock: Clock;
  readonly recorder: DecisionRecorder;
}): () => void {
  const due = db.prepare<[number, number], string>(`SELECT id FROM exception_case WHERE state = 'resolved' AND resolved_at < ? LIMIT ?`).pluck();
  const run = (): void => {
    const ids = due.all(clock.now() - settings.site().closeAfterDays * DAY_MS, AT_ONCE);
    if (ids.length === 0) return;
    recorder.onCases(ids, { kind: 'program', rule: 'closing' }, (caseId) => (file, context) => {
      const draft = new Draft(file, context);
      if (caseOf(file, caseId)?.state === 'resolved') draft.add({ type: 'case.closed', data: { caseId }, personal: null });
      return ok(draft.done());
    });
  };
  const timer = setInterval(run, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
