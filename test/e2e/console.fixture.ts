import path from 'node:path';
import { test as base, chromium, type Browser } from '@playwright/test';
import { refuseMouse } from './by-keyboard.ts';
import { FIRST_START_MS, newFolder, openHouseIn, removeFolder, type House, type ShellOptions } from './house.ts';
import { moveIn } from './move-in.ts';
import { cameraFlags, quietFlags } from './shells.ts';

/*
 *   fresh folder ── a host makes the sample (seconds) ──▶ kept, once per worker ── copied while no host runs ──▶ every house begins there
 */

export interface HouseOptions {
  /** `kept`: a copy of the worker's sample; `fresh`: the host makes one; `empty`: nothing is there. */
  readonly begin?: 'kept' | 'fresh' | 'empty';
  /** Its camera sees the film at `house().film`, which a test writes and changes. */
  readonly camera?: boolean;
  /** `keyboard`: whatever else its first window meets, a pointer or a text nobody typed, fails the test. */
  readonly hands?: 'keyboard';
}

interface OpenedHouse extends House {
  /** '' where the camera draws its own picture. */
  readonly film: string;
}

interface WorkerFixtures {
  readonly browserHere: () => Promise<Browser>;
  readonly openHouse: (options?: HouseOptions) => Promise<OpenedHouse>;
}

export const test = base.extend<object, ShellOptions & WorkerFixtures>({
  shell: ['chromium', { option: true, scope: 'worker' }],
  exe: ['', { option: true, scope: 'worker' }],
  needsHostNode: [false, { option: true, scope: 'worker' }],

  browserHere: [
    async ({ exe }, use) => {
      let browser: Promise<Browser> | undefined;
      await use(() => (browser ??= chromium.launch({ executablePath: exe, args: [...quietFlags] })));
      await (await browser)?.close();
    },
    { scope: 'worker' },
  ],

  openHouse: [
    async ({ shell, exe, needsHostNode, browserHere }, use) => {
      let kept: Promise<string> | undefined;
      const open = (folder: string, sample: boolean, film: string | null = null, browser = browserHere): Promise<House> =>
        openHouseIn(folder, { shell, exe, needsHostNode, sample, film, browser });
      const makeKept = async (): Promise<string> => {
        const folder = newFolder('kept');
        await (await open(folder, true)).close();
        return folder;
      };
      await use(async ({ begin = 'kept', camera = false } = {}) => {
        const folder = newFolder('e2e');
        if (begin === 'kept') moveIn(await (kept ??= makeKept()), folder);
        const film = camera ? path.join(newFolder('film'), 'camera.y4m') : null;
        // The film is named when a browser starts: this house has one of its own.
        const own = camera && shell === 'chromium' ? await chromium.launch({ executablePath: exe, args: [...quietFlags, ...cameraFlags(film)] }) : undefined;
        const house = await open(folder, begin !== 'empty', film, own === undefined ? browserHere : () => Promise.resolve(own));
        // Electron asks nobody: its window may use the camera, and nothing else may.
        if (camera && shell === 'chromium') await house.page.context().grantPermissions(['camera']);
        return {
          ...house,
          film: film ?? '',
          close: async () => {
            await house.close();
            await own?.close();
            removeFolder(folder);
            if (film !== null) removeFolder(path.dirname(film));
          },
        };
      });
      if (kept !== undefined) removeFolder(await kept);
    },
    { scope: 'worker' },
  ],
});

/**
 * One house for all tests of a file. To be called at its top; the getter answers inside tests.
 * A complaint of a window fails the test in which it came.
 */
export function keepHouse(options: HouseOptions = {}): () => OpenedHouse {
  let house: OpenedHouse | undefined;
  test.beforeAll(async ({ openHouse }) => {
    test.setTimeout(2 * FIRST_START_MS);
    house = await openHouse(options);
    if (options.hands === 'keyboard') await refuseMouse(house.page, house.complaints);
  });
  test.afterEach(async () => {
    // What the page said before this answer has arrived with it.
    if (options.hands === 'keyboard') await house?.page.evaluate(() => undefined);
    const said = house?.complaints.splice(0) ?? [];
    base.expect(said, 'what a window complained about').toEqual([]);
  });
  test.afterAll(async () => {
    await house?.close();
  });
  return () => {
    if (!house) throw new Error('asked for before the first test');
    return house;
  };
}

export { expect } from '@playwright/test';
