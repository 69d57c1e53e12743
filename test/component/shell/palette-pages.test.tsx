import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { BUILT_IN_VIEWS } from '../../../shared/contract/queue-choices.ts';
import type { SavedViewDto } from '../../../shared/contract/views.contract.ts';
import { ROLES } from '../../../shared/core/user/roles.ts';
import { placePages } from '../../../renderer/app/palette/place-pages.ts';
import { SECTIONS } from '../../../renderer/features/settings/sections.ts';
import { PEOPLE, statusOf } from '../../../renderer/gallery/fake-host.ts';
import en from '../../../renderer/i18n/locales/en/queue.json' with { type: 'json' };
import { renderApp } from '../render-app.tsx';

const [clerk] = PEOPLE;
if (clerk === undefined) throw new Error('the fake host has nobody');
const everybody = { ...clerk, roles: [...ROLES] };
const mornings: SavedViewDto = {
  id: 'v-1',
  name: 'Before the nine o’clock van',
  shared: false,
  mine: true,
  look: { base: 'today', chips: { kinds: ['bad_address'] }, sort: { sort: 'due', descending: false }, thenBy: [], group: 'kind', columns: [] },
} as unknown as SavedViewDto;
const features = path.resolve(import.meta.dirname, '../../../renderer/features');

beforeEach(() => {
  localStorage.clear();
  location.hash = '#/settings/look';
});

const openPalette = async (who: typeof clerk) => {
  const shown = renderApp(statusOf('signed_in', who), { answers: { 'views.list': { views: [mornings], order: [] } } });
  await screen.findByRole('heading', { name: 'Settings' });
  await shown.user.keyboard('{Control>}k{/Control}');
  const list = await screen.findByRole('listbox', { name: 'Results' });
  await within(list).findByRole('option', { name: /nine o’clock van/ });
  const texts = within(list)
    .getAllByRole('option')
    .map((option) => option.querySelector('.palette-text')?.textContent ?? '');
  return { ...shown, texts, list };
};

describe('the palette', () => {
  it('names every page of the settings, every tab of a place, every view of the queue', async () => {
    const { texts } = await openPalette(everybody);
    const pages = placePages.flatMap((one) => one.pages);
    expect(pages.filter(({ path: at }) => at.startsWith('/settings/')).map(({ path: at }) => at)).toEqual(SECTIONS.map(({ id }) => `/settings/${id}`));
    const shown = texts.filter((text) => /^(Settings|Outage|By hand|Spot check|Intake): /u.test(text));
    expect(shown).toHaveLength(pages.length);
    expect(new Set(shown).size).toBe(pages.length);
    expect(texts.filter((text) => text.startsWith('Queue: '))).toEqual([
      ...BUILT_IN_VIEWS.map((id) => `Queue: ${(en as Readonly<Record<string, string>>)[`queue.view.${id}`]}`),
      `Queue: ${mornings.name}`,
    ]);
  });

  it('offers nobody a page that would refuse them', async () => {
    const { texts } = await openPalette(clerk);
    expect(texts).toContain('Settings: Keys');
    for (const refused of ['Settings: People', 'By hand: Papers']) expect(texts).not.toContain(refused);
  });

  it('finds a saved view by a word of its name and opens the list that was saved', async () => {
    const { user } = await openPalette(clerk);
    await user.keyboard('van');
    await waitFor(() => expect(screen.getAllByRole('option')[0]?.textContent).toContain(mornings.name));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(location.hash).toBe('#/queue?view=v-1&base=today&kind=bad_address&group=kind'));
  });

  it('knows the pages of every place that draws tabs', () => {
    const sources = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));
    const withTabs = sources.filter((file) => /<(?:PlaceTabs|ViewTabs)\b/u.test(readFileSync(path.join(features, file), 'utf8')));
    expect(withTabs.length).toBeGreaterThan(3);
    for (const file of withTabs) {
      const names = readdirSync(path.join(features, file.split(path.sep)[0] ?? ''));
      expect(
        names.some((name) => name === 'pages.ts' || name === 'palette-pages.ts'),
        file,
      ).toBe(true);
    }
  });
});
