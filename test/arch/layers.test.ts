import { describe, expect, it } from 'vitest';
import { layerRules } from './layer-rules.ts';
import { checkLayers } from './layers.ts';
import { inSeededTree } from './seeded-tree.ts';

/** A small house in which every rule holds and every layer is present. */
const clean: Readonly<Record<string, string>> = {
  'shared/kernel/result.ts': `export type Result = 'ok';\n`,
  'shared/core/order/order.ts': `import type { Result } from '../../kernel/result.ts';\nimport { parsePhoneNumber } from 'libphonenumber-js/max';\nexport const read = (text: string): Result => (parsePhoneNumber(text), 'ok');\n`,
  'shared/core/ports/clock.ts': `export interface Clock { readonly now: () => number }\n`,
  'shared/core/usecases/hold.ts': `export const hold = 1;\n`,
  'shared/contract/ipc-channel.ts': `export const channel = 'call';\n`,
  'shared/contract/orders.contract.ts': `import { z } from 'zod';\nimport { read } from '../core/order/order.ts';\nexport const orders = z.string().transform(read);\n`,
  'electron/preload/preload.ts': `import { contextBridge } from 'electron';\nimport { channel } from '../../shared/contract/ipc-channel.ts';\ncontextBridge.exposeInMainWorld(channel, 1);\n`,
  'electron/main/main.ts': `import { app } from 'electron';\nimport fs from 'node:fs';\nvoid [app, fs];\n`,
  'electron/launch/start.ts': `import { spawn } from 'node:child_process';\nvoid spawn;\n`,
  'electron/disk/durable-files.ts': `import { renameSync } from 'node:fs';\nexport const move = renameSync;\n`,
  'electron/host/main-node.ts': `import { host } from './compose.ts';\nvoid host;\n`,
  'electron/host/compose.ts': `import { open } from './adapters/sqlite/open.ts';\nimport { now } from './adapters/system/clock.ts';\nimport { pump } from './sync/pump.ts';\nimport { serve } from './http/server.ts';\nexport const host = [open, now, pump, serve];\n`,
  'electron/host/handlers/order-handlers.ts': `import { orders } from '../../../shared/contract/orders.contract.ts';\nexport const handlers = orders;\n`,
  'electron/host/http/server.ts': `import { handlers } from '../handlers/order-handlers.ts';\nimport { createServer } from 'node:http';\nexport const serve = [handlers, createServer];\n`,
  'electron/host/sync/pump.ts': `import type { Clock } from '../../../shared/core/ports/clock.ts';\nexport const pump = (clock: Clock) => clock.now();\n`,
  'electron/host/adapters/sqlite/open.ts': `import Database from 'better-sqlite3';\nimport { move } from '../../../disk/durable-files.ts';\nexport const open = [Database, move];\n`,
  'electron/host/adapters/system/clock.ts': `import type { Clock } from '../../../../shared/core/ports/clock.ts';\nexport const now: Clock['now'] = () => Date.now();\n`,
  'electron/training-wms/store.ts': `import Database from 'better-sqlite3';\nexport const store = Database;\n`,
  'renderer/ui/button.tsx': `import { Button } from 'react-aria-components';\nexport const B = () => <Button />;\n`,
  'renderer/gallery/sections/buttons.tsx': `import { B } from '../../ui/button.tsx';\nexport const Buttons = () => <B />;\n`,
  'renderer/transport/call.ts': `import type { orders } from '../../shared/contract/orders.contract.ts';\nexport type T = typeof orders;\n`,
  'renderer/features/queue/queue.tsx': `import { B } from '../../ui/button.tsx';\nimport type { T } from '../../transport/call.ts';\nexport const Queue = (_: { t: T }) => <B />;\n`,
  'renderer/features/stock/stock.tsx': `export const Stock = () => null;\n`,
  'renderer/app/app.tsx': `import { Queue } from '../features/queue/queue.tsx';\nexport const routes = { Queue, later: () => import('../features/stock/stock.tsx') };\n`,
  'resources/rules/make.ts': `import { order } from '../../shared/kernel/result.ts';\nvoid order;\n`,
  'test/unit/order.test.ts': `import { read } from '../../shared/core/order/order.ts';\nimport Database from 'better-sqlite3';\nvoid [read, Database];\n`,
};

const rulesBroken = (extra: Readonly<Record<string, string>>): readonly string[] =>
  inSeededTree({ ...clean, ...extra }, (root) => [...new Set(checkLayers(root).violations.map(({ rule }) => rule))]);

