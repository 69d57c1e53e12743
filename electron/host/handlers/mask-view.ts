import type { Finding, Suggestion } from '../../../shared/core/finding/finding.ts';
import type { FieldChange } from '../../../shared/core/order/order.ts';
import { emptyRecipient, RECIPIENT_FIELDS, type Recipient, type RecipientField } from '../../../shared/core/order/recipient.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import { hasRight } from '../../../shared/core/user/roles.ts';

/** Hides of a recipient what a person's role does not see. */
export type MaskRecipient = (recipient: Recipient, acting: Acting) => Recipient;

const isRecipientField = (key: string): key is RecipientField => (RECIPIENT_FIELDS as readonly string[]).includes(key);

/** Whoever decides reads notes, whoever packs has to follow them; nobody else needs a customer's words. */
export const seesNotes = (acting: Acting): boolean => acting.kind === 'person' && (hasRight(acting.roles, 'decide') || hasRight(acting.roles, 'close_pack'));
const decides = (acting: Acting): boolean => acting.kind === 'person' && hasRight(acting.roles, 'decide');

/** One field's text as the role sees it, so that a log or a suggestion shows no more than the order does. */
export function maskValue(field: string, value: string, acting: Acting, mask: MaskRecipient): string {
  const [head, key = ''] = field.split('.');
  if (head === 'buyerNote' || head === 'sellerNote') return seesNotes(acting) ? value : '';
  if (head !== 'recipient' || !isRecipientField(key)) return value;
  return mask({ ...emptyRecipient, [key]: value }, acting)[key];
}

export const maskChange = <C extends { readonly field: string; readonly from: string; readonly to: string }>(
  change: C,
  acting: Acting,
  mask: MaskRecipient,
): C => ({
  ...change,
  from: maskValue(change.field, change.from, acting, mask),
  to: maskValue(change.field, change.to, acting, mask),
});

const maskSuggestion = (suggestion: Suggestion, acting: Acting, mask: MaskRecipient): Suggestion => ({
  ...suggestion,
  changes: suggestion.changes.map((change) => maskChange(change, acting, mask)),
});

/** What a finding says without quoting the customer. */
export const withoutWords = ({ words: _words, ...params }: Finding['params']): Finding['params'] => params;

/** Suggestions are for those who may accept them; what quotes the customer is for those who read notes. */
export function maskFinding(finding: Finding, acting: Acting, mask: MaskRecipient): Finding {
  if (decides(acting)) return { ...finding, suggestions: finding.suggestions.map((one) => maskSuggestion(one, acting, mask)) };
  return { ...finding, suggestions: [], params: seesNotes(acting) ? finding.params : withoutWords(finding.params) };
}

/**
 * What a person saw masked and sent back stands for what is stored: an unchanged value for the field's own, and an accepted suggestion for
 * the suggestion as the rule made it.
 */
export function unmaskChanges(
  changes: readonly FieldChange[],
  stored: (field: string) => string | undefined,
  suggestions: readonly Suggestion[],
  acting: Acting,
  mask: MaskRecipient,
): readonly FieldChange[] {
  return changes.map((change) => {
    const value = stored(change.field);
    const from = value !== undefined && change.from !== value && change.from === maskValue(change.field, value, acting, mask) ? value : change.from;
    const offered = suggestions
      .flatMap((one) => one.changes)
      .find((one) => one.field === change.field && change.to === maskValue(one.field, one.to, acting, mask));
    return { field: change.field, from, to: offered?.to ?? change.to };
  });
}
