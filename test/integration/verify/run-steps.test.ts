import { describe, expect, it } from 'vitest';
import { type Outcome, runSteps } from '../../verify/run-steps.ts';
import type { Step } from '../../verify/steps.ts';

const step = (name: string, script: string, rest: Partial<Step> = {}): Step => ({ name, command: [process.execPath, '-e', script], ...rest });
const fine = 'console.log("fine")';

async function statesOf(steps: readonly Step[], width = 2): Promise<Readonly<Record<string, string>>> {
  const outcomes = await runSteps(steps, width, () => {});
  return Object.fromEntries(outcomes.map(({ step: { name }, state, reason }) => [name, reason ? `${state}: ${reason}` : state]));
}

describe('running the steps', () => {
  it('tells passed, failed, ended by a signal, and not there at all', async () => {
    const states = await statesOf([
      step('a', fine),
      step('b', 'process.exit(3)'),
      step('c', 'process.kill(process.pid, "SIGKILL"); setTimeout(() => {}, 9999)'),
      { name: 'd', command: ['/nowhere/program'] },
    ]);
    expect(states).toMatchObject({ a: 'passed', b: 'failed: ended with 3' });
    expect(states['c']).toMatch(/^failed: ended with /);
    expect(states['d']).toContain('ENOENT');
  });

  it('waits for what a step needs, and does not run it when that did not pass', async () => {
    const seen: string[] = [];
    const slow = step('build', `setTimeout(() => process.exit(1), 200)`);
    const outcomes = await runSteps([step('e2e', fine, { after: ['build'] }), slow, step('lint', fine)], 2, ({ step: { name } }: Outcome) => seen.push(name));
    expect(seen.indexOf('build')).toBeLessThan(seen.indexOf('e2e'));
    expect(outcomes.map(({ state }) => state)).toEqual(['could not run', 'failed', 'passed']);
    expect(outcomes[0]?.reason).toBe('build did not pass');
  });

  it('runs a step whose needs were not asked for', async () => {
    expect(await statesOf([step('e2e', fine, { after: ['build'] })])).toEqual({ e2e: 'passed' });
  });

  it('does not take a test run that tested nothing for a pass', async () => {
    expect(await statesOf([step('a step without report', fine, { counts: 'vitest' })])).toEqual({ 'a step without report': 'failed: no test ran' });
  });

  it('keeps what was said, and gives the step the Node this runs on', async () => {
    const [outcome] = await runSteps([step('node', 'console.error(require("node:child_process").execSync("node -p process.execPath") + "")')], 1, () => {});
    expect(outcome?.output.trim()).toBe(process.execPath);
  });

  it('says why a shell could not be opened', async () => {
    expect(await statesOf([step('e2e', fine, { missing: 'no browser here' })])).toEqual({ e2e: 'could not run: no browser here' });
  });
});
