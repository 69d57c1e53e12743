import { describe, expect, it } from 'vitest';
import { checkAddress } from '../../../shared/core/address/check/check-address.ts';
import { divisionPath } from '../../../shared/core/address/divisions/division.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
import { ADDRESS_REASON_CODES } from '../../../shared/core/address/check/finding-codes.ts';
import { acceptable, AUTOMATIC_RULES } from '../../../shared/core/suggestion/automatic-rules.ts';
import type { ExceptionCase } from '../../../shared/core/exception-case/exception-case.ts';
import { harbourOneContext, divisions } from '../../fixtures/address-context.ts';
import { labelledRows } from '../../fixtures/address/labelled-rows.ts';
import { toTraditional } from '../../fixtures/address/traditional.ts';

const seed = Number(process.env['ADDRESS_SEED'] ?? 7);

describe('suggestions that decide by themselves', () => {
  it('are rules there are', () => {
    for (const rule of AUTOMATIC_RULES) expect(ADDRESS_REASON_CODES).toHaveProperty([rule]);
  });

  it(`never touch what is ambiguous or contradictory, and are right at least 97 times in a hundred (seed ${seed})`, () => {
    let accepted = 0;
    let right = 0;
    for (const { text, division, expected } of labelledRows(divisions, { seed, perKind: 60, traditionalOf: toTraditional })) {
      const recipient = { ...emptyRecipient, name: '林小满', phone: '13800138000', country: 'CN', detail: text };
      const findings = checkAddress(recipient, harbourOneContext);
      const one = { state: 'open', owner: null, reporter: 'program', reports: 1, reopened: 0, findings } as unknown as ExceptionCase;
      const suggestion = acceptable(one, { rules: AUTOMATIC_RULES });
      if (suggestion === null) continue;
      expect(expected, text).toBe('resolved');
      const after = Object.fromEntries(suggestion.changes.map(({ field, to }) => [field, to]));
      const district = after['recipient.district'];
      if (district === undefined) continue;
      accepted += 1;
      if (divisionPath(division).endsWith(district)) right += 1;
    }
    expect(accepted).toBeGreaterThan(50);
    expect(right / accepted).toBeGreaterThanOrEqual(0.97);
  });
});
