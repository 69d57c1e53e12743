import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { STORAGE_ERROR_CODES } from '../../../electron/host/adapters/sqlite/database/storage-error.ts';
import { USER_REFUSALS } from '../../../shared/core/user/refusal.ts';

const LOCALES = join(import.meta.dirname, '../../../renderer/i18n/locales');
const texts = (language: string): Readonly<Record<string, string>> => {
  const folder = join(LOCALES, language);
  return Object.assign({}, ...readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as object)) as Record<string, string>;
};
const SECRETS = ['secret_file_unsafe', 'secret_store_not_protected', 'secret_store_unavailable', 'secret_store_file'];
/** Shown beside their field, where the input still stands: one sentence is enough. */
const BESIDE_A_FIELD = /^(name_missing|roles_missing|pin_|password_(too|has)_)/;

it.each(['zh-CN', 'en'])('every refusal about people, keys and storage has its words in %s', (language) => {
  const catalogue = texts(language);
  const missing = [...USER_REFUSALS, ...STORAGE_ERROR_CODES, ...SECRETS].flatMap((code) => {
    const keys = BESIDE_A_FIELD.test(code) && code !== 'pin_blocked' ? [`error.${code}`] : [`error.${code}`, `error.${code}.rest`];
    return keys.filter((key) => (catalogue[key] ?? '') === '');
  });
  expect(missing).toEqual([]);
});
