import { builtinModules } from 'node:module';

/**
 * Who may know whom, one sentence each. Paths are relative to the project and use `/`; a target is either such a path or,
 * for anything that is not relative, the specifier as written (`zod`, `node:fs`, `libphonenumber-js/max`).
 */
export interface LayerRule {
  readonly name: string;
  readonly from: RegExp;
  readonly forbids: (to: string, match: RegExpExecArray) => boolean;
}

/** What the pure core may take from npm. Each is data or arithmetic: no clock, no I/O, the same answer everywhere. */
export const pureLibraries: Readonly<Record<string, string>> = {
  'libphonenumber-js/max': 'numbering plans; only the full metadata tells a mobile from a landline',
  'pinyin-pro': 'Chinese names to pinyin, so that a clerk may type zhangsan',
  'temporal-polyfill': 'calendar arithmetic in a time zone given by the caller; its Now is refused below',
  'pure-rand': 'seeded draws for the sampler; the seed is an argument',
  uuid: 'validation and parsing of identifiers; new ones come through the Ids port',
};

const isPureLibrary = (to: string): boolean => Object.keys(pureLibraries).some((name) => to === name || to.startsWith(`${name}/`));
const builtins = new Set(builtinModules.filter((name) => !name.startsWith('_')));
export const isNodeBuiltin = (to: string): boolean => to.startsWith('node:') || builtins.has(to) || builtins.has(to.split('/')[0] ?? to);

const only = (name: string, from: RegExp, allowed: (to: string) => boolean): LayerRule => ({ name, from, forbids: (to) => !allowed(to) });
const never = (name: string, from: RegExp, forbidden: (to: string) => boolean): LayerRule => ({ name, from, forbids: forbidden });
const within =
  (...patterns: readonly RegExp[]) =>
  (to: string): boolean =>
    patterns.some((pattern) => pattern.test(to));
/** Siblings under `base` are strangers: each folder there sees itself and what lies outside `base`. */
const strangers = (name: string, base: string): LayerRule => ({
  name,
  from: new RegExp(`^${base}([^/]+)/`),
  forbids: (to, match) => to.startsWith(base) && !to.startsWith(`${base}${match[1]}/`),
});

/** The only module that names adapters; it may be split by noun (`compose/…`, `compose-….ts`). */
const compose = String.raw`electron\/host\/compose(?:-[a-z-]+)?(?:\.ts$|\/)`;

export const layerRules: readonly LayerRule[] = [
  only('kernel imports nothing', /^shared\/kernel\//, within(/^shared\/kernel\//)),
  only('core sees core, kernel and the named pure libraries', /^shared\/core\//, (to) => /^shared\/(core|kernel)\//.test(to) || isPureLibrary(to)),
  only('contract sees core, kernel and zod', /^shared\/contract\//, within(/^shared\/(contract|core|kernel)\//, /^zod$/)),

  only(
    'preload is a pipe: electron and the channel name',
    /^electron\/preload\//,
    within(/^electron$/, /^electron\/preload\//, /^shared\/contract\/ipc-channels?\.ts$/),
  ),
  only('what every process writes with knows Node alone', /^electron\/disk\//, (to) => isNodeBuiltin(to) || to.startsWith('electron/disk/')),
  never('only main and preload see electron', /^(?!electron\/(main|preload)\/|test\/)/, within(/^electron$/, /^electron\/(main|renderer|common|utility)$/)),
  never('the host lies below main', /^electron\/(host|training-wms)\//, within(/^electron\/(main|preload|launch)\//)),
  never('the host knows no user interface', /^electron\//, within(/^renderer\//, /^react(-|$|\/)/)),
  only('handlers see contract, core and kernel', /^electron\/host\/handlers\//, within(/^shared\//, /^electron\/host\/handlers\//)),
  never(
    'only compose names adapters',
    new RegExp(`^(?!${compose}|electron/host/adapters/|electron/training-wms/|test/)`),
    within(/^electron\/host\/adapters\//),
  ),
  never(
    'only the entries of the host compose it',
    new RegExp(String.raw`^(?!${compose}|electron\/host\/(main-node|create-host)\.ts$|electron\/host\/cli\/|test\/)`),
    within(new RegExp(`^${compose}`)),
  ),
  strangers('adapters never know each other', 'electron/host/adapters/'),
  never(
    'adapters sit at the edge: ports of core, not the host around them',
    /^electron\/host\/adapters\//,
    within(/^electron\/host\/(?!adapters\/)/, /^shared\/contract\/(?!open-wms\/)/),
  ),
  never(
    'the training WMS and the host meet only on the wire',
    /^electron\/training-wms\//,
    within(/^electron\/(?!training-wms\/)/, /^shared\/contract\/(?!open-wms\/)/),
  ),
  never('the host and the training WMS meet only on the wire', /^electron\/(host|main|preload)\//, within(/^electron\/training-wms\//)),
  never(
    'SQLite has one owner, and the training WMS its own',
    /^(?!electron\/host\/adapters\/sqlite\/|electron\/training-wms\/|test\/)/,
    within(/^better-sqlite3$/, /^node:sqlite$/),
  ),

  never(
    'the renderer reaches the host only through transport: no electron/, no Node',
    /^renderer\/(?!vite\.config\.ts$)/, // the build's own file runs in Node
    (to) => /^electron(\/|$)/.test(to) || isNodeBuiltin(to),
  ),
  never('the renderer uses what core knows, not what core does', /^renderer\//, within(/^shared\/core\/(usecases|ports)\//)),
  strangers('features never know each other', 'renderer/features/'),
  never('features lie below app', /^renderer\/features\//, within(/^renderer\/(app|gallery)\//)),
  never('ui, lib and transport lie below features', /^renderer\/(ui|lib|transport)\//, within(/^renderer\/(features|app|gallery)\//)),
  never('ui has no domain words and no data', /^renderer\/ui\//, within(/^renderer\/transport\//, /^shared\/(contract|core)\//)),

  never('resources are data: what makes them is run by hand and imported by nobody', /^(?!resources\/|test\/)/, within(/^resources\/.*\.(ts|mjs)$/)),
  never('what makes resources knows shared, not the processes', /^resources\//, within(/^(electron|renderer)(\/|$)/)),

  never('nothing imports test', /^(?!test\/)/, within(/^test\//)),
  never('Node modules are written node:', /./, (to) => !to.startsWith('node:') && !to.includes('.') && builtins.has(to)),
];

/** Where no clock, no randomness and no timer may be: time and ids come in through ports or arguments. */
export const pureFolders = /^shared\/(core|kernel|contract)\//;
