import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { call, goTo, panel, rows } from '../e2e/desk.ts';
import { openHouseIn } from '../e2e/house.ts';
import { chromiumHere, quietFlags } from '../e2e/shells.ts';
import type { Bench, Row } from './bench-types.ts';
import { spreadOf } from './measure.ts';
import { BARE_SCROLLER, barePage, nextCount } from './smooth/bare-page.ts';
import { firstKilobytes } from './smooth/bundle.ts';
import { heapOf, idOfFirst, LONGEST_FRAME_MS, type Pressed, pressToPaint, type Scrolled, scrollThrough } from './smooth/frames.ts';
import { fillQueue, OPEN, PASSWORD } from './smooth/queue-warehouse.ts';
import { untilBackedUp } from './station-copy.ts';

const SCROLLER = '.queue-scroll';
const FRAMES = 180;
/** A hand on the wheel, and a hand that drags the bar through the whole list. */
const SPEEDS = [
  { what: 'wheel', pixels: 240 },
  { what: 'bar dragged', pixels: 40_000 },
] as const;
const FOLLOWED_MS = 250;
const PAINT_MS = 100;

/** At the top of a list, the keyboard in it. */
async function showList(page: Page, search: string): Promise<void> {
  await goTo(page, `/queue?${search}`);
  // The list of before stands there until the address is followed.
  await page.waitForTimeout(FOLLOWED_MS);
  await rows(page).nth(5).waitFor();
  await page.locator('.queue-grid').focus();
  await page.keyboard.press('Home');
  await page.locator('.queue-row.is-cursor').waitFor();
}

async function scrolling(page: Page, browser: Browser, rounds: number): Promise<readonly Row[]> {
  const measured: Row[] = [];
  const bare = await barePage(browser);
  for (const [what, search, grouped] of [
    ['100k rows', '', false],
    ['100k rows in 5,000 groups', 'group=incident', true],
  ] as const) {
    await showList(page, search);
    if (grouped) await page.locator('.queue-group-line').first().waitFor();
    for (const speed of SPEEDS) {
      const ours: Scrolled[] = [];
      const floor: Scrolled[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        await bare.bringToFront();
        const plain = await scrollThrough(bare, BARE_SCROLLER, speed.pixels, FRAMES);
        await page.bringToFront();
        const moved = await scrollThrough(page, SCROLLER, speed.pixels, FRAMES);
        if (round === 0) continue;
        ours.push(moved);
        floor.push(plain);
      }
      const row = (name: string, unit: string, of: (one: Scrolled) => number, target?: number): Row => ({
        what: `${name}, ${what}, ${speed.what}`,
        unit,
        better: 'lower',
        ours: spreadOf(ours.map(of)),
        reference: { name: 'a bare list', spread: spreadOf(floor.map(of)) },
        ...(target !== undefined && { target: { value: target } }),
      });
      measured.push(
        row('longest frame', 'ms', ({ longestMs }) => longestMs, LONGEST_FRAME_MS),
        // One stumble of the machine and a list that always stumbles have the same longest frame.
        row(`  of ${FRAMES} frames those above ${LONGEST_FRAME_MS} ms`, 'frames', ({ long }) => long),
        row('  usual frame', 'ms', ({ medianMs }) => medianMs),
      );
    }
  }
  await bare.context().close();
  return measured;
}

const CALLS = { sort: 'queue/list', filter: 'queue/list', open: 'cases/get', accept: 'cases/correct', group: null } as const;
type Act = keyof typeof CALLS;

/** What a key needs on this machine when there is nothing to do but to write one number anew. */
async function bareKey(browser: Browser, times: number): Promise<readonly number[]> {
  const bare = await barePage(browser);
  const taken: number[] = [];
  for (let at = 0; at < times; at += 1) taken.push((await pressToPaint(bare, 'a', { selector: '.bare-count', text: await nextCount(bare) })).ms);
  await bare.context().close();
  return taken;
}

