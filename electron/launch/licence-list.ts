import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}
const manifestIn = (folder: string): Manifest => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;

/** The folder of the package a module belongs to, or undefined for one of ours. */
export const packageFolderOf = (moduleId: string): string | undefined =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(moduleId.replaceAll('\\', '/'))?.[0];

/** `licences.json` names every package whose code or fonts went into this build, and what the host brings along: taken from the build itself, so it cannot be out of date. */
export const licenceList = (root: string): Plugin => ({
  name: 'licence-list',
  apply: 'build',
  generateBundle() {
    const bundled = [...this.getModuleIds()].flatMap((id) => packageFolderOf(id.replace(/^\0/, '')) ?? []);
    const beside = Object.keys(manifestIn(root).dependencies ?? {}).map((name) => path.join(root, 'node_modules', name));
    const list = [...new Set([...bundled, ...beside])]
      .map(manifestIn)
      .map(({ name, version, license = '' }) => ({ name, version, licence: license }))
      .toSorted((a, b) => a.name.localeCompare(b.name));
    this.emitFile({ type: 'asset', fileName: 'licences.json', source: `${JSON.stringify(list, null, 1)}\n` });
  },
});