/** [what is wrong, the file, its text, the rule that must speak]. */
const seeded: readonly (readonly [string, string, string, string])[] = [
  ['kernel reaching up to core', 'shared/kernel/up.ts', `import '../core/order/order.ts';`, 'kernel imports nothing'],
  ['kernel with a library', 'shared/kernel/lib.ts', `import 'zod';`, 'kernel imports nothing'],
  ['core with a file system', 'shared/core/order/disk.ts', `import fs from 'node:fs'; void fs;`, 'core sees core, kernel and the named pure libraries'],
  ['core with an unnamed library', 'shared/core/order/lib.ts', `import 'hono';`, 'core sees core, kernel and the named pure libraries'],
  [
    'core with a library that only starts like a named one',
    'shared/core/order/alike.ts',
    `import 'uuid-x';`,
    'core sees core, kernel and the named pure libraries',
  ],
  ['core with the small phone metadata', 'shared/core/order/min.ts', `import 'libphonenumber-js';`, 'core sees core, kernel and the named pure libraries'],
  [
    'core knowing the wire, by type only',
    'shared/core/order/wire.ts',
    `export type T = import('../../contract/orders.contract.ts').orders;`,
    'core sees core, kernel and the named pure libraries',
  ],
  ['core with a clock', 'shared/core/order/clock.ts', `export const at = () => Date.now();`, 'shared has no clock, no randomness, no timers'],
  ['core with a date', 'shared/core/order/date.ts', `export const at = () => new Date();`, 'shared has no clock, no randomness, no timers'],
  ['core with randomness', 'shared/core/order/dice.ts', `export const draw = () => Math.random();`, 'shared has no clock, no randomness, no timers'],
  ['core with a timer', 'shared/core/order/timer.ts', `export const later = () => setTimeout(() => {}, 1);`, 'shared has no clock, no randomness, no timers'],
  ['contract with an adapter', 'shared/contract/x.contract.ts', `import '../../electron/host/adapters/sqlite/open.ts';`, 'contract sees core, kernel and zod'],
  ['contract with React', 'shared/contract/y.contract.ts', `import 'react';`, 'contract sees core, kernel and zod'],
  ['preload with Node', 'electron/preload/more.ts', `import 'node:fs';`, 'preload is a pipe: electron and the channel name'],
  [
    'preload with the contract',
    'electron/preload/wide.ts',
    `import '../../shared/contract/orders.contract.ts';`,
    'preload is a pipe: electron and the channel name',
  ],
  ['the disk knowing the host', 'electron/disk/up.ts', `import '../host/compose.ts';`, 'what every process writes with knows Node alone'],
  ['the host with electron', 'electron/host/sync/window.ts', `import 'electron';`, 'only main and preload see electron'],
  ['the launcher with electron (it would download)', 'electron/launch/find.ts', `const e = require('electron'); void e;`, 'only main and preload see electron'],
  ['the host reaching up to main', 'electron/host/sync/up.ts', `import '../../main/main.ts';`, 'the host lies below main'],
  ['the host drawing', 'electron/host/http/page.tsx', `import '../../../renderer/ui/button.tsx';`, 'the host knows no user interface'],
  ['a handler with a driver', 'electron/host/handlers/raw.ts', `import 'node:fs';`, 'handlers see contract, core and kernel'],
  ['a handler with an adapter', 'electron/host/handlers/direct.ts', `import '../adapters/system/clock.ts';`, 'only compose names adapters'],
  ['a pump with an adapter, dynamically', 'electron/host/sync/direct.ts', `void import('../adapters/system/clock.ts');`, 'only compose names adapters'],
  [
    'the server with an adapter, re-exported',
    'electron/host/http/direct.ts',
    `export { now } from '../adapters/system/clock.ts';`,
    'only compose names adapters',
  ],
  ['the command line with an adapter', 'electron/host/cli/direct.ts', `import '../adapters/system/clock.ts';`, 'only compose names adapters'],
  ['main composing the host inside Electron', 'electron/main/inside.ts', `import '../host/compose.ts';`, 'only the entries of the host compose it'],
  ['an adapter with another adapter', 'electron/host/adapters/system/peek.ts', `import '../sqlite/open.ts';`, 'adapters never know each other'],
  [
    'an adapter with the server around it',
    'electron/host/adapters/system/server.ts',
    `import '../../http/server.ts';`,
    'adapters sit at the edge: ports of core, not the host around them',
  ],
  ['the training WMS with the host', 'electron/training-wms/peek.ts', `import '../host/sync/pump.ts';`, 'the training WMS and the host meet only on the wire'],
  [
    'the host with the training WMS',
    'electron/host/sync/peek.ts',
    `import '../../training-wms/store.ts';`,
    'the host and the training WMS meet only on the wire',
  ],
  ['a second owner of SQLite', 'electron/host/sync/db.ts', `import 'better-sqlite3';`, 'SQLite has one owner, and the training WMS its own'],
  ['the renderer with Node', 'renderer/lib/disk.ts', `import 'node:fs';`, 'the renderer reaches the host only through transport: no electron/, no Node'],
  [
    'the renderer with the host',
    'renderer/lib/host.ts',
    `import '../../electron/host/sync/pump.ts';`,
    'the renderer reaches the host only through transport: no electron/, no Node',
  ],
  [
    'the renderer with electron',
    'renderer/lib/electron.ts',
    `import 'electron';`,
    'the renderer reaches the host only through transport: no electron/, no Node',
  ],
  [
    'the renderer running a use case',
    'renderer/features/queue/act.ts',
    `import '../../../shared/core/usecases/hold.ts';`,
    'the renderer uses what core knows, not what core does',
  ],
  ['a feature with another feature', 'renderer/features/queue/peek.ts', `import '../stock/stock.tsx';`, 'features never know each other'],
  ['a feature with the app', 'renderer/features/queue/up.ts', `import '../../app/app.tsx';`, 'features lie below app'],
  ['ui with a feature', 'renderer/ui/peek.ts', `import '../features/queue/queue.tsx';`, 'ui, lib and transport lie below features'],
  ['ui with domain words', 'renderer/ui/domain.ts', `import '../../shared/core/order/order.ts';`, 'ui has no domain words and no data'],
  [
    'the host running a maker of data',
    'electron/host/sync/maker.ts',
    `import '../../../resources/rules/make.ts';`,
    'resources are data: what makes them is run by hand and imported by nobody',
  ],
  [
    'a maker of data with the host',
    'resources/rules/host.ts',
    `import '../../electron/host/sync/pump.ts';`,
    'what makes resources knows shared, not the processes',
  ],
  ['a product file with a test', 'renderer/lib/test.ts', `import '../../test/unit/order.test.ts';`, 'nothing imports test'],
  ['a bare Node module', 'electron/main/bare.ts', `import 'fs';`, 'Node modules are written node:'],
  ['an import without its ending', 'electron/main/ending.ts', `import '../host/sync/pump';`, 'relative imports have their ending and resolve'],
  ['an import of nothing', 'electron/main/nothing.ts', `import './gone.ts';`, 'relative imports have their ending and resolve'],
  ['an import from outside', 'electron/main/outside.ts', `import '../../../elsewhere.ts';`, 'imports stay inside the project'],
  ['a computed import', 'electron/main/computed.ts', `const name = './main.ts'; void import(name);`, 'imports are literals'],
  [
    'a component nobody but another unused one shows',
    'renderer/ui/lonely.tsx',
    `import { B } from './button.tsx'; export const Lonely = () => <B />;`,
    'what the gallery shows, a desk uses',
  ],
  ['a component that is never looked at', 'renderer/ui/unseen.tsx', `export const Unseen = () => null;`, 'every component stands in the gallery'],
  ['a module that imports itself', 'electron/main/self.ts', `import './self.ts';`, 'no import cycles'],
];

