import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROCESSES, processBuild } from '../../../electron/launch/build.ts';
import { programFolder } from '../../fixtures/work-house.ts';

/** What `npm pack` puts into the package, unpacked as `npm install -g` lays it down: its own build, and of other packages the database driver alone. */
describe('the command of an installed package', () => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'installed-')));
  const [stage, prefix] = [path.join(folder, 'stage'), path.join(folder, 'prefix')];
  const installed = path.join(prefix, 'lib', 'node_modules', 'sidebay');
  const command = path.join(prefix, 'bin', 'sidebay');
  const data = path.join(folder, 'data');
  let packed: readonly string[];

  beforeAll(async () => {
    mkdirSync(stage);
    for (const part of ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'resources'])
      cpSync(path.join(programFolder, part), path.join(stage, part), { recursive: true });
    await build(processBuild(PROCESSES, path.join(stage, 'dist', 'electron'), 'es'));
    cpSync(path.join(programFolder, 'renderer/i18n/locales'), path.join(stage, 'dist/locales'), { recursive: true });
    const said = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: stage, encoding: 'utf8' });
    const [{ filename, files }] = JSON.parse(said) as [{ readonly filename: string; readonly files: readonly { readonly path: string }[] }];
    packed = files.map((file) => file.path);
    mkdirSync(installed, { recursive: true });
    execFileSync('tar', ['-xzf', path.join(folder, filename), '-C', installed, '--strip-components', '1']);
    mkdirSync(path.join(installed, 'node_modules'));
    symlinkSync(path.join(programFolder, 'node_modules/better-sqlite3'), path.join(installed, 'node_modules/better-sqlite3'));
    mkdirSync(path.dirname(command));
    const { bin } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as { readonly bin: { readonly sidebay: string } };
    symlinkSync(path.join(installed, bin.sidebay), command);
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const sidebay = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, [command, ...args], { cwd: folder, input, encoding: 'utf8', env: { ...process.env, SIDEBAY_DATA: data } });
  const json = (text: string): unknown => JSON.parse(text.trim());

  it('carries the built program and what it reads, and neither sources nor tests', () => {
    expect(packed).toContain('dist/electron/cli.js');
    expect(packed).toContain('resources/divisions/cn-divisions.json');
    expect(packed.filter((file) => /\.tsx?$|\.map$|^test\/|^resources\/pictures\//u.test(file))).toEqual([]);
    expect(readdirSync(path.join(installed, 'node_modules'))).toEqual(['better-sqlite3']);
  });

  it('checks telephones line by line, in the same order, errors as objects', () => {
    const lines = ['{"id":1,"region":"CN","number":"13800138000"}', 'nonsense', '{"id":"b","region":"DE","number":"030 901820"}'];
    const { status, stdout, stderr } = sidebay(['phone', 'check'], `${lines.join('\n')}\n`);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.trim().split('\n').map(json)).toMatchObject([
      { id: 1, valid: true, type: 'mobile', e164: '+8613800138000' },
      { id: null, error: { code: 'bad_row' } },
      { id: 'b', valid: true, e164: '+4930901820' },
    ]);
  });

  it('takes a file in, walks its journal, backs up and exports, from any folder', { timeout: 120_000 }, () => {
    mkdirSync(data);
    const file = path.join(folder, 'orders.csv');
    writeFileSync(
      file,
      'Order number,Recipient,Phone,Country,Province,City,District,Address,SKU,Quantity\nA-1,沈听澜,13800138000,CN,浙江省,杭州市,余杭区,听雨路12号,TEE-1,2\n',
    );
    expect(json(sidebay(['import', file, '--merchant', 'QH', '--json']).stdout)).toMatchObject({ files: 1, rows: 1, created: 1, setAside: [] });
    expect(json(sidebay(['journal', 'verify']).stdout)).toMatchObject({ whole: true, brokenAt: null });
    expect(sidebay(['backup']).status).toBe(0);
    const out = path.join(folder, 'out.xlsx');
    expect(sidebay(['export', '--format', 'xlsx', '--out', out]).status).toBe(0);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
  });

  it('says in words that a Node is too old, where the driver would end it without one', () => {
    const old = `Object.defineProperty(process.versions, 'node', { value: '20.19.0' }); process.argv[2] = 'journal'; await import(${JSON.stringify(`file://${command}`)});`;
    const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', old], {
      encoding: 'utf8',
      env: { ...process.env, SIDEBAY_DATA: data },
    });
    expect([status, stderr.includes('Install Node 24'), stderr.includes('npm ci')]).toEqual([1, true, false]);
  });
});
