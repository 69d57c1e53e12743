import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const packaging = readFileSync(path.resolve(import.meta.dirname, '../../../electron-builder.yml'), 'utf8');

it.each([
  ['runAsNode', false],
  ['enableNodeOptionsEnvironmentVariable', false],
  ['enableNodeCliInspectArguments', false],
  ['grantFileProtocolExtraPrivileges', false],
  ['enableCookieEncryption', true],
  ['enableEmbeddedAsarIntegrityValidation', true],
  ['onlyLoadAppFromAsar', true],
])('the packaged program is built with the fuse %s: %s', (fuse, value) => {
  const [, fuses = ''] = /^electronFuses:\n((?: {2}.*\n)+)/mu.exec(packaging) ?? [];
  expect(fuses.split('\n')).toContain(`  ${fuse}: ${value}`);
});
