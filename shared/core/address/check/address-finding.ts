import type { Finding, Suggestion } from '../../finding/finding.ts';
import type { FieldChange } from '../../order/order.ts';
import { RECIPIENT_FIELDS, type Recipient, type RecipientField } from '../../order/recipient.ts';
import type { AddressFindingCode, AddressReasonCode } from './finding-codes.ts';
import type { Place } from '../place.ts';

type Params = Readonly<Record<string, string | number>>;

export const whole = (field: RecipientField): Place => ({ field, span: null });

export const addressFinding = (
  code: AddressFindingCode,
  { field, span }: Place,
  params: Params = {},
  suggestions: readonly Suggestion[] = [],
  severity: Finding['severity'] = 'stop',
): Finding => ({ kind: 'bad_address', code, field: `recipient.${field}`, span, params, severity, suggestions });

/** Only what really changes; a suggestion without changes is a candidate to ask about. */
export const changesTo = (recipient: Recipient, target: Partial<Recipient>): readonly FieldChange[] =>
  RECIPIENT_FIELDS.flatMap((field) => {
    const to = target[field];
    return to === undefined || to === recipient[field] ? [] : [{ field: `recipient.${field}` as const, from: recipient[field], to }];
  });

export const addressSuggestion = (reason: AddressReasonCode, changes: readonly FieldChange[], confidence: number | null, params: Params = {}): Suggestion => ({
  rule: reason,
  changes,
  confidence,
  reason,
  params,
});
