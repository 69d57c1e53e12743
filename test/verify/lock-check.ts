import { readFileSync } from 'node:fs';
import path from 'node:path';

interface LockedPackage {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/**
 * Optional dependencies (platform binaries, mostly) that a locked package names and the lock file does not hold. `npm install`
 * passes over them in silence and every later `npm ci`, on every machine, fails with "Missing: … from lock file".
 */
export function missingOptionals(lock: LockFile): readonly string[] {
  return Object.entries(lock.packages).flatMap(([place, locked]) => {
    const missing = Object.keys(locked.optionalDependencies ?? {}).filter((name) => !isHeld(lock, place, name));
    return missing.length === 0 ? [] : [`${place || 'the project'}@${locked.version ?? ''}: ${missing.join(', ')}`];
  });
}

/** Looks where Node would: beside the package, then in each folder above it. */
function isHeld(lock: LockFile, place: string, name: string): boolean {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in lock.packages) return true;
    if (folder === '') return false;
  }
}

if (import.meta.main) {
  const lock = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package-lock.json'), 'utf8')) as LockFile;
  const missing = missingOptionals(lock);
  for (const line of missing) console.error(line);
  console.log(
    missing.length === 0
      ? `the lock file holds every optional dependency of its ${Object.keys(lock.packages).length - 1} packages`
      : `${missing.length} packages with optional dependencies the lock file lacks: \`npm ci\` would fail everywhere`,
  );
  process.exitCode = missing.length === 0 ? 0 : 1;
}
