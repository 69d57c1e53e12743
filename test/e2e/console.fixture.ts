import { test as base, chromium, type Browser } from '@playwright/test';
import { FIRST_START_MS, newFolder, openHouseIn, removeFolder, type House, type ShellOptions } from './house.ts';
import { moveIn } from './move-in.ts';
import { quietFlags } from './shells.ts';

/*
 *   fresh folder ── a host makes the sample (seconds) ──▶ kept, once per worker ── copied while no host runs ──▶ every house begins there
 */

export interface HouseOptions {
  /** `kept`: a copy of the worker's sample; `fresh`: the host makes one; `empty`: nothing is there. */
  readonly begin?: 'kept' | 'fresh' | 'empty';
}

interface WorkerFixtures {
  readonly browserHere: () => Promise<Browser>;
  readonly openHouse: (options?: HouseOptions) => Promise<House>;
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
      const open = (folder: string, sample: boolean): Promise<House> => openHouseIn(folder, { shell, exe, needsHostNode, sample, browser: browserHere });
      const makeKept = async (): Promise<string> => {
        const folder = newFolder('kept');
        await (await open(folder, true)).close();
        return folder;
      };
      await use(async ({ begin = 'kept' } = {}) => {
        const folder = newFolder('e2e');
        if (begin === 'kept') moveIn(await (kept ??= makeKept()), folder);
        const house = await open(folder, begin !== 'empty');
        return {
          ...house,
          close: async () => {
            await house.close();
            removeFolder(folder);
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
export function keepHouse(options: HouseOptions = {}): () => House {
  let house: House | undefined;
  test.beforeAll(async ({ openHouse }) => {
    test.setTimeout(2 * FIRST_START_MS);
    house = await openHouse(options);
  });
  test.afterEach(() => {
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
