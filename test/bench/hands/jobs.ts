import type { Page } from '@playwright/test';
import { become, goTo, openCase, panel, queueRows, rows, toast } from '../../e2e/desk.ts';
import { samplePeople } from '../../e2e/sample-people.ts';
import type { Elsewhere, Hand } from './hand.ts';

export interface Job {
  readonly what: string;
  /** Presses allowed; null where only the time is told. */
  readonly atMost: number | null;
  /** Brings the screen to where the job begins. */
  readonly begin: (page: Page) => Promise<void>;
  /** Works by keys alone, until the screen says that it is done. */
  readonly work: (page: Page, hand: Hand) => Promise<void>;
  /** An estimate, not a measurement: a list kept in a spreadsheet beside the web form of a WMS. */
  readonly elsewhere: Elsewhere;
}

/** The cursor on an exception, its panel closed, as when one comes to it in the list. */
const cursorOn =
  (platformOrderNo: string, kind?: 'bad_address' | 'sku_mismatch') =>
  async (page: Page): Promise<void> => {
    const { caseId } = await openCase(page, platformOrderNo, kind);
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
    await page.locator('.queue-grid').focus();
    await page.locator(`.queue-row.is-cursor[id="queue-row-${caseId}"]`).waitFor();
  };
const saved = (page: Page, text: string): Promise<void> => toast(page, text).waitFor();
const acceptFocused = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Accept') === true && document.activeElement.tagName === 'BUTTON');
const pickFile = async (page: Page, hand: Hand, name: string, lines: readonly string[]): Promise<void> => {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), hand.press('o')]);
  await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from([...lines, ''].join('\n')) });
  await page.getByText('recognised', { exact: true }).waitFor();
};
const HEADER = 'order number,sku,quantity,recipient name,phone,address,country,order date';
const line = (n: number, quantity: string): string => `HAND-${n},SKU-${n},${quantity},Ann Lee,+441632960000,"12 Elm St, Leeds",GB,2026-11-1${n}`;
const toIntake = async (page: Page): Promise<void> => {
  await goTo(page, '/intake');
  await page.getByRole('heading', { name: 'Intake', level: 1 }).waitFor();
};
const KINDS_FOR_TEN = ['special_request', 'stock_out', 'bad_address', 'sku_mismatch'] as const;

/** Look the row up in the sheet, the order in the form, and write back what was done: what every mending costs there. */
const LOOK_UP_AND_BACK = { keys: 2 + 8 + 1 + 2 + 12 + 1 + 2 + 6, points: 3, thoughts: 3, homings: 4 } as const;

