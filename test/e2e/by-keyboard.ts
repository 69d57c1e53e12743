import { expect, type Locator, type Page } from '@playwright/test';

/*
 * Hands that never leave the keyboard. A page that was told so complains of every press of a pointer and of every text that came by no key; elements
 * are reached as a person reaches them, by Tab and arrows, so that what no key leads to fails.
 */

/** Sees what no keyboard does, in the page; a text of several letters in one stroke was filled in. */
const watchHands = (): void => {
  const { sayNotByKey } = globalThis as unknown as { readonly sayNotByKey: (what: string) => void };
  const seen = globalThis as { handsAreWatched?: boolean };
  if (seen.handsAreWatched === true) return;
  seen.handsAreWatched = true;
  const said = (event: Event): string => `${event.type} on ${event.target instanceof Element ? event.target.outerHTML.slice(0, 100) : 'the page'}`;
  for (const type of ['pointerdown', 'mousedown', 'touchstart', 'wheel'])
    addEventListener(type, (event) => event.isTrusted && sayNotByKey(said(event)), { capture: true, passive: true });
  addEventListener('beforeinput', (event) => event.isTrusted && event.inputType === 'insertText' && (event.data?.length ?? 0) > 2 && sayNotByKey(said(event)), {
    capture: true,
  });
};

/** From now on, over every reload: `complaints` gets what the page meets that is not the keyboard. */
export const refuseMouse = async (page: Page, complaints: string[]): Promise<void> => {
  await page.exposeBinding('sayNotByKey', (_, what: string) => void complaints.push(`not by keyboard: ${what}`));
  await page.addInitScript(watchHands);
  await page.evaluate(watchHands);
};

/** More stops than any screen has. */
const MOST_STOPS = 200;
const isAt = (where: Locator): Promise<boolean> => where.evaluate((element) => element === document.activeElement);

const stepTo = async (page: Page, where: Locator, key: string, is: (where: Locator) => Promise<boolean>): Promise<void> => {
  await where.waitFor({ state: 'attached' });
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await is(where)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${String(where)}`);
};

/** Tab, until this has the focus. */
export const tabTo = (page: Page, where: Locator): Promise<void> => stepTo(page, where, 'Tab', isAt);

/** F6, until this part of the window has the focus. */
export const regionTo = (page: Page, where: Locator): Promise<void> => stepTo(page, where, 'F6', isAt);

/** Arrow down in a list, a menu or the palette, until this is the one that Enter would take. */
export const arrowTo = (page: Page, where: Locator): Promise<void> =>
  stepTo(page, where, 'ArrowDown', (one) =>
    one.evaluate(
      (element) =>
        element.matches(':focus, [data-focused=true]') ||
        (element.closest('[role=dialog]')?.querySelector('[role=combobox]') !== null && element.getAttribute('aria-selected') === 'true'),
    ),
  );

/** Reached by Tab and pressed. */
export const pressOn = async (page: Page, where: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> => {
  await tabTo(page, where);
  await page.keyboard.press(key);
};

/** Digits that come faster than this are a scanner's, and no figure or PIN. */
const BETWEEN_DIGITS_MS = 60;

/** Reached by Tab; what stood there is written over. */
export const writeInto = async (page: Page, where: Locator, text: string): Promise<void> => {
  await tabTo(page, where);
  await page.keyboard.press('Control+a');
  await (text === '' ? page.keyboard.press('Delete') : page.keyboard.type(text, { delay: /^\d+$/u.test(text) ? BETWEEN_DIGITS_MS : 0 }));
};

const isWithin = (where: Locator): Promise<boolean> => where.evaluate((element) => element.contains(document.activeElement));

/** Tab into its group, then arrows. They choose as they go, or Space chooses where what is chosen applies at once. */
export const chooseRadio = async (page: Page, within: Locator, name: string): Promise<void> => {
  const group = within.getByRole('radiogroup').filter({ has: page.getByRole('radio', { name }) });
  const wanted = group.getByRole('radio', { name });
  await stepTo(page, group, 'Tab', isWithin);
  // Not every group goes round at its end.
  const isBefore = await wanted.evaluate(
    (element) => ((document.activeElement?.compareDocumentPosition(element) ?? 0) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
  );
  await stepTo(page, wanted, isBefore ? 'ArrowLeft' : 'ArrowRight', isAt);
  if (!(await wanted.isChecked())) await page.keyboard.press('Space');
  await expect(wanted).toBeChecked();
};
