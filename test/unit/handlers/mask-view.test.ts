import { describe, expect, test } from 'vitest';
import { maskChange, maskFinding, unmaskChanges } from '../../../electron/host/handlers/mask-view.ts';
import { maskRecipient, profileOf } from '../../../shared/core/address/mask/mask-recipient.ts';
import type { Finding } from '../../../shared/core/finding/finding.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import { ROLES, type Role } from '../../../shared/core/user/roles.ts';
import type { UserId } from '../../../shared/core/user/user.ts';

const as = (...roles: Role[]): Acting => ({ kind: 'person', userId: 'u' as UserId, roles });
const mask: Parameters<typeof maskChange>[2] = (recipient, acting) =>
  maskRecipient(recipient, acting.kind === 'cli' ? 'merchant_export' : profileOf(acting.roles));
const PHONE = '13812345678';
const finding: Finding = {
  kind: 'bad_address',
  code: 'address.phone_invalid',
  field: 'recipient.phone',
  span: null,
  severity: 'stop',
  params: { words: '放门口' },
  suggestions: [{ rule: 'phone', confidence: 0.9, reason: 'r', params: {}, changes: [{ field: 'recipient.phone', from: '1381234567B', to: PHONE }] }],
};

describe('what a screen shows of a phone', () => {
  test.each(ROLES)('a %s never sees all digits in log or suggestion without asking', (role) => {
    const shown = JSON.stringify([maskChange({ field: 'recipient.phone', from: PHONE, to: PHONE }, as(role), mask), maskFinding(finding, as(role), mask)]);
    expect(shown).not.toContain(PHONE);
  });
  test('only who decides is offered suggestions, and only who packs or decides reads a customer’s words', () => {
    expect(maskFinding(finding, as('clerk'), mask).suggestions).toHaveLength(1);
    for (const role of ['packer', 'dispatcher', 'administrator'] as const) expect(maskFinding(finding, as(role), mask).suggestions).toEqual([]);
    expect(maskFinding(finding, as('packer'), mask).params).toHaveProperty('words');
    expect(maskFinding(finding, as('administrator'), mask).params).not.toHaveProperty('words');
  });
  test('a suggestion accepted as it was shown is carried out as it was made', () => {
    const clerk = as('clerk');
    const [seen] = maskFinding(finding, clerk, mask).suggestions;
    const stored = { 'recipient.phone': '1381234567B' } as Record<string, string>;
    expect(unmaskChanges(seen?.changes ?? [], (field) => stored[field], finding.suggestions, clerk, mask)).toEqual([
      { field: 'recipient.phone', from: '1381234567B', to: PHONE },
    ]);
    // What a person typed themselves is theirs.
    expect(
      unmaskChanges([{ field: 'recipient.phone', from: '1381234567B', to: '13900000000' }], (field) => stored[field], finding.suggestions, clerk, mask)[0]?.to,
    ).toBe('13900000000');
  });
});
