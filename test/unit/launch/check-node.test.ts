import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { expect, it } from 'vitest';

const check = pathToFileURL(path.resolve(import.meta.dirname, '../../../electron/launch/check-node.mjs')).href;

/** The check as a Node of that version would run it. */
const run = (version: string) => {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); Object.defineProperty(process, 'version', { value: 'v${version}' });`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', `${pretend} await import('${check}');`], { encoding: 'utf8' });
};

it.each(['18.20.4', '20.19.0', '22.17.1', '23.11.0'])('a Node %s is told in one message, in both languages, what to do', (version) => {
  const { status, stderr } = run(version);
  expect(status).toBe(1);
  expect(stderr).toContain(`this is v${version}`);
  expect(stderr).toMatch(/Install Node 24|npm ci/u);
  expect(stderr).toMatch(/请/u);
});

it.each(['22.18.0', '24.0.0', '26.1.0'])('a Node %s passes without a word', (version) => {
  expect(run(version)).toMatchObject({ status: 0, stderr: '', stdout: '' });
});
