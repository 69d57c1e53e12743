import type { Page } from '@playwright/test';
import { contract } from '../../shared/contract/index.ts';
import { EXCEPTION_KINDS } from '../../shared/core/finding/exception-kinds.ts';
import { ask, become, goTo, queueRows } from './desk.ts';
import { openAll, type Met } from './opens-over.ts';
import { addressesIn, writtenPages } from './pages-of-places.ts';
import type { SamplePerson } from './sample-people.ts';
import { OVER, watchSettling } from './settling.ts';

/*
 * All there is to see, found as a person would: the rail leads to places, the list behind tabs and palette to their pages, buttons to everything
 * that opens over them. A page that is new is walked through without being written down anywhere. While somebody looks round nothing is done:
 * every command is refused on its way.
 */
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
  await link(`/${place}`).or(bench).first().waitFor({ timeout: LOADS_WITHIN_MS });
  const own = page.locator(`:is(.place-tab, .settings-link)[href="#${address}"]`);
  if (part !== undefined && (await own.count()) > 0) await link(address).waitFor();
  await isDrawn(page);
};

/** A window that was loaded anew, on a machine that is busy. */
const LOADS_WITHIN_MS = 30_000;

/** The page is drawn and has what it shows. */
export const isDrawn = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor({ state: 'attached', timeout: LOADS_WITHIN_MS });
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

/** `where` names the screen: its address and what lies over it; `part` selects what is new in it. */
export type Look = (where: string, part: string) => Promise<void>;

/** Looks at every screen in the hands of the first of these people who may open it, and answers with the addresses of the pages. `deep`: also at what buttons and keys open over them. */
export async function everyScreen(page: Page, people: readonly SamplePerson[], look: Look, { deep }: { readonly deep: boolean }): Promise<readonly string[]> {
  const walked = new Set<string>();
  const met: Met = { seen: new Set(), pressed: new Set() };
  if (deep) await watchSettling(page);
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
        if (deep) await openAll({ page, address, arrive }, met, (by, title) => look(`${address} › ${by} › ${title}`, OVER));
      }
    } finally {
      await lookRound();
    }
  }
  return [...walked].filter((address) => !address.startsWith('/queue/'));
}
