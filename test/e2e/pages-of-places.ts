import { globSync } from 'node:fs';
import path from 'node:path';
import type { PlacePage } from '../../renderer/lib/palette/place-page.ts';
import { root } from './shells.ts';

/** The list that tabs, subjects and the palette are drawn from. */
export const writtenPages = async (): Promise<readonly PlacePage[]> => {
  const files = globSync('renderer/features/*/pages.ts', { cwd: root });
  const all = await Promise.all(files.map(async (file) => ((await import(path.join(root, file))) as { readonly PAGES: readonly PlacePage[] }).PAGES));
  return all.flat();
};

/** Addresses of all pages of these places, in their order; a place that has no pages of its own is one. */
export const addressesIn = (places: readonly string[], pages: readonly Pick<PlacePage, 'path'>[]): readonly string[] =>
  places.flatMap((place) => {
    const parts = pages.filter((one) => one.path === place || one.path.startsWith(`${place}/`)).map((one) => one.path);
    return parts.length === 0 ? [place] : parts;
  });
