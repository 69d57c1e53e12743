import { describe, expect, it } from 'vitest';
import { placePages } from '../../renderer/app/palette/place-pages.ts';
import { PLACES } from '../../renderer/app/places.ts';
import { addressesIn, writtenPages } from '../e2e/pages-of-places.ts';
import { PICTURES } from '../e2e/picture-list.ts';

/** Pages of the navigation that are shown in no picture, and pictures of pages that are not there. */
const apart = (navigation: readonly string[], pictured: readonly string[]): readonly string[] => [
  ...navigation.filter((page) => !pictured.includes(page)).map((page) => `no picture of ${page}`),
  ...pictured.filter((page) => !navigation.includes(page)).map((page) => `a picture of ${page}, where no way leads`),
];

const navigation = PLACES.flatMap(({ path }) => placePages.find(({ place }) => place.path === path)?.pages.map((page) => page.path) ?? [path]);

describe('a page that the navigation leads to', () => {
  it('has its picture, and every picture of a page is of one', () => {
    expect(navigation.length).toBeGreaterThan(30);
    expect(
      apart(
        navigation,
        PICTURES.flatMap(({ page }) => (page === undefined ? [] : [page])),
      ),
    ).toEqual([]);
  });

  it('is one of those that the walk through every screen goes to', async () => {
    const walked = addressesIn(
      PLACES.map(({ path }) => path),
      await writtenPages(),
    );
    expect(walked).toEqual(navigation);
  });

  it('is named where it has none', () => {
    expect(apart(['/a', '/b'], ['/b', '/c'])).toEqual(['no picture of /a', 'a picture of /c, where no way leads']);
  });
});
