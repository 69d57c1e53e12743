import type { Page } from '@playwright/test';
import { ask, goTo, queueRows } from './desk.ts';
import { samplePeople, type SamplePerson } from './sample-people.ts';

/** One thing to see: in whose hands, at which address, and what has to be there before. */
export interface Picture {
  readonly name: string;
  readonly who: SamplePerson;
  /** The page it shows, as the navigation writes it; a part of one, or what lies over it, is nobody's page. */
  readonly page?: string;
  /** Once, before the first look at it: what the sample does not hold. */
  readonly setUp?: (page: Page) => Promise<void>;
  /** Leads there from anywhere, after each reload. */
  readonly go: (page: Page) => Promise<void>;
}

const firstOf = async (page: Page, kind: 'bad_address' | 'stock_out'): Promise<string> => {
  const number = kind === 'bad_address' ? 'DM-PDD-261123-0009' : 'DM-TB-261123-0044';
  const row = (await queueRows(page, { kinds: [kind] })).find(({ platformOrderNo }) => platformOrderNo === number);
  if (row === undefined) throw new Error(`no ${kind} of ${number} in the sample`);
  return row.caseId;
};

/** On a busy machine rows come later than a picture would be taken. */
const toQueue = async (page: Page, address = ''): Promise<void> => {
  await goTo(page, `/queue${address}`);
  // At 200 % the panel is a page of its own, and the rows lie behind it.
  await page.locator('.queue-row').first().waitFor({ state: 'attached' });
  if (address !== '') await page.locator('aside.panel .fault-list').waitFor();
};
const toPanel = async (page: Page, kind: 'bad_address' | 'stock_out' = 'bad_address'): Promise<void> => toQueue(page, `/${await firstOf(page, kind)}`);

const at =
  (address: string) =>
  async (page: Page): Promise<void> => {
    await goTo(page, address);
    await page.locator('h1').first().waitFor();
  };
/** A page of the navigation, as it stands there. */
const pageAt = (page: string): Pick<Picture, 'page' | 'go'> => ({ page, go: at(page) });
/** A form over the panel, by its letter. */
const form =
  (key: string) =>
  async (page: Page): Promise<void> => {
    await toPanel(page);
    await page.keyboard.press(key);
    await page.locator('section.dialog').waitFor();
  };
const over =
  (key: string) =>
  async (page: Page): Promise<void> => {
    await toQueue(page);
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
  };

const ORDERS = [
  'order number,sku,quantity,recipient name,phone,address,country,order date',
  'PIC-1,SKU-1,2,Ann Lee,+441632960000,"12 Elm St, Leeds",GB,2026-11-11',
  'PIC-2,SKU-2,two,Ann Lee,+441632960000,"12 Elm St, Leeds",GB,2026-11-12',
];
const handIn = async (page: Page): Promise<void> => {
  await at('/intake')(page);
  const buffer = Buffer.from([...ORDERS, ''].join('\n'));
  await page.getByTestId('intake-files').setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer });
  await page.locator('.preview-columns').waitFor();
};

const SETTINGS = [
  'look',
  'keys',
  'scanner',
  'devices',
  'secret',
  'people',
  'connector',
  'hours',
  'clocks',
  'rules',
  'carriers',
  'benches',
  'stock',
  'terms',
  'channels',
  'templates',
  'suggestions',
  'codes',
  'layouts',
  'backup',
  'about',
] as const;

const { clerk, operator, packer, supervisor, administrator } = samplePeople;

/** All screens of the sample, by person, so that each signs in once. What changes the sample comes after what shows it as it was. */
export const PICTURES: readonly Picture[] = [
  { name: 'queue', who: clerk, page: '/queue', go: (page) => toQueue(page) },
  { name: 'panel-address', who: clerk, go: (page) => toPanel(page) },
  { name: 'panel-stock', who: clerk, go: (page) => toPanel(page, 'stock_out') },
  { name: 'form-note', who: clerk, go: form('n') },
  { name: 'form-assign', who: clerk, go: form('a') },
  { name: 'form-contact', who: clerk, go: form('c') },
  { name: 'palette', who: clerk, go: over('Control+k') },
  { name: 'help', who: clerk, go: over('?') },
  { name: 'intake', who: clerk, ...pageAt('/intake') },
  { name: 'intake-preview', who: clerk, go: handIn },
  { name: 'intake-mend', who: clerk, ...pageAt('/intake/mend') },
  { name: 'stock', who: clerk, ...pageAt('/stock') },
  { name: 'sync', who: clerk, ...pageAt('/sync') },
  { name: 'settings-messages', who: clerk, ...pageAt('/settings/messages') },
  { name: 'outage', who: operator, ...pageAt('/outage') },
  { name: 'outage-match', who: operator, ...pageAt('/outage/match') },
  { name: 'outage-lines', who: operator, ...pageAt('/outage/lines') },
  { name: 'outage-past', who: operator, ...pageAt('/outage/past') },
  { name: 'outage-drill', who: operator, ...pageAt('/outage/drill') },
  { name: 'manual', who: operator, ...pageAt('/manual') },
  { name: 'manual-papers', who: operator, ...pageAt('/manual/papers') },
  { name: 'manual-pools', who: operator, ...pageAt('/manual/pools') },
  { name: 'pack', who: packer, ...pageAt('/pack') },
  { name: 'dispatch', who: supervisor, ...pageAt('/dispatch') },
  {
    name: 'dispatch-load',
    who: supervisor,
    setUp: async (page) => {
      const { carriers } = await ask<{ readonly carriers: readonly { readonly code: string; readonly waiting: number }[] }>(page, 'loads.list');
      const carrier = carriers.toSorted((a, b) => b.waiting - a.waiting)[0];
      if (carrier === undefined) throw new Error('nothing is packed in the sample');
      const { loadId } = await ask<{ readonly loadId: string }>(page, 'loads.open', { carrier: carrier.code, vehicle: '沪A 77Q31', cage: 'C-1' });
      // As the cage of this window keeps it over a reload.
      await page.evaluate((id) => sessionStorage.setItem('sidebay.load', id), loadId);
    },
    go: at('/dispatch'),
  },
  { name: 'spot-check', who: supervisor, ...pageAt('/spot-check') },
  { name: 'spot-check-results', who: supervisor, ...pageAt('/spot-check/results') },
  { name: 'spot-check-plan', who: supervisor, ...pageAt('/spot-check/plan') },
  {
    name: 'spot-check-lot',
    who: supervisor,
    setUp: async (page) => {
      await ask(page, 'spotCheck.draw');
    },
    go: at('/spot-check'),
  },
  ...SETTINGS.map((id) => ({ name: `settings-${id}`, who: administrator, ...pageAt(`/settings/${id}`) })),
];
