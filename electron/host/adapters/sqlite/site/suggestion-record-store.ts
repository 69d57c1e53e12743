import {
  SUGGESTION_OUTCOMES,
  type SuggestionOutcome,
  type SuggestionRecord,
  type SuggestionRecords,
} from '../../../../../shared/core/ports/suggestion-records.ts';
import type { Db } from '../database/open-database.ts';
import { assertInUnitOfWork } from '../database/transaction-rules.ts';

export function createSuggestionRecordStore(db: Db): SuggestionRecords {
  const select = db.prepare<[], { readonly rule: string; readonly outcome: SuggestionOutcome; readonly count: number }>(
    'SELECT rule, outcome, count FROM suggestion_record ORDER BY rule',
  );
  const add = db.prepare('INSERT INTO suggestion_record (rule, outcome, count) VALUES (?, ?, 1) ON CONFLICT (rule, outcome) DO UPDATE SET count = count + 1');
  return {
    all: () =>
      [...Map.groupBy(select.all(), ({ rule }) => rule)].map(([rule, rows]): SuggestionRecord => {
        const counts = Object.fromEntries(SUGGESTION_OUTCOMES.map((outcome) => [outcome, rows.find((row) => row.outcome === outcome)?.count ?? 0]));
        return { rule, ...(counts as Record<SuggestionOutcome, number>) };
      }),
    count: (rule, outcome) => {
      assertInUnitOfWork(db, 'the record of a rule');
      add.run(rule, outcome);
    },
  };
}