/** Nineteen of twenty were at most this: one press in twenty may be the first of its kind, which the browser has yet to compile. */
const nineteenOfTwenty = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.ceil(0.95 * values.length) - 1] ?? Number.NaN;

async function presses(page: Page, browser: Browser, times: number): Promise<readonly Row[]> {
  const bare = await bareKey(browser, times);
  const floor = spreadOf(bare);
  await page.bringToFront();
  const taken: Record<Act, Pressed[]> = { sort: [], filter: [], open: [], accept: [], group: [] };
  const first = '.queue-row';
  await showList(page, '');
  for (let at = 0; at < times; at += 1) {
    await page.getByRole('button', { name: at % 2 === 0 ? 'Platform order' : 'Clock', exact: true }).focus();
    taken.sort.push(await pressToPaint(page, 'Enter', { selector: first, otherThan: await idOfFirst(page, first) }, CALLS.sort));
  }
  const whole = (await page.locator('.queue-grid').getAttribute('aria-rowcount')) ?? '';
  for (let at = 0; at < times; at += 1) {
    await showList(page, '');
    await page.keyboard.press('f');
    await page.getByRole('option', { name: /^Bad address/ }).focus();
    taken.filter.push(await pressToPaint(page, 'Enter', { selector: `.queue-grid:not([aria-rowcount="${whole}"]) ${first}` }, CALLS.filter));
    await page.keyboard.press('Escape');
  }
  for (let at = 0; at < times; at += 1) {
    await showList(page, at % 2 === 0 ? 'kind=bad_address' : 'kind=sku_mismatch');
    taken.open.push(await pressToPaint(page, 'Enter', { selector: 'aside.panel .panel-entry h2' }, CALLS.open));
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
  }
  await showList(page, 'kind=bad_address');
  for (let at = 0; taken.accept.length < times && at < 3 * times; at += 1) {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel(page).waitFor();
    // One that was mended already has none.
    const isOffered = await page
      .locator('aside.panel .suggestion')
      .waitFor({ timeout: 2_000 })
      .then(() => true)
      .catch(() => false);
    if (isOffered) {
      await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Accept') === true);
      // The toast of the one before still stands there.
      await page.evaluate(() => document.querySelector('.toast')?.setAttribute('data-seen', ''));
      taken.accept.push(await pressToPaint(page, 'Enter', { selector: '.toast:not([data-seen])', text: 'accepted and saved' }, CALLS.accept));
    }
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
    await page.locator('.queue-grid').focus();
  }
  for (let at = 0; at < times; at += 1) {
    await showList(page, 'group=incident');
    taken.group.push(await pressToPaint(page, 'ArrowLeft', { selector: '.queue-group-line.is-cursor' }));
    // What is closed stays closed, and the next look begins at a row.
    await page.keyboard.press('ArrowRight');
    await page.locator('.queue-row.is-cursor').waitFor();
  }
  return (Object.keys(taken) as Act[]).flatMap((act): Row[] => {
    const times_ = spreadOf(taken[act].map(({ ms }) => ms));
    const what = `key to paint at 100k rows: ${act === 'group' ? 'close one of 5,000 groups' : act}`;
    const stages = taken[act].flatMap((one) => one.stages ?? []);
    const stage = (name: string, of: (one: (typeof stages)[number]) => number): Row => ({
      what: `  ${act}, ${name}`,
      unit: 'ms',
      better: 'lower',
      ours: spreadOf(stages.map(of)),
    });
    return [
      {
        what: `${what}, 19 times of 20`,
        unit: 'ms',
        better: 'lower',
        ours: spreadOf([nineteenOfTwenty(taken[act].map(({ ms }) => ms))]),
        reference: { name: 'a bare page', spread: spreadOf([nineteenOfTwenty(bare)]) },
        target: { value: PAINT_MS },
      },
      { what: `  ${act}, usually`, unit: 'ms', better: 'lower', ours: times_, reference: { name: 'a bare page', spread: floor } },
      // Opened from what was fetched ahead, nobody is asked.
      ...(stages.length === 0
        ? []
        : [
            stage('until the host is asked', ({ askedMs }) => askedMs),
            stage('until it has answered', ({ hostMs }) => hostMs),
            stage('until it is painted', ({ drawnMs }) => drawnMs),
          ]),
    ];
  });
}

