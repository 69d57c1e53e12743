import type { SuggestionOutcome, SuggestionRecord, SuggestionRecords } from '../../shared/core/ports/suggestion-records.ts';
import { enlistedMap, type MemoryUnitOfWork } from './memory-unit-of-work.ts';

export function createMemorySuggestionRecords(unitOfWork: MemoryUnitOfWork): SuggestionRecords {
  const kept = enlistedMap<string, SuggestionRecord>(unitOfWork);
  return {
    all: () => [...kept.values()].toSorted((a, b) => a.rule.localeCompare(b.rule)),
    count: (rule: string, outcome: SuggestionOutcome) => {
      unitOfWork.assertRunning('the record of a rule');
      const before = kept.get(rule) ?? { rule, accepted: 0, overruled: 0, automatic: 0, takenBack: 0 };
      kept.set(rule, { ...before, [outcome]: before[outcome] + 1 });
    },
  };
}
