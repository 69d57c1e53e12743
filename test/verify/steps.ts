import path from 'node:path';
import { findChromium, findElectron, findXvfbRun, hasDisplay, type Found } from '../e2e/shells.ts';

export const root = path.resolve(import.meta.dirname, '../..');
/** Git-ignored; every step leaves its report and its output here. */
export const reportFolder = path.join(root, 'test-results/verify');

export interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Names of the steps that must have passed before. */
  readonly after?: readonly string[];
  /** Which runner's JSON report holds its counts. */
  readonly counts?: 'vitest' | 'playwright';
  /** Why it cannot run on this machine. Where `mustRun`, that is a failure and not a remark. */
  readonly missing?: string;
  readonly mustRun?: boolean;
}

export const reportFile = (step: Step): string => path.join(reportFolder, `${step.name.replaceAll(/[^a-z0-9]+/g, '-')}.json`);

const tool = (file: string): string => path.join(root, 'node_modules', file);
const node = (...rest: readonly string[]): readonly [string, ...string[]] => [process.execPath, ...rest];

const layers = ['shared/kernel', 'shared/core', 'shared/contract', 'electron', 'electron/preload', 'renderer', 'test'] as const;
const types = layers.map((layer): Step => ({ name: `types ${layer}`, command: node(tool('typescript/bin/tsc'), '-p', layer) }));

const vitest = (project: string): Step => {
  const name = `tests ${project}`;
  const step: Step = { name, command: node(tool('vitest/vitest.mjs')), counts: 'vitest' };
  return {
    ...step,
    command: node(
      tool('vitest/vitest.mjs'),
      'run',
      '--config',
      'test/vitest.config.ts',
      '--project',
      project,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${reportFile(step)}`,
    ),
  };
};

function endToEnd(shell: 'chromium' | 'electron', found: Found, mustRun: boolean): Step {
  const step: Step = { name: `e2e ${shell}`, command: node(), counts: 'playwright', after: ['build'], mustRun };
  const run = node(
    tool('@playwright/test/cli.js'),
    'test',
    '--config',
    'test/e2e/playwright.config.ts',
    '--project',
    shell,
    '--reporter=list,json',
    '--output',
    path.join(root, 'test-results', shell),
  );
  const needsScreen = shell === 'electron' && !hasDisplay();
  const xvfb = needsScreen ? findXvfbRun() : undefined;
  const missing = 'missing' in found ? found.missing : needsScreen && !xvfb ? 'no display, and no xvfb-run to make one' : undefined;
  return {
    ...step,
    command: xvfb ? [xvfb, '-a', '-s', '-screen 0 1600x1000x24', ...run] : run,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile(step) },
    ...(missing ? { missing } : {}),
  };
}

/** Everything there is, longest first, so that two at a time end together. */
export function allSteps(): readonly Step[] {
  const inCi = Boolean(process.env['CI']);
  const electronIsPromised = Boolean(process.env['SIDEBAY_REQUIRE_ELECTRON'] ?? process.env['ELECTRON_OVERRIDE_DIST_PATH']);
  return [
    { name: 'build', command: node('electron/launch/build.ts') },
    vitest('integration'),
    endToEnd('chromium', findChromium(), inCi),
    endToEnd('electron', findElectron(), inCi && electronIsPromised),
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
