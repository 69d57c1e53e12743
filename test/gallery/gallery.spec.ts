import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { stickingOut } from './boxes.ts';
import { nameOf, openGallery, PICTURED } from './open-gallery.ts';

for (const [index, look] of PICTURED.entries()) {
  test(`an accessibility checker finds nothing in ${nameOf(look)}`, async ({ page }) => {
    await openGallery(page, look);
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    // Languages and themes differ in words and colours only.
    const { violations } = await (
      index === 0
        ? axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        : axe.withRules(['color-contrast', 'html-has-lang', 'button-name', 'label'])
    ).analyze();
    const lines = violations.map(
      ({ id, help, nodes }) =>
        `${id} ${help}: ${nodes
          .slice(0, 4)
          .map(({ html }) => html)
          .join(' | ')}`,
    );
    expect(lines).toEqual([]);
  });
}

for (const texts of ['plain', 'long'] as const) {
  for (const density of ['compact', 'roomy'] as const) {
    test(`nothing leaves its box with ${texts} texts at ${density} density`, async ({ page }) => {
      for (const lang of texts === 'long' ? (['en'] as const) : (['en', 'zh-CN'] as const)) {
        await openGallery(page, { lang, theme: 'light' }, { texts, density });
        expect(await stickingOut(page, '.gallery-section'), lang).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), lang).toBeLessThanOrEqual(0);
      }
    });
  }
}

test('a text that is too long for a button is seen to stick out, so the check looks', async ({ page }) => {
  await openGallery(page, { lang: 'en', theme: 'light' }, { section: 'buttons' });
  await page.evaluate(() => {
    const button = document.querySelector<HTMLElement>('.shelf-row .button');
    if (button !== null) button.style.cssText = 'max-width: none; width: 900px';
  });
  expect((await stickingOut(page, '.gallery-section')).length).toBeGreaterThan(0);
});

test('nothing moves where less movement is wished', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openGallery(page, { lang: 'en', theme: 'light' });
  await page.getByRole('button', { name: 'Toast' }).click();
  await page.locator('.toast').waitFor();
  await page.getByRole('button', { name: 'Dialog', exact: true }).click();
  await page.getByRole('alertdialog').waitFor();
  const moving = await page.evaluate(() => {
    const longest = (durations: string): number =>
      Math.max(...durations.split(',').map((one) => Number.parseFloat(one) * (one.trim().endsWith('ms') ? 1 : 1000)));
    return [...document.querySelectorAll('*')]
      .filter((element) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
        return longest(transitionDuration) > 0 || (animationName !== 'none' && longest(animationDuration) > 0);
      })
      .map((element) => element.getAttribute('class'));
  });
  expect(moving).toEqual([]);
});

test('in forced colours every state keeps an edge, a mark or a word', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openGallery(page, { lang: 'en', theme: 'light' });
  const bare = await page.evaluate(() => {
    const hasEdge = (element: Element): boolean => {
      const style = getComputedStyle(element);
      const drawn = (width: string, kind: string) => Number.parseFloat(width) > 0 && kind !== 'none';
      return drawn(style.borderTopWidth, style.borderTopStyle) || drawn(style.outlineWidth, style.outlineStyle);
    };
    const marked = '.pill, .counter, .person, .fault-mark, .fault-number, .note, .check-mark, .radio-mark, .switch-mark, .age-stale, .reading, .input-box';
    return [...document.querySelectorAll(marked)].filter((element) => !hasEdge(element)).map((element) => element.getAttribute('class'));
  });
  expect([...new Set(bare)]).toEqual([]);
  // What is chosen is told from what is not by the system's own highlight.
  const chosen = await page.evaluate(() =>
    ['.choice[data-selected] .check-mark', '.segment[data-selected]'].map((selector) => {
      const element = document.querySelector(selector);
      return element === null ? selector : getComputedStyle(element).backgroundColor === getComputedStyle(document.body).backgroundColor ? selector : '';
    }),
  );
  expect(chosen.filter(Boolean)).toEqual([]);
});

test('every control is reached by Tab and shows where it is', async ({ page }) => {
  await openGallery(page, { lang: 'en', theme: 'light' });
  const stops = new Set<string>();
  await page.evaluate(() => {
    const top = document.querySelector('h1');
    top?.setAttribute('tabindex', '-1');
    top?.focus();
  });
  const unseen: string[] = [];
  for (let press = 0; press < 250; press += 1) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const shown = [
        element,
        element.closest('.input-box'),
        element.closest('.choice')?.querySelector('.check-mark, .switch-mark, .radio-mark'),
        element.closest('.pin-boxes')?.querySelector('.is-current'),
      ];
      const ring = shown.some((one) => {
        if (one == null) return false;
        const { boxShadow, outlineStyle } = getComputedStyle(one);
        return boxShadow !== 'none' || outlineStyle === 'solid';
      });
      const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
      return {
        id: `${element.localName}.${element.getAttribute('class') ?? ''} ${name.slice(0, 30)}`,
        ring,
      };
    });
    if (at === null) break;
    stops.add(at.id);
    if (!at.ring) unseen.push(at.id);
  }
  expect([...new Set(unseen)]).toEqual([]);
  expect(stops.size).toBeGreaterThan(60);
});