/** Opened and closed, one after the other, all of them different. */
async function heldMemory(page: Page, opens: number): Promise<readonly Row[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await showList(page, '');
  const openOne = async (): Promise<void> => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('aside.panel .panel-entry h2').waitFor();
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'detached' });
  };
  for (let at = 0; at < opens / 5; at += 1) await openOne();
  const before = await heapOf(session);
  for (let at = 0; at < opens; at += 1) await openOne();
  const after = await heapOf(session);
  return [
    {
      what: `heap after ${opens} opens more`,
      unit: 'MB',
      better: 'lower',
      ours: spreadOf([after.megabytes]),
      reference: { name: 'before', spread: spreadOf([before.megabytes]) },
      target: { ratio: 1.1 },
    },
    {
      what: `nodes after ${opens} opens more`,
      unit: 'nodes',
      better: 'lower',
      ours: spreadOf([after.nodes]),
      reference: { name: 'before', spread: spreadOf([before.nodes]) },
      target: { ratio: 1.1 },
    },
  ];
}

/** From the moment the host has sent the page to the first content on the screen, as the browser itself counts it. */
async function firstPaint(page: Page, rounds: number): Promise<readonly Row[]> {
  const taken: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    await page.reload();
    await page.locator('.queue-row').first().waitFor();
    const ms = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const [painted] = performance.getEntriesByName('first-contentful-paint');
      return (painted?.startTime ?? Number.NaN) - (navigation?.responseEnd ?? Number.NaN);
    });
    if (round > 0) taken.push(ms);
  }
  return [{ what: 'first paint after the host has answered', unit: 'ms', better: 'lower', ours: spreadOf(taken), target: { value: 300 } }];
}

/** The queue with a hundred thousand exceptions in the real window (`npm run build` first). */
export const bench: Bench = {
  name: 'smooth',
  run: async ({ quick, freshFolder }) => {
    const found = chromiumHere();
    if (!('exe' in found)) throw new Error(found.missing);
    // SIDEBAY_BENCH_DATA names a folder to keep it in between runs.
    const kept = process.env['SIDEBAY_BENCH_DATA'];
    const folder = kept === undefined ? freshFolder() : path.resolve(kept, quick ? 'queue-quick' : 'queue');
    const userId = await fillQueue(folder, quick ? OPEN.quick : OPEN.whole);
    const browser = await chromium.launch({ executablePath: found.exe, args: [...quietFlags, '--enable-precise-memory-info'] });
    const house = await openHouseIn(folder, {
      shell: 'chromium',
      exe: found.exe,
      needsHostNode: false,
      sample: false,
      browser: () => Promise.resolve(browser),
    });
    try {
      const { page } = house;
      await untilBackedUp(folder);
      page.setDefaultTimeout(20_000);
      const reply = await call(page, 'session.signIn', { userId, password: PASSWORD });
      if (!reply.ok) throw new Error(reply.error.code);
      await page.reload();
      await rows(page).first().waitFor();
      const parts = [
        ['first paint', () => firstPaint(page, quick ? 2 : 7)],
        ['scrolling', () => scrolling(page, browser, quick ? 1 : 3)],
        ['presses', () => presses(page, browser, quick ? 5 : 20)],
        ['memory', () => heldMemory(page, quick ? 100 : 1_000)],
      ] as const;
      const measured: Row[] = [
        { what: 'scripts and sheets of the first page, gzip', unit: 'kB', better: 'lower', ours: spreadOf([firstKilobytes()]), target: { value: 400 } },
      ];
      for (const [name, part] of parts) {
        console.error(`  ${name}`);
        measured.push(...(await part()));
      }
      return measured;
    } finally {
      await house.close();
      await browser.close();
    }
  },
};
