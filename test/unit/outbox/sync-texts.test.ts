import { describe, expect, it } from 'vitest';
import { CHANGE_KINDS, OUTBOX_ERROR_CODES, OUTBOX_STATES } from '../../../shared/core/outbox/outbox-entry.ts';
import { REFUSAL_REASONS } from '../../../shared/core/outbox/wms-answer.ts';
import en from '../../../renderer/i18n/locales/en/sync.json' with { type: 'json' };
import zh from '../../../renderer/i18n/locales/zh-CN/sync.json' with { type: 'json' };

describe('the texts of the sync desk', () => {
  it('have a sentence for every state, kind, error and refusal, in both languages', () => {
    const keys = [
      ...OUTBOX_STATES.flatMap((state) => [`outbox.state.${state}`, `outbox.meaning.${state}`]),
      ...CHANGE_KINDS.map((kind) => `outbox.kind.${kind}`),
      ...OUTBOX_ERROR_CODES.map((code) => `outbox.error.${code}`),
      ...REFUSAL_REASONS.map((reason) => `sync.refusal.${reason}`),
    ];
    for (const key of keys) expect([key, key in en, key in zh]).toEqual([key, true, true]);
    expect(Object.keys(zh)).toEqual(Object.keys(en));
  });
});
