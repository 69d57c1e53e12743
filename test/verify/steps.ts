import path from 'node:path';
import { chromiumHere, electronHere, hasDisplay, root, screenMaker, type Found } from '../e2e/shells.ts';

/** Git-ignored; every step leaves its report and its output here. */
export const reportFolder = path.join(root, 'test-results/verify');

type Command = readonly [program: string, ...args: string[]];

export interface Step {
  readonly name: string;
  readonly command: Command;
  readonly env?: Readonly<Record<string, string>>;
  /** Names of the steps that must have passed before. */
  readonly after?: readonly string[];
  /** Which runner's JSON report holds its counts. */
  readonly counts?: 'vitest' | 'playwright';
  /** Why it cannot run on this machine. Where `mustRun`, that is a failure and not a remark. */
  readonly missing?: string;
  readonly mustRun?: boolean;
}

export const reportFile = (name: string, ending = 'json'): string => path.join(reportFolder, `${name.replaceAll(/[^a-z0-9]+/g, '-')}.${ending}`);

const tool = (file: string): string => path.join(root, 'node_modules', file);
const node = (...rest: readonly string[]): Command => [process.execPath, ...rest];

const layers = ['shared/kernel', 'shared/core', 'shared/contract', 'electron', 'electron/preload', 'renderer', 'resources', 'test'] as const;
/** What was found whole is not read again: a file, and what follows from it, is checked anew only when it changed. */
const remembered = (layer: string): string => path.join(root, 'node_modules', '.cache', 'types', `${layer.replaceAll('/', '-')}.tsbuildinfo`);
const types = layers.map((layer): Step => ({
  name: `types ${layer}`,
  command: node(tool('typescript/bin/tsc'), '-p', layer, '--pretty', 'false', '--incremental', '--tsBuildInfoFile', remembered(layer)),
}));

/** Gives the command a screen where the machine has none. Two screens at once must begin their search at different numbers. */
function onScreen(command: Command, firstNumber: number): Command {
  const xvfb = hasDisplay() ? undefined : screenMaker();
  return xvfb ? [xvfb, '-a', '-n', String(firstNumber), '-s', '-screen 0 1600x1000x24', ...command] : command;
}

function vitest(project: string, screen?: number): Step {
  const step = { name: `tests ${project}`, counts: 'vitest' } as const;
  const reports = ['--reporter=dot', '--reporter=json', `--outputFile.json=${reportFile(step.name)}`];
  const command = node(tool('vitest/vitest.mjs'), 'run', '--config', 'test/vitest.config.ts', '--project', project, ...reports);
  return { ...step, command: screen === undefined ? command : onScreen(command, screen) };
}

function endToEnd(shell: 'chromium' | 'electron', found: Found, mustRun: boolean): Step {
  const name = `e2e ${shell}`;
  const reports = ['--reporter=list,json', '--output', path.join(root, 'test-results', shell)];
  const command = node(tool('@playwright/test/cli.js'), 'test', '--config', 'test/e2e/playwright.config.ts', '--project', shell, ...reports);
  const noScreen = shell === 'electron' && !hasDisplay() && !screenMaker() ? 'no display, and no xvfb-run to make one' : undefined;
  const missing = 'missing' in found ? found.missing : noScreen;
  return {
    name,
    counts: 'playwright',
    command: shell === 'electron' ? onScreen(command, 191) : command,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile(name) },
    after: ['build'],
    mustRun,
    ...(missing ? { missing } : {}),
  };
}

/** The components by themselves, in Chromium: looks, reach, strange texts. */
function gallery(found: Found, mustRun: boolean): Step {
  const name = 'gallery';
  const command = node(tool('@playwright/test/cli.js'), 'test', '--config', 'test/gallery/playwright.config.ts', '--reporter=list,json');
  return {
    name,
    counts: 'playwright',
    command,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile(name) },
    mustRun,
    ...('missing' in found ? { missing: found.missing } : {}),
  };
}

/** Everything there is, longest first, so that two at a time end together. */
export function allSteps(): readonly Step[] {
  const inCi = Boolean(process.env['CI']);
  const electronIsPromised = Boolean(process.env['SIDEBAY_REQUIRE_ELECTRON'] ?? process.env['ELECTRON_OVERRIDE_DIST_PATH']);
  return [
    { name: 'build', command: node('electron/launch/build.ts') },
    vitest('integration', 91),
    endToEnd('chromium', chromiumHere(), inCi),
    endToEnd('electron', electronHere(), inCi && electronIsPromised),
    gallery(chromiumHere(), inCi),
    vitest('component'),
    vitest('unit'),
    vitest('simulation'),
    vitest('arch'),
    vitest('conformance'),
    vitest('migration'),
    { name: 'lint', command: node(tool('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings') },
    {
      name: 'format',
      command: node(tool('prettier/bin/prettier.cjs'), '--check', '.', '--log-level', 'warn', '--cache', '--cache-location', tool('.cache/prettier/house')),
    },
    { name: 'dead code', command: node(tool('knip/bin/knip.js'), '--config', 'test/verify/knip.json') },
    ...types,
    { name: 'house rules', command: node('test/arch/check-house.ts') },
    { name: 'lock file', command: node('test/verify/lock-check.ts') },
    { name: 'licences', command: node('test/verify/licence-check.ts') },
  ];
}
