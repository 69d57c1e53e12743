import type { Page } from '@playwright/test';
import { contract } from '../../shared/contract/index.ts';
import { EXCEPTION_KINDS } from '../../shared/core/finding/exception-kinds.ts';
import { ask, become, goTo, queueRows } from './desk.ts';
import { addressesIn, writtenPages } from './pages-of-places.ts';
import type { SamplePerson } from './sample-people.ts';

/*
 * All there is to see, found as a person would: the rail leads to places, the list behind tabs and palette to their pages, buttons and the
 * keys of the help to everything that opens over them. A page that is new is walked through without being written down anywhere. While
 * somebody looks round nothing is done: every command is refused on its way.
 */
const OVER = '[role=dialog], [role=alertdialog], [role=menu], .popover';
/** What opens is there within this; a press that opens nothing costs as much. */
const OPENS_WITHIN_MS = 300;
const MOST_PRESSES = 80;
const MARK = 'data-next-press';

const isCommand = (address: string): boolean => {
  const [, , group = '', name = ''] = new URL(address).pathname.split('/');
  const endpoint = (contract as Readonly<Record<string, Readonly<Record<string, { readonly kind: string }>>>>)[group]?.[name];
  return endpoint?.kind === 'command' && `${group}.${name}` !== 'session.touch';
};

/** Commands are answered as a host whose disk is full would; files are neither asked for nor printed. */
const onlyLook = async (page: Page): Promise<() => Promise<void>> => {
  const refuse = (url: URL): boolean => url.pathname.startsWith('/api/') && isCommand(url.href);
  await page.route(refuse, (route) => route.fulfill({ json: { ok: false, error: { code: 'internal' } } }));
  const ignore = (): void => undefined;
  page.on('filechooser', ignore);
  await page.evaluate(() => {
    globalThis.print = () => undefined;
  });
  return async () => {
    page.off('filechooser', ignore);
    await page.unroute(refuse);
  };
};

/** Goes there and waits until it is that page which stands there, with what it shows: the page before is drawn until the next one is loaded. */
export const arrive = async (page: Page, address: string): Promise<void> => {
  await goTo(page, address);
  const [, place = '', part] = address.split('/');
  const link = (to: string) => page.locator(`nav a[href="#${to}"]:is([aria-current=page], .is-current)`).first();
  const bench = page.locator('.shell.is-bench');
  await link(`/${place}`).or(bench).first().waitFor();
  const own = page.locator(`:is(.place-tab, .settings-link)[href="#${address}"]`);
  if (part !== undefined && (await own.count()) > 0) await link(address).waitFor();
  await isDrawn(page);
};

/** The page is drawn and has what it shows. */
export const isDrawn = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector('.skeleton') === null);
};

/** Addresses of every page of every place that this person may open, in the order of the rail. */
export const addressesOf = async (page: Page): Promise<readonly string[]> => {
  await goTo(page, '/queue');
  await isDrawn(page);
  const places = await page.locator('.rail-link').evaluateAll((links) => links.map((link) => (link.getAttribute('href') ?? '').replace('#', '')));
  const { me } = await ask<{ readonly me: { readonly rights: readonly string[] } }>(page, 'session.status');
  return addressesIn(
    places,
    (await writtenPages()).filter(({ right }) => right === undefined || me.rights.includes(right)),
  );
};

/** One exception of each kind that is there. */
const opened = async (page: Page): Promise<readonly string[]> => {
  const rows = await queueRows(page);
  return EXCEPTION_KINDS.flatMap((kind) => rows.filter((row) => row.kind === kind).slice(0, 1)).map(({ caseId }) => `/queue/${caseId}`);
};

interface Found {
  readonly name: string;
  readonly key: string;
}
/** Marks the next button nobody pressed; numbers in its name differ from row to row, and the frame of the window is the same everywhere. */
const nextButton = (page: Page, place: string, pressed: ReadonlySet<string>): Promise<Found | null> =>
  page.evaluate(
    ([at, known, marked]) => {
      for (const button of document.querySelectorAll(`[${marked}]`)) button.removeAttribute(marked);
      for (const button of document.querySelectorAll('main button, .title-bar button, .status-bar button')) {
        const name = `${button.getAttribute('aria-label') ?? button.textContent}`.replaceAll(/\d+/gu, '#').trim().slice(0, 60);
        const key = `${button.closest('main') === null ? '' : at} ${name}`;
        if (name === '' || known.includes(key) || !button.checkVisibility()) continue;
        button.setAttribute(marked, '');
        return { name, key };
      }
      return null;
    },
    [place, [...pressed], MARK] as const,
  );

const isOver = (page: Page): Promise<boolean> =>
  page
    .waitForFunction((over) => document.querySelector(over)?.checkVisibility() === true, OVER, { timeout: OPENS_WITHIN_MS })
    .then(
      () => true,
      () => false,
    );