describe('layers', () => {
  it('finds nothing wrong in a clean tree, and looked at it', () => {
    const report = inSeededTree(clean, checkLayers);
    expect(report.violations).toEqual([]);
    expect(report.files).toBe(Object.keys(clean).length);
    expect(report.edges).toBeGreaterThan(25);
  });

  it.each(seeded)('sees %s', (_what, file, text, rule) => {
    expect(rulesBroken({ [file]: text })).toContain(rule);
  });

  it('has a seeded violation for every rule', () => {
    const spoken = new Set(seeded.map(([, , , rule]) => rule));
    expect(layerRules.map(({ name }) => name).filter((name) => !spoken.has(name))).toEqual([]);
  });

  it('sees a cycle through three files and names the way round', () => {
    const report = inSeededTree(
      { 'shared/core/a.ts': `import './b.ts';`, 'shared/core/b.ts': `import './c.ts';`, 'shared/core/c.ts': `import type {} from './a.ts';` },
      checkLayers,
    );
    expect(report.violations).toEqual([
      { rule: 'no import cycles', file: 'shared/core/a.ts', detail: 'shared/core/a.ts → shared/core/b.ts → shared/core/c.ts → shared/core/a.ts' },
    ]);
  });

  it('sees two folders of the core that stand on each other though no file does', () => {
    const report = inSeededTree(
      {
        'shared/core/a/one.ts': `import type {} from '../b/two.ts';`,
        'shared/core/a/three.ts': 'export {};',
        'shared/core/b/two.ts': 'export {};',
        'shared/core/b/four.ts': `import type {} from '../a/three.ts';`,
      },
      checkLayers,
    );
    expect(report.violations).toEqual([
      {
        rule: 'folders of the core and of its database stand on each other, never in a ring',
        file: 'shared/core/a',
        detail: 'shared/core/a → shared/core/b → shared/core/a',
      },
    ]);
  });

  it('does not pass when there was nothing to look at', () => {
    expect(inSeededTree({ 'README.md': '' }, checkLayers).violations.map(({ rule }) => rule)).toEqual(['the check looked at something']);
  });
});
