import { createChecker } from './checked.ts';
import { expect, keepHouse, test } from './console.fixture.ts';
import { everyScreen } from './every-screen.ts';
import { samplePeople } from './sample-people.ts';

const house = keepHouse();
test.skip(({ shell }) => shell === 'electron', 'not in Electron: commands are refused on their way, which only loopback allows; the page is the same');

// A page that came under another name would be walked past: there are at least as many.
const AT_LEAST = 32;

test.beforeEach(async () => {
  await house().page.setViewportSize({ width: 1280, height: 800 });
});

test('an accessibility checker finds nothing on any page of supervisor and administrator, in the light and in the dark', async () => {
  // Each look is seconds of hard work, and there are some thirty.
  test.setTimeout(600_000);
  const { page } = house();
  const { look, found } = createChecker(page, ['dark', 'light']);
  const pages = await everyScreen(page, [samplePeople.supervisor, samplePeople.administrator], look, { deep: false });
  expect(found).toEqual([]);
  expect(pages.length).toBeGreaterThanOrEqual(AT_LEAST);
});