export const JOBS: readonly Job[] = [
  {
    what: 'fix a bad address with a good suggestion',
    atMost: 3,
    begin: cursorOn('DM-PDD-261123-0009', 'bad_address'),
    work: async (page, hand) => {
      await hand.press('Enter');
      await acceptFocused(page);
      hand.think();
      await hand.press('Enter');
      await saved(page, 'Suggestion accepted and saved');
    },
    elsewhere: {
      how: 'find the row, find the order, look the town up, retype district and town, save, mark the row',
      ...LOOK_UP_AND_BACK,
      keys: 34 + 24,
      points: 7,
      thoughts: 5,
    },
  },
  {
    what: 'fix a bad phone number without a suggestion',
    atMost: null,
    begin: cursorOn('DM-PDD-261123-0014', 'bad_address'),
    work: async (page, hand) => {
      hand.think();
      await hand.press('Enter');
      await panel(page).waitFor();
      await page.waitForTimeout(300);
      await hand.press('e');
      const field = panel(page).getByLabel('Phone', { exact: true });
      await field.waitFor();
      while (!(await field.evaluate((input) => input === document.activeElement))) await hand.press('Tab');
      await hand.press('Control+a');
      await hand.type('15400000014');
      await hand.press('Control+Enter');
      await saved(page, '1 field corrected and checked again');
    },
    elsewhere: { how: 'find the row, find the order, retype the number, save, mark the row', ...LOOK_UP_AND_BACK, keys: 34 + 13, points: 5, thoughts: 4 },
  },
  {
    what: 'settle a SKU error',
    atMost: 4,
    begin: cursorOn('DM-PDD-261123-0034', 'sku_mismatch'),
    work: async (page, hand) => {
      await hand.press('Enter');
      await acceptFocused(page);
      hand.think();
      await hand.press('Enter');
      await saved(page, 'Suggestion accepted and saved');
    },
    elsewhere: {
      how: 'find the row, find the order, search the catalogue, change the line, save, mark the row',
      ...LOOK_UP_AND_BACK,
      keys: 34 + 10 + 16,
      points: 8,
      thoughts: 5,
    },
  },
  {
    what: 'assign ten orders and more of one kind',
    atMost: 4,
    begin: async (page) => {
      const all = await queueRows(page);
      const kind = KINDS_FOR_TEN.find((one) => all.filter((row) => row.kind === one).length >= 10);
      if (kind === undefined) throw new Error('no kind with ten exceptions in the sample');
      await goTo(page, `/queue?kind=${kind}`);
      // The list of before stands there until the address is followed.
      await page.waitForTimeout(300);
      await rows(page).nth(5).waitFor();
      await page.locator('.queue-grid').focus();
    },
    work: async (page, hand) => {
      hand.think();
      await hand.press('Control+a', 'a');
      await page.locator('section.dialog').waitFor();
      hand.think();
      await hand.press('Control+Enter');
      await page.locator('.toast', { hasText: 'assigned to' }).waitFor();
    },
    elsewhere: {
      how: 'filter the sheet, mark ten rows, fill the owner down; reassign each in the form',
      keys: 10 + 10 * 12,
      points: 4 + 10 * 3,
      thoughts: 2 + 10,
      homings: 2 + 10 * 2,
    },
  },
  {
    what: 'find an order by the end of a phone number and open it',
    atMost: 7,
    begin: async (page) => {
      await goTo(page, '/queue');
      await rows(page).first().waitFor();
      await page.locator('.queue-grid').focus();
    },
    work: async (page, hand) => {
      await hand.press('/');
      await page.getByRole('dialog', { name: 'Find or do' }).waitFor();
      await hand.type('0006');
      hand.think();
      await hand.press('Enter');
      await panel(page).waitFor();
    },
    elsewhere: {
      how: 'the form finds whole numbers only: find the order in the sheet by the digits, then its number in the form',
      keys: 2 + 4 + 1 + 2 + 2 + 8 + 1,
      points: 2,
      thoughts: 2,
      homings: 2,
    },
  },
  {
    what: 'import a file of a known layout (choosing it in the system is not counted)',
    atMost: 3,
    begin: toIntake,
    work: async (page, hand) => {
      await pickFile(page, hand, 'known.csv', [HEADER, line(1, '2'), line(2, '1')]);
      hand.think();
      await hand.press('Enter');
      await page.getByRole('complementary', { name: 'Import of known.csv' }).getByText('done', { exact: true }).waitFor();
    },
    elsewhere: {
      how: 'open the file, put columns in the order of the form’s template, save as text, upload, confirm',
      keys: 20,
      points: 16,
      thoughts: 5,
      homings: 4,
    },
  },
  {
    what: 'mend a row that could not be read',
    atMost: null,
    begin: async (page) => {
      await toIntake(page);
      await page
        .getByTestId('intake-files')
        .setInputFiles({ name: 'doubtful.csv', mimeType: 'text/csv', buffer: Buffer.from([HEADER, line(3, '2'), line(4, 'two'), ''].join('\n')) });
      await page.getByText('recognised', { exact: true }).waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('complementary', { name: 'Import of doubtful.csv' }).getByText('1 row was not taken in').waitFor();
    },
    work: async (page, hand) => {
      await hand.press('m');
      await page.getByRole('grid', { name: 'To mend' }).getByText('"two" is no number.').waitFor();
      hand.think();
      await hand.press('Enter');
      await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
      await hand.type('2');
      await hand.press('Control+Enter');
      await page.getByText('1 row taken in').waitFor();
    },
    elsewhere: {
      how: 'read the error of the upload, find the line in the file, mend it, upload the whole file again',
      keys: 30,
      points: 12,
      thoughts: 5,
      homings: 4,
    },
  },
  {
    what: 'hand the window to a colleague (with six digits of PIN)',
    atMost: 8,
    begin: async (page) => {
      await become(page, samplePeople.clerk);
      await goTo(page, '/queue');
      await page.locator('.queue-grid').focus();
    },
    work: async (page, hand) => {
      const { name, pin } = samplePeople.otherClerk;
      await hand.press('g');
      // The people stand there with their digits.
      const number = await page.locator('.people-by-number li', { hasText: name }).locator('kbd').textContent();
      hand.think();
      await hand.press(number ?? '');
      await page.locator('.sign-in-who').waitFor();
      await hand.type(pin);
      await page.locator('.person-button:visible', { hasText: name }).waitFor();
    },
    elsewhere: { how: 'sign out of the form and in again by name and password', keys: 8 + 10 + 2, points: 4, thoughts: 2, homings: 3 },
  },
];
