import type { Page } from '@playwright/test';
import { SECTION_IDS } from '../../renderer/gallery/section-ids.ts';

export { SECTION_IDS };

export interface Look {
  readonly lang: 'en' | 'zh-CN';
  readonly theme: 'light' | 'dark';
}
/** Both languages and both themes for half the work: colours do not depend on words. */
export const PICTURED: readonly Look[] = [
  { lang: 'en', theme: 'light' },
  { lang: 'zh-CN', theme: 'dark' },
];
export const nameOf = ({ lang, theme }: Look): string => `${lang}.${theme}`;

/** Opens the gallery, or one section of it, and waits until it stands still. */
export async function openGallery(page: Page, look: Look, more: Readonly<Record<string, string>> = {}): Promise<void> {
  await page.goto(`${process.env['SIDEBAY_GALLERY'] ?? ''}?${new URLSearchParams({ ...look, ...more }).toString()}`);
  await page.locator('.gallery-section').first().waitFor();
  // Skeletons and busy words come after 0.3 s.
  if (more['section'] === undefined || ['states', 'buttons'].includes(more['section'])) await page.locator('.button.is-busy, .skeleton-row').first().waitFor();
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
}
