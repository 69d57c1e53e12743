import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';

/** What is wrong with the times at which changes are tried again. */
export type SpreadWatch = () => readonly string[];

/** Two changes that left together draw the same millisecond once in a thousand; so many times in one morning is no accident. */
const MOST_IN_STEP = 4;

/** Changes that failed together are not tried again together: each draws a delay of its own. */
export function createSpreadWatch(db: Db): SpreadWatch {
  const select = db
    .prepare<[], string>(
      `SELECT sent_at || '+' || (next_attempt_at - sent_at) FROM outbox
       WHERE state = 'pending' AND next_attempt_at > sent_at AND json_extract(error, '$.code') IN ('timeout', 'lost', 'server_error', 'garbled', 'unreachable')
       GROUP BY sent_at, next_attempt_at, attempts HAVING count(*) > 1`,
    )
    .pluck();
  const inStep = new Set<string>();
  return () => {
    for (const at of select.all()) inStep.add(at);
    return inStep.size > MOST_IN_STEP ? [`IN STEP ${[...inStep].join(' ')}`] : [];
  };
}
