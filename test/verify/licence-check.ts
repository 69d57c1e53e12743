import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readByHand } from '../../electron/launch/licence-list.ts';

/** Licences whose terms the product and its tests can meet by shipping their texts. */
const allowed = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'MPL-2.0',
  'OFL-1.1',
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-3.0',
  'BlueOak-1.0.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
  'Python-2.0',
]);

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
}

/** An SPDX expression as npm packages write them: OR asks for one side, AND for both. */
export function isAllowed(expression: string): boolean {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (/\sOR\s/.test(bare)) return bare.split(/\sOR\s/).some(isAllowed);
  if (/\sAND\s/.test(bare)) return bare.split(/\sAND\s/).every(isAllowed);
  return allowed.has(bare);
}

function licenceOf(manifest: Manifest): string {
  const { license, licenses } = manifest;
  if (typeof license === 'string') return license;
  return license?.type ?? licenses?.map(({ type }) => type ?? '').join(' OR ') ?? '';
}

export interface LicenceReport {
  readonly checked: number;
  readonly refused: readonly string[];
}

/** Every package the lock file names and this machine has installed. */
export function checkLicences(root: string): LicenceReport {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as { readonly packages: Readonly<Record<string, unknown>> };
  const places = Object.keys(lock.packages).filter((place) => place !== '' && existsSync(path.join(root, place, 'package.json')));
  const refused = places.flatMap((place) => {
    const manifest = JSON.parse(readFileSync(path.join(root, place, 'package.json'), 'utf8')) as Manifest;
    const licence = licenceOf(manifest);
    const name = manifest.name ?? place;
    return isAllowed(licence) || name in readByHand ? [] : [`${name}@${manifest.version ?? ''}: ${licence || 'no licence named'}`];
  });
  return { checked: places.length, refused };
}

if (import.meta.main) {
  const { checked, refused } = checkLicences(path.resolve(import.meta.dirname, '../..'));
  for (const line of refused) console.error(line);
  console.log(`${checked} installed packages, ${refused.length} with a licence outside the list`);
  process.exitCode = refused.length === 0 && checked > 0 ? 0 : 1;
}
