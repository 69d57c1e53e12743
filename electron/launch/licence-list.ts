import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}
const manifestIn = (folder: string): Manifest => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;

interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
}
/** Packages whose package.json says nothing (or something else than their licence file), read by a person. */
export const readByHand: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

const LICENCES = 'licences.json';
const licensedIn = (folder: string): Licensed => {
  const { name, version, license } = manifestIn(folder);
  return { name, version, licence: license ?? readByHand[name] ?? '' };
};

/** The folder of the package a module belongs to, or undefined for one of ours. */
export const packageFolderOf = (moduleId: string): string | undefined =>
  /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(moduleId.replaceAll('\\', '/'))?.[0];

const inOrder = (list: readonly Licensed[]): readonly Licensed[] =>
  [...new Map(list.map((one) => [`${one.name} ${one.version}`, one])).values()].toSorted((a, b) => a.name.localeCompare(b.name));

/** `licences.json` names every package whose code went into this build: taken from the build itself, so it cannot be out of date. */
export const licenceList = (): Plugin => ({
  name: 'licence-list',
  apply: 'build',
  // Written by hand: a build for Node emits no assets.
  writeBundle({ dir }) {
    const folders = new Set([...this.getModuleIds()].flatMap((id) => packageFolderOf(id.replace(/^\0/, '')) ?? []));
    if (dir !== undefined) writeFileSync(path.join(dir, LICENCES), JSON.stringify(inOrder([...folders].map(licensedIn))));
  },
});

/** One list of what the page and the processes are built from, the fonts, and what stays beside them as a package; shown in the settings. */
export const joinLicences = (root: string): void => {
  const { dependencies = {}, devDependencies = {} } = manifestIn(root);
  const beside = [...Object.keys(dependencies), ...Object.keys(devDependencies).filter((name) => name.startsWith('@fontsource'))];
  const page = path.join(root, 'dist/renderer');
  const built = [path.join(page, LICENCES), path.join(root, 'dist/electron', LICENCES)].flatMap(
    (file) => JSON.parse(readFileSync(file, 'utf8')) as readonly Licensed[],
  );
  const list = inOrder([...built, ...beside.map((name) => licensedIn(path.join(root, 'node_modules', name)))]);
  writeFileSync(path.join(page, LICENCES), `${JSON.stringify(list)}\n`);
};