const clear = async (page: Page, address: string): Promise<void> => {
  for (let press = 0; press < 3 && (await page.locator(OVER).count()) > 0; press += 1) {
    await page.keyboard.press('Escape');
    await page.waitForFunction((over) => document.querySelector(over) === null, OVER, { timeout: 1_000 }).catch(() => undefined);
  }
  const away = !page.url().endsWith(`#${address}`);
  if (away || (await page.locator(OVER).count()) > 0) {
    await goTo(page, address);
    await page.reload();
    await arrive(page, address);
  }
};

/** The characters that answer on this desk, as the help lists them. */
const lettersOf = async (page: Page): Promise<readonly string[]> => {
  await page.keyboard.press('?');
  const rows = page.locator('.keys-row .key-caps');
  const shown = await rows
    .first()
    .waitFor({ timeout: 2_000 })
    .then(
      () => true,
      () => false,
    );
  const chords = shown ? await rows.evaluateAll((all) => all.map((caps) => [...caps.querySelectorAll('kbd')].map((key) => key.textContent).join('+'))) : [];
  await page.keyboard.press('Escape');
  return [...new Set(chords)].filter((chord) => /^(?:Shift\+)?[A-Z]$/u.test(chord) && chord !== 'G');
};

/** `where` names the screen: its address and what lies over it; `part` selects what is new in it. */
export type Look = (where: string, part: string) => Promise<void>;

interface Walk {
  readonly page: Page;
  readonly look: Look;
  /** Overlays by their title: each is looked at once. */
  readonly seen: Set<string>;
  /** Buttons by place and name: a row has what the row above has. */
  readonly pressed: Set<string>;
}

const titleOver = (page: Page): Promise<string | null> =>
  page.evaluate((over) => {
    const one = [...document.querySelectorAll(over)].at(-1);
    return one === undefined ? null : (one.querySelector('h2, [slot=title]')?.textContent ?? one.getAttribute('aria-label') ?? one.textContent).slice(0, 60);
  }, OVER);

const lookAtWhatOpened = async ({ page, look, seen }: Walk, address: string, by: string): Promise<void> => {
  // A word that hovers over what was pressed may be gone before it is read.
  const title = (await isOver(page)) ? await titleOver(page) : null;
  const name = title?.replaceAll(/\d+/gu, '#') ?? '';
  if (title !== null && !seen.has(name)) {
    seen.add(name);
    await look(`${address} › ${by} › ${title}`, OVER);
  }
  await clear(page, address);
};

const openAll = async (walk: Walk, address: string): Promise<void> => {
  const { page, pressed } = walk;
  const place = address.startsWith('/queue/') ? '/queue/…' : address;
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    const next = await nextButton(page, place, pressed);
    if (next === null) break;
    pressed.add(next.key);
    // One that went away meanwhile, or lies under another, is pressed by nobody.
    await page
      .locator(`[${MARK}]`)
      .click({ timeout: 1_000 })
      .catch(() => undefined);
    await lookAtWhatOpened(walk, address, next.name);
  }
  if ((await page.locator('.shell.is-bench').count()) > 0) return;
  const atList = async (): Promise<void> =>
    page
      .locator('.queue-grid, .desk-list')
      .first()
      .focus({ timeout: 500 })
      .catch(() => undefined);
  await atList();
  for (const letter of await lettersOf(page)) {
    const key = `${place} key ${letter}`;
    if (pressed.has(key)) continue;
    pressed.add(key);
    await atList();
    await page.keyboard.press(letter.length === 1 ? letter.toLowerCase() : letter);
    await lookAtWhatOpened(walk, address, letter);
  }
};

/** Looks at every screen in the hands of the first of these people who may open it, and answers with the addresses of the pages. `deep`: also at what opens over them. */
export async function everyScreen(page: Page, people: readonly SamplePerson[], look: Look, { deep }: { readonly deep: boolean }): Promise<readonly string[]> {
  const walked = new Set<string>();
  const walk: Walk = { page, look, seen: new Set(), pressed: new Set() };
  for (const person of people) {
    await goTo(page, '/queue');
    await become(page, person);
    const addresses = [...(await addressesOf(page)), ...(walked.size === 0 ? await opened(page) : [])].filter((address) => !walked.has(address));
    const lookRound = await onlyLook(page);
    try {
      for (const address of addresses) {
        await arrive(page, address);
        if (address.startsWith('/queue/')) await page.locator('aside.panel .fault-list, aside.panel .section').first().waitFor();
        await look(address, 'body');
        walked.add(address);
        if (deep) await openAll(walk, address);
      }
    } finally {
      await lookRound();
    }
  }
  return [...walked].filter((address) => !address.startsWith('/queue/'));
}
