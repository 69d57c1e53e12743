import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quietPreferences } from '../../../electron/launch/browser-preferences.ts';

const off = {
  credentials_enable_service: false,
  profile: { password_manager_enabled: false },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  translate: { enabled: false },
};

describe('the preferences of a window in a browser', () => {
  test('remember nothing that is typed, from the first start on', () => expect(JSON.parse(quietPreferences(''))).toEqual(off));
  test('keep what the browser wrote for itself', () => {
    const written = JSON.stringify({ profile: { exit_type: 'Normal', password_manager_enabled: true }, browser: { window_placement: { left: 3 } } });
    expect(JSON.parse(quietPreferences(written))).toEqual({
      ...off,
      profile: { exit_type: 'Normal', password_manager_enabled: false },
      browser: { window_placement: { left: 3 } },
    });
  });
  test('are off whatever lies there, and stay the same when done again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (written) => {
        const once = quietPreferences(written);
        expect(JSON.parse(once)).toMatchObject(off);
        expect(quietPreferences(once)).toBe(once);
      }),
    );
  });
});
