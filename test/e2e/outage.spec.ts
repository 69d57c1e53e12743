import { createCommandCall } from '../../electron/host/http/command-call.ts';
import { pressOn, writeInto } from './by-keyboard.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, calm, goTo, queueRows, unsent } from './desk.ts';
import { samplePeople } from './sample-people.ts';
import { nextSavedFile } from './saved-file.ts';
import { storyPictures } from './story-pictures.ts';

const house = keepHouse({ hands: 'keyboard' });

interface Status {
  readonly outage: { readonly no: string; readonly state: string } | null;
  readonly health: { readonly connected: boolean };
  readonly readSinceRecovery: boolean;
}

test('the story of an outage: noticed, declared, worked through by hand, sent when asked, explained, signed and checked', async () => {
  const { page, dataFolder } = house();
  const status = () => ask<Status>(page, 'outage.status');
  const picture = storyPictures(page, 'outage');
  await createCommandCall(dataFolder)('site.change', { outageNoticeMs: 10_000 });
  await become(page, samplePeople.operator);
  await calm(page);
  await ask(page, 'sync.setTrainingMode', { mode: 'down' });
  await goTo(page, '/outage');
  await expect(page.getByText(/could go without the WMS/)).toBeVisible();
  await picture('readiness');

  // Nobody looks for it: the watch says so by itself.
  await expect(page.getByRole('alert').getByText(/The WMS has not answered|answered with errors/)).toBeVisible({ timeout: 25_000 });
  await picture('noticed');
  await page.keyboard.press('d');
  await writeInto(page, page.getByLabel('Reason'), 'database fail-over');
  await picture('declaring');
  await page.keyboard.press('Control+Enter');
  const tape = page.locator('.tape');
  await expect(tape.getByText('Outage: working by hand')).toBeVisible();
  const { outage } = await status();
  const no = outage?.no ?? '';
  await expect(tape.getByText(no)).toBeVisible();
  await picture('by-hand');

  // Work goes on and waits, also once the WMS answers again.
  for (const { caseId } of (await queueRows(page)).slice(0, 3)) await ask(page, 'cases.note', { caseId, text: 'by hand' });
  await ask(page, 'sync.setTrainingMode', { mode: 'up' });
  await expect.poll(async () => (await status()).health.connected).toBe(true);
  await expect(page.getByText('3 changes are held back')).toBeVisible();
  expect(await unsent(page)).toBe(3);
  await picture('held-back');

  await page.keyboard.press('r');
  await expect.poll(async () => (await status()).readSinceRecovery).toBe(true);
  await expect(page.getByRole('button', { name: /Send 3 changes now/ })).toBeVisible();
  await picture('may-be-sent');
  await page.keyboard.press('s');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await picture('asked');
  await page.keyboard.press('Control+Enter');
  await calm(page);
  await expect(tape).toBeHidden();
  await expect(page.getByText('every line is explained').first()).toBeVisible();
  await picture('explained');

  // An operator does not sign.
  await page.keyboard.press('F9');
  await expect(page.getByRole('alertdialog')).toBeHidden();
  await become(page, samplePeople.supervisor);
  await goTo(page, '/outage');
  await expect(page.getByRole('button', { name: /Sign and close/ })).toBeVisible();
  // The key signs once this window has counted the lines itself.
  await expect(page.getByText('every line is explained').first()).toBeVisible();
  await page.keyboard.press('F9');
  await page.locator('.outage-pin .pin-input').pressSequentially(samplePeople.supervisor.pin);
  await expect(page.locator('.outage-paper').getByText(no)).toBeVisible({ timeout: 15_000 });
  await expect(page.getByText('The certificate agrees with the journal')).toBeVisible();
  await expect(page.locator('.outage-paper').getByText('Changes acknowledged by the WMS')).toBeVisible();
  await picture('certificate');
  const paper = nextSavedFile(page);
  await pressOn(page, page.getByRole('button', { name: 'Export PDF' }));
  expect(await paper).toEqual({ name: `sidebay-${no}.pdf`, head: '%PDF-' });
  expect(await createCommandCall(dataFolder)('outage.verify', { no })).toMatchObject({ ok: true, value: { kind: 'agrees' } });
});
