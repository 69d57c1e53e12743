import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runSteps } from './run-steps.ts';
import { allSteps, reportFile, reportFolder } from './steps.ts';
import { isFailure, line, summary, tail } from './summary.ts';

/**
 * `npm test`: everything there is, two at a time. `--quick` leaves out what opens a window; `--only types,lint` runs the steps
 * whose names begin so, and `--list` names them.
 */
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' }, list: { type: 'boolean', default: false } },
});
const wanted = values.only?.split(',').map((name) => name.trim());
const steps = allSteps()
  .filter(({ name }) => !values.quick || !name.startsWith('e2e'))
  .filter(({ name }) => !wanted || wanted.some((prefix) => name === prefix || name.startsWith(`${prefix} `)));

if (values.list) for (const { name, missing } of steps) console.log(missing ? `${name} (${missing})` : name);
else if (steps.length === 0) {
  console.error(`No step is called ${values.only ?? ''}; --list names them.`);
  process.exitCode = 2;
} else {
  rmSync(reportFolder, { recursive: true, force: true });
  mkdirSync(reportFolder, { recursive: true });
  const startedAt = performance.now();
  const outcomes = await runSteps(steps, 2, (outcome) => {
    console.log(line(outcome));
    writeFileSync(reportFile(outcome.step.name, 'log'), outcome.output);
    if (outcome.state === 'failed') console.log(`${tail(outcome.output, 120).replaceAll(/^/gm, '  │ ')}\n`);
  });
  console.log(summary(outcomes, (performance.now() - startedAt) / 1000));
  process.exitCode = outcomes.some(isFailure) ? 1 : 0;
}
