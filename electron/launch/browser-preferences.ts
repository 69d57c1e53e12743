import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A station is shared: a browser that offers to remember one person's PIN, or a customer's address typed into a form, keeps what the
 * console promises to mask and erase. Names as in Chromium's `pref_names.h`.
 */
const QUIET = {
  credentials_enable_service: false,
  profile: { password_manager_enabled: false },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  translate: { enabled: false },
} as const;

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const merged = (into: Json, what: Json): Json => {
  const next: Record<string, unknown> = { ...into };
  for (const [key, value] of Object.entries(what)) next[key] = isObject(value) ? merged(isObject(into[key]) ? into[key] : {}, value) : value;
  return next;
};

/** The preferences a browser has written, with everything off that would remember what is typed; what is no JSON object is begun anew. */
export const quietPreferences = (written: string): string => {
  let known: unknown;
  try {
    known = JSON.parse(written);
  } catch {
    known = {};
  }
  return JSON.stringify(merged(isObject(known) ? known : {}, QUIET));
};

/** Before each start of a browser on `profile`: it reads them once, and writes its own when it ends. */
export const quietProfile = (profile: string): void => {
  const file = path.join(profile, 'Default', 'Preferences');
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  let written = '';
  try {
    written = readFileSync(file, 'utf8');
  } catch {
    // The first start.
  }
  writeFileSync(`${file}.new`, quietPreferences(written), { mode: 0o600 });
  renameSync(`${file}.new`, file);
};
