import { chromium } from '@playwright/test';
import { become } from '../e2e/desk.ts';
import { openHouseIn } from '../e2e/house.ts';
import { samplePeople } from '../e2e/sample-people.ts';
import { chromiumHere, quietFlags } from '../e2e/shells.ts';
import type { Bench, Row } from './bench-types.ts';
import { fiftyBadOrders } from './hands/fifty.ts';
import { createHand, secondsOf } from './hands/hand.ts';
import { JOBS } from './hands/jobs.ts';
import { spreadOf } from './measure.ts';

/** How many presses and how much of a person's time the everyday jobs take on the real screens (`npm run build` first). */
export const bench: Bench = {
  name: 'hands',
  run: async ({ quick, freshFolder }) => {
    const found = chromiumHere();
    if (!('exe' in found)) throw new Error(found.missing);
    const browser = await chromium.launch({ executablePath: found.exe, args: [...quietFlags] });
    const house = await openHouseIn(freshFolder(), {
      shell: 'chromium',
      exe: found.exe,
      needsHostNode: false,
      sample: true,
      browser: () => Promise.resolve(browser),
    });
    try {
      const { page } = house;
      page.setDefaultTimeout(20_000);
      await become(page, samplePeople.clerk);
      const measured: Row[] = [];
      for (const { what, atMost, begin, work, elsewhere } of JOBS) {
        await begin(page);
        const hand = createHand(page);
        await work(page, hand);
        const { strokes, seconds } = hand.effort();
        measured.push(
          { what, unit: 'keys', better: 'lower', ours: spreadOf([strokes]), ...(atMost !== null && { target: { value: atMost } }) },
          {
            what: `  time of the hand; elsewhere: ${elsewhere.how}`,
            unit: 's',
            better: 'lower',
            ours: spreadOf([seconds]),
            reference: { name: 'sheet + form, estimated', spread: spreadOf([secondsOf(elsewhere)]) },
            target: { ratio: 1 },
          },
        );
      }
      await become(page, samplePeople.clerk);
      return [...measured, ...(await fiftyBadOrders(page, quick ? 10 : 50))];
    } finally {
      await house.close();
      await browser.close();
    }
  },
};
