/** Why something about people or signing in is not done. The code selects the text, the parameters fill it. */
export const USER_REFUSALS = [
  'not_signed_in',
  'session_locked',
  'session_expired',
  'not_allowed',
  'window_only',
  'present_secret_needed',
  'user_unknown',
  'user_inactive',
  'wrong_password',
  'wrong_pin',
  'password_needed',
  'pin_blocked',
  'sign_in_wait',
  'no_pin',
  'no_password',
  'secret_key_changed',
  'already_set_up',
  'name_missing',
  'name_taken',
  'roles_missing',
  'last_administrator',
  'pin_format',
  'pin_too_easy',
  'password_too_short',
  'password_too_long',
  'password_too_common',
  'password_has_name',
] as const;
export type UserRefusalCode = (typeof USER_REFUSALS)[number];

export interface UserRefusal {
  readonly code: UserRefusalCode;
  readonly params?: Readonly<Record<string, string | number>>;
}
