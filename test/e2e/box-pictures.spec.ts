import { expect, keepHouse, test } from './console.fixture.ts';
import { ask, become, goTo } from './desk.ts';
import { plainOrders } from './sample-orders.ts';
import { samplePeople } from './sample-people.ts';
import { scan } from './wedge.ts';

/* The camera over the bench: what it takes is saved behind the packer's back, and is there for whoever asks later. */

declare global {
  var filmedBytes: number | undefined;
}

const house = keepHouse({ hands: 'keyboard' });

test('a photo and a film of the open box are taken while packing goes on, and lie with the order', async () => {
  const { page } = house();
  await become(page, samplePeople.packer);
  if (page.url().startsWith('http')) await page.context().grantPermissions(['camera']);
  await goTo(page, '/pack');
  const [bench] = await plainOrders(page);
  if (bench === undefined) throw new Error('nothing waits to be packed in the sample');
  const taken = () =>
    ask<{ readonly pictures: readonly { readonly kind: string; readonly bytes: number }[] }>(page, 'pictures.ofOrder', { orderId: bench.orderId }).then(
      ({ pictures }) => pictures.map(({ kind }) => kind).toSorted(),
    );
  const stills = page.locator('.pack-box button.picture img');

  await scan(page, bench.platformOrderNo);
  await expect(page.locator('.pack-line').first()).toBeVisible();
  // Printed on the sheet, it switches the camera on and takes the first thing it sees.
  await scan(page, 'SB*PHOTO');
  await expect(stills).toHaveCount(1, { timeout: 20_000 });
  // It was drawn beside the page, which would stand still for it.
  expect(page.workers().map((worker) => worker.url())).toEqual([expect.stringContaining('draw-stills')]);
  await page.evaluate(() => {
    globalThis.MediaRecorder = class extends MediaRecorder {
      constructor(...given: ConstructorParameters<typeof MediaRecorder>) {
        super(...given);
        this.addEventListener('dataavailable', ({ data }) => (globalThis.filmedBytes = (globalThis.filmedBytes ?? 0) + data.size));
      }
    };
  });
  await page.keyboard.press('End');
  await expect(page.locator('.pack-box-filming')).toBeVisible();
  // While it runs a unit is counted as ever.
  await scan(page, bench.lines[0]?.sku ?? '');
  await expect(page.locator('.verdict-word')).toHaveText(/OK|COMPLETE|LOOK AGAIN/u);
  // Of a film that recorded nothing yet, on a busy computer, only its first picture is kept.
  await expect.poll(() => page.evaluate(() => globalThis.filmedBytes ?? 0), { timeout: 20_000 }).toBeGreaterThan(0);
  await page.keyboard.press('End');
  await expect(page.locator('.pack-box-filming')).toBeHidden();
  await expect(stills).toHaveCount(2, { timeout: 20_000 });
  expect(await taken()).toEqual(['film', 'photo']);

  // Label and slip, one after the other: answered by a printed command and by a key of the bench, for letters are a scanner's here.
  await page.evaluate(() => Object.assign(window, { print: () => undefined }));
  await page.keyboard.press('Shift+F2');
  await expect(page.locator('.print-question')).toHaveAccessibleName(/label/iu);
  await scan(page, 'SB*YES');
  await expect(page.locator('.print-question')).toHaveAccessibleName(/slip/iu);
  await page.keyboard.press('Shift+F4');
  await expect(page.locator('.print-question')).toBeHidden();
  const { jobs } = await ask<{ readonly jobs: readonly { readonly kind: string; readonly state: string }[] }>(page, 'benchPapers.ofOrder', {
    orderId: bench.orderId,
  });
  expect(jobs.map(({ kind, state }) => [kind, state])).toEqual([
    ['label', 'confirmed'],
    ['packing_slip', 'confirmed'],
  ]);

  await goTo(page, `/queue/order/${encodeURIComponent(bench.orderId)}`);
  await expect(page.locator('aside.panel .pictures img')).toHaveCount(2);
  await page.keyboard.press('b');
  const viewer = page.getByRole('dialog');
  await expect(viewer.locator('img.picture-whole')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => viewer.locator('video').evaluate((film: HTMLVideoElement) => film.videoWidth)).toBeGreaterThan(0);
});
