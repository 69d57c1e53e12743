import type { Actor, JournalEntry } from '../../journal/journal-entry.ts';
import { acceptByItself } from '../../order-file/decide/accept-by-itself.ts';
import type { CheckOrder } from '../../order-file/decide/correct.ts';
import { refuse } from '../../order-file/decision.ts';
import { caseOf } from '../../order-file/order-file.ts';
import type { JournalReader } from '../../ports/journal.ts';
import type { OrderFiles } from '../../ports/order-files.ts';
import type { KeptDocument } from '../../ports/kept-document.ts';
import type { SuggestionRecords } from '../../ports/suggestion-records.ts';
import { acceptable, type AutomaticChoice } from '../../suggestion/automatic-rules.ts';
import type { DecisionRecorder } from './record-decision.ts';

export const BY_ITSELF: Actor = { kind: 'program', rule: 'automatic' };
/** What undo and the record of a rule know an automatic acceptance by. */
export const isByItself = ({ actor }: Pick<JournalEntry, 'actor'>): boolean => actor.kind === 'program' && actor.rule === 'automatic';

export interface AcceptDeps {
  readonly choice: KeptDocument<AutomaticChoice>;
  /** Open address exceptions nobody owns, oldest first. */
  readonly waiting: () => readonly string[];
  readonly orderFiles: Pick<OrderFiles, 'loadByCase'>;
  readonly recorder: DecisionRecorder;
  readonly check: CheckOrder;
  readonly journal: Pick<JournalReader, 'ofOrder'>;
  readonly records: SuggestionRecords;
}

/**
 * Takes over what the switched-on rules are sure of, an order at a time, each a decision of its own that can be taken back. What somebody took back is
 * never taken over again. Answers how many.
 */
export function acceptSuggestions(deps: AcceptDeps): number {
  const choice = deps.choice.read();
  if (choice.rules.length === 0) return 0;
  let accepted = 0;
  for (const caseId of deps.waiting()) {
    // Looked at before it is locked for: most of them are a person's.
    const seen = deps.orderFiles.loadByCase(caseId);
    const waits = seen === null ? undefined : caseOf(seen, caseId);
    if (waits === undefined || acceptable(waits, choice) === null) continue;
    const recorded = deps.recorder.onCase(caseId, BY_ITSELF, (file, context) => {
      const one = caseOf(file, caseId);
      const suggestion = one === undefined ? null : acceptable(one, choice);
      if (suggestion === null || deps.journal.ofOrder(file.order.id).some(isByItself)) return refuse('still_asked');
      const decided = acceptByItself(file, caseId, suggestion, deps.check, context);
      if (decided.ok) deps.records.count(suggestion.rule, 'automatic');
      return decided;
    });
    if (recorded.ok) accepted += 1;
  }
  return accepted;
}
