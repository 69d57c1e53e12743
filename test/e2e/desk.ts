import { expect, type Locator, type Page } from '@playwright/test';
import type { Reply } from '../../shared/contract/define-contract.ts';
import type { ConsoleBridge } from '../../shared/contract/ipc-channel.ts';
import type { QueueRow } from '../../shared/contract/queue.contract.ts';
import type { OUTBOX_STATES } from '../../shared/contract/sync.contract.ts';
import { regionTo, writeInto } from './by-keyboard.ts';
import { samplePeople, type SamplePerson } from './sample-people.ts';

/* What somebody at the desk does and sees, in the words of the specs. */

/** A call of this window, by whichever way it was opened, past every screen. */
export const call = (page: Page, name: string, input: unknown = {}): Promise<Reply<unknown>> =>
  page.evaluate(
    async ([endpoint, text]) => {
      const { sidebay } = globalThis as { readonly sidebay?: ConsoleBridge };
      if (sidebay) return JSON.parse(await sidebay.call(endpoint, text)) as Reply<unknown>;
      const response = await fetch(`/api/${endpoint.replace('.', '/')}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: text });
      return (await response.json()) as Reply<unknown>;
    },
    [name, JSON.stringify(input)] as const,
  );

/** The same, where a refusal is a defect of the test. */
export const ask = async <T>(page: Page, name: string, input: unknown = {}): Promise<T> => {
  const reply = await call(page, name, input);
  if (!reply.ok) throw new Error(`${name} was refused: ${JSON.stringify(reply.error)}`);
  return reply.value as T;
};

export const typePin = async (page: Page, pin: string): Promise<void> => {
  await page.locator('.sign-in-secret .pin-input').pressSequentially(pin);
};

/** Signs in, changes over or does nothing: afterwards this person has the window. */
export async function become(page: Page, person: SamplePerson): Promise<void> {
  const here = page.locator('.person-button:visible', { hasText: new RegExp(`${person.name}|${person.nameZh}`) });
  const signIn = page.locator('.sign-in-who');
  await expect(signIn.or(page.locator('.person-button:visible'))).toBeVisible();
  if (await here.isVisible()) return;
  if (!(await signIn.isVisible())) {
    await page.keyboard.press('Escape');
    // A menu that is still fading has the keyboard.
    await expect(page.getByRole('menu')).toHaveCount(0);
    await page.keyboard.press('g');
    await page.keyboard.press('u');
  }
  await signIn.getByRole('button', { name: new RegExp(`${person.name}|${person.nameZh}`) }).press('Enter');
  await typePin(page, person.pin);
  // A PIN is hashed at length on purpose; on a busy machine that is many seconds.
  await expect(here).toBeVisible({ timeout: 20_000 });
}

export const rows = (page: Page): Locator => page.locator('.queue-row');
export const panel = (page: Page): Locator => page.locator('aside.panel');
export const toast = (page: Page, text: string | RegExp): Locator => page.locator('.toast', { hasText: text });

export const queueRows = async (page: Page, filter: object = {}): Promise<readonly QueueRow[]> =>
  (await ask<{ rows: QueueRow[] }>(page, 'queue.list', { filter, limit: 500 })).rows;

/** Opens the exception of an order by its address, as a link in a message would. */
export async function openCase(page: Page, platformOrderNo: string, kind?: QueueRow['kind']): Promise<QueueRow> {
  const found = (await queueRows(page, { text: platformOrderNo })).find(
    (row) => row.platformOrderNo === platformOrderNo && (kind === undefined || row.kind === kind),
  );
  if (found === undefined) throw new Error(`no open exception of ${platformOrderNo}`);
  await goTo(page, `/queue/${found.caseId}`);
  await expect(panel(page).getByText(platformOrderNo).first()).toBeVisible();
  // The list answers keys, the panel follows; the cursor comes when the list has found the place.
  await regionTo(page, page.locator('.queue-grid'));
  await expect(page.locator(`.queue-row.is-cursor[id="queue-row-${found.caseId}"]`)).toBeVisible();
  return found;
}

export const goTo = async (page: Page, address: string): Promise<void> => {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#${address}`);
};

/** Fills what a form asks and sends it the way its foot says. */
export async function sendForm(page: Page, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  // A list that just closed may still be fading.
  const dialog = page.locator('section.dialog');
  await expect(dialog).toBeVisible();
  for (const [label, value] of Object.entries(fields)) await writeInto(page, dialog.getByLabel(label), value);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
}

export interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly state: (typeof OUTBOX_STATES)[number];
  readonly platformOrderNo: string;
}

/** Changes for the WMS, oldest first. */
export const entriesOf = async (page: Page, orderId?: string): Promise<readonly Entry[]> =>
  (await ask<{ entries: Entry[] }>(page, 'sync.entries', { limit: 500, ...(orderId !== undefined && { orderId }) })).entries.toReversed();

/** Changes that wait or are on their way. */
export const unsent = async (page: Page): Promise<number> => {
  const { waiting, sending } = await ask<{ waiting: number; sending: number }>(page, 'sync.status');
  return waiting + sending;
};

/** Until the changes of the sample itself have arrived: what a test does afterwards stands alone. */
export const calm = async (page: Page): Promise<void> => {
  await expect.poll(() => unsent(page), { timeout: 30_000 }).toBe(0);
};

export const theClerk = samplePeople.clerk;
