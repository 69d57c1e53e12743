import type { Page } from '@playwright/test';
import type { LoadDto, LoadViewDto } from '../../shared/contract/loads.contract.ts';
import { pressOn, writeInto } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, goTo } from './desk.ts';
import { samplePeople } from './sample-people.ts';
import { nextSavedFile } from './saved-file.ts';
import { scan } from './wedge.ts';

/* A dispatcher at the cage: a vehicle comes, its parcels are scanned, the driver counts and signs. */

const house = keepHouse({ hands: 'keyboard' });

const word = (page: Page) => page.locator('.verdict-word');

test('a vehicle is loaded by scans, a stranger and a double are told apart, and the manifest closes signed', async () => {
  const { page } = house();
  await become(page, samplePeople.supervisor);
  await goTo(page, '/dispatch');
  const { carriers } = await ask<{ readonly carriers: readonly { readonly code: string; readonly waiting: number }[] }>(page, 'loads.list');
  const carrier = carriers.toSorted((a, b) => b.waiting - a.waiting)[0];
  if (carrier === undefined || carrier.waiting === 0) throw new Error('nothing is packed in the sample');
  await expect(word(page)).toHaveText('READY');
  await page.keyboard.press('F2');
  const opening = page.getByRole('dialog');
  // The carrier with the most parcels is proposed.
  await writeInto(page, opening.getByRole('textbox', { name: 'Vehicle' }), 'A 1234');
  await writeInto(page, opening.getByRole('textbox', { name: 'Cage' }), 'C1');
  await page.keyboard.press('Enter');
  await expect(opening).toHaveCount(0);
  const { open } = await ask<{ readonly open: readonly LoadDto[] }>(page, 'loads.list');
  expect(open).toMatchObject([{ carrier: carrier.code, vehicle: 'A 1234', cage: 'C1' }]);
  const loadId = open[0]?.id ?? '';
  // Who comes back to the desk takes it up again by its printed number.
  await scan(page, `SB*CAGE*${loadId}`);
  await expect(word(page)).toHaveText('LOAD OPEN');
  const { missing } = await ask<LoadViewDto>(page, 'loads.show', { loadId });
  const [first, ...others] = missing.map(({ waybill }) => waybill);
  await scan(page, first ?? '');
  await expect(word(page)).toHaveText('LOADED');
  await scan(page, first ?? '');
  await expect(word(page)).toHaveText('IN ALREADY');
  await scan(page, 'NOBODYS-PARCEL-1');
  await expect(word(page)).toHaveText('UNKNOWN');
  for (const waybill of others) {
    await scan(page, waybill);
    await expect(page.locator('.cage-parcel')).toContainText(waybill);
  }
  await scan(page, 'SB*CLOSE');
  const form = page.getByRole('dialog');
  await writeInto(page, form.getByLabel('Driver', { exact: true }), 'Wang');
  await writeInto(page, form.getByLabel('Parcels the driver counted'), String(missing.length));
  await pressOn(page, form.getByRole('button', { name: 'Sign with the typed name' }));
  await page.evaluate(() => (globalThis.print = () => undefined));
  await page.keyboard.press('Control+Enter');
  await expect(form).toHaveCount(0);
  const { closed } = await ask<{ readonly closed: readonly LoadDto[] }>(page, 'loads.list');
  expect(closed.map(({ id, caged }) => [id, caged])).toEqual([[loadId, missing.length]]);
  const paper = nextSavedFile(page);
  await expect(page.getByRole('button', { name: 'PDF' })).toBeVisible();
  await page.keyboard.press('Control+s');
  expect(await paper).toEqual({ name: `manifest-${carrier.code}-${loadId}.pdf`, head: '%PDF-' });
  await expect(page.getByText(`manifest-${carrier.code}-${loadId}.pdf is saved`)).toBeVisible();
});
