import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EventEmitter } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import { createParentDrillLauncher } from '../../electron/host/adapters/drill/parent-drill-launcher.ts';
import { createSpawnDrillLauncher } from '../../electron/host/adapters/drill/spawn-drill-launcher.ts';
import { createDrillResultStore } from '../../electron/host/adapters/sqlite/site/drill-result-store.ts';
import type { HostChild } from '../../electron/main/host-process.ts';
import { createDrillService } from '../../electron/main/serve-drill.ts';
import type { DrillResult } from '../../shared/core/drill/drill-result.ts';
import { NO_FACTS } from '../../shared/core/drill/drill.ts';
import { scoreDrill } from '../../shared/core/drill/score-drill.ts';
import type { DrillChild, DrillLauncher, DrillResults } from '../../shared/core/ports/drills.ts';
import type { UnitOfWork } from '../../shared/core/ports/journal.ts';
import { createFakeDrillLauncher } from '../fakes/fake-drill-launcher.ts';
import { createMemoryDrillResults } from '../fakes/memory-drill-results.ts';
import { createMemoryUnitOfWork } from '../fakes/memory-unit-of-work.ts';
import { openSqliteStores } from '../fixtures/order-stores.ts';

interface Rig {
  readonly unitOfWork: UnitOfWork;
  readonly results: DrillResults;
}
const rigs: readonly (readonly [string, () => Rig])[] = [
  [
    'in memory',
    () => {
      const unitOfWork = createMemoryUnitOfWork();
      return { unitOfWork, results: createMemoryDrillResults(unitOfWork) };
    },
  ],
  [
    'SQLite',
    () => {
      const { db, unitOfWork } = openSqliteStores();
      return { unitOfWork, results: createDrillResultStore(db) };
    },
  ],
];
const result = (id: string, at: number): DrillResult => ({
  id,
  by: 'u1',
  startedAt: at,
  finishedAt: at + 600_000,
  seed: 7,
  orders: 3,
  score: scoreDrill({ ...NO_FACTS, beganAt: at, diedAt: at + 9, declaredAt: at + 90_000, signedAt: at + 500_000 }, 2),
});

describe.each(rigs)('results of drills: %s', (_, open) => {
  it('are given back as they were, newest first, and by id', () => {
    const { unitOfWork, results } = open();
    expect([results.list(9), results.find('a')]).toEqual([[], null]);
    const [one, two] = [result('a', 1_000), result('b', 2_000)];
    unitOfWork.run(() => results.add(one));
    unitOfWork.run(() => results.add(two));
    expect([results.list(9), results.list(1), results.find('a')]).toEqual([[two, one], [two], one]);
  });
  it('are written once, inside a unit of work only, and go back with it', () => {
    const { unitOfWork, results } = open();
    expect(() => results.add(result('a', 1))).toThrow('unit of work');
    unitOfWork.run(() => results.add(result('a', 1)));
    expect(() => unitOfWork.run(() => results.add(result('a', 2)))).toThrow();
    const failing = (): void => {
      results.add(result('b', 3));
      throw new Error('no such luck');
    };
    expect(() => unitOfWork.run(failing)).toThrow('no such luck');
    expect(results.list(9)).toEqual([result('a', 1)]);
  });
});

/** Electron's main process as the host sees it, with another launcher in place of its second host. */
const overElectron = (launcher: DrillLauncher): { readonly launcher: DrillLauncher; readonly die: () => void; readonly log: string[] } => {
  const line = new EventEmitter();
  const log: string[] = [];
  const child: HostChild = {
    post: (message) => void setImmediate(() => line.emit('toHost', message)),
    onMessage: (listener) => void line.on('fromHost', listener),
    onExit: (listener) => void line.once('exit', listener),
    kill: () => {},
  };
  createDrillService({
    start: (folder) => {
      const run = launcher.launch({ folder });
      return {
        post: ({ kind }) => kind === 'stop' && run.stop(),
        onMessage: (listener) => run.onReady(() => listener({ kind: 'ready' })),
        onExit: (listener) => run.onExit(listener),
        kill: () => {},
      };
    },
    show: (address) => void log.push(`show ${address}`),
    closeWindows: () => void log.push('close'),
  })(child);
  return {
    log,
    die: () => void line.emit('exit'),
    launcher: createParentDrillLauncher({
      send: (message) => void setImmediate(() => line.emit('fromHost', message)),
      listen: (onMessage) => {
        line.on('toHost', onMessage);
        return () => void line.off('toHost', onMessage);
      },
    }),
  };
};

const root = mkdtempSync(path.join(tmpdir(), 'drill-launcher-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const entry = path.resolve(import.meta.dirname, '../fixtures/ready.child.ts');
const readyAtOnce = (): DrillLauncher => {
  const { launcher, runs } = createFakeDrillLauncher();
  return {
    ...launcher,
    launch: (options) => {
      const child = launcher.launch(options);
      runs.at(-1)?.ready();
      return child;
    },
  };
};
const ready = (child: DrillChild): Promise<void> => new Promise((resolve) => child.onReady(resolve));
const ended = (child: DrillChild): Promise<unknown> => new Promise((resolve) => child.onExit(resolve));
const spawning = (): DrillLauncher => createSpawnDrillLauncher(entry, []);

describe.each([
  ['a child of this Node', spawning()],
  ['asked of Electron', overElectron(spawning()).launcher],
  ['the fake', readyAtOnce()],
  ['the fake, asked of Electron', overElectron(readyAtOnce()).launcher],
] as const)('the drill launcher: %s', (name, launcher) => {
  it('says when it is ready, and ends when told to, once and for late listeners too', async () => {
    const child = launcher.launch({ folder: path.join(root, name.replaceAll(/\W/gu, '-')) });
    await ready(child);
    await ready(child);
    child.stop();
    await ended(child);
    await ended(child);
  }, 20_000);
});

it('Electron shows the address, ends a drill with its host, and closes its windows', async () => {
  const { launcher: fake, runs } = createFakeDrillLauncher();
  const { launcher, die, log } = overElectron(fake);
  launcher.launch({ folder: root });
  expect(launcher.show('http://127.0.0.1:9/enter?t=x')).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([runs.length, log]).toEqual([1, ['show http://127.0.0.1:9/enter?t=x']]);
  die();
  expect([runs[0]?.isStopped, log.at(-1)]).toEqual([true, 'close']);
});
it('a browser opens the window itself', () => expect(spawning().show('http://127.0.0.1:9/')).toBe(false));
