import type { FieldChange } from '../../order/order.ts';
import { caseOf, type OrderFile } from '../../order-file/order-file.ts';
import type { SuggestionRecords } from '../../ports/suggestion-records.ts';
import { firstShown } from '../../suggestion/automatic-rules.ts';

/** A person corrected an order whose exception showed a sure suggestion first. The caller holds the unit of work of the correction. */
export function countDecided(file: OrderFile, caseId: string, changes: readonly FieldChange[], records: SuggestionRecords): void {
  const one = caseOf(file, caseId);
  const shown = one === undefined ? null : firstShown(one);
  if (shown === null || shown.confidence === null) return;
  const wanted = (some: readonly FieldChange[]): string =>
    some
      .map(({ field, to }) => JSON.stringify([field, to]))
      .toSorted((a, b) => a.localeCompare(b))
      .join();
  // Whether the button was pressed or the same words were typed makes no difference to how right it was.
  records.count(shown.rule, wanted(shown.changes) === wanted(changes) ? 'accepted' : 'overruled');
}

/** An exception was settled and the suggestion it showed first left aside. */
export function countPassedOver(file: OrderFile, caseId: string, outcome: string, records: SuggestionRecords): void {
  const one = caseOf(file, caseId);
  const shown = outcome === 'confirmed_as_written' && one !== undefined ? firstShown(one) : null;
  if (shown !== null && shown.confidence !== null) records.count(shown.rule, 'overruled');
}
