import type { Page } from '@playwright/test';

/**
 * What sticks out of its box, or is cut off without an ellipsis, inside `selector`: one line each. Fields scroll what they hold,
 * and what is only for screen readers has no box.
 */
export const stickingOut = (page: Page, selector: string): Promise<readonly string[]> =>
  page.evaluate((within) => {
    const found: string[] = [];
    const describe = (element: Element): string =>
      `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ${(element.textContent ?? '').slice(0, 40)}`;
    for (const root of document.querySelectorAll(within)) {
      const edge = root.getBoundingClientRect().right;
      for (const element of root.querySelectorAll<HTMLElement>('*')) {
        const style = getComputedStyle(element);
        const hidden = element.closest('.visually-hidden, [hidden], svg, input, textarea, select') !== null;
        if (hidden || style.display === 'inline' || style.display === 'contents' || element.clientWidth <= 1) continue;
        const over = element.scrollWidth - element.clientWidth;
        const clips = style.overflowX !== 'visible';
        if (!clips && over > 1) found.push(`${over} px out of ${describe(element)}`);
        const scrolls = style.overflowX === 'auto' || style.overflowX === 'scroll';
        if (clips && !scrolls && over > 1 && style.textOverflow !== 'ellipsis' && !element.matches('.progress-track, .meter, .readiness-bar'))
          found.push(`${over} px cut off without a sign: ${describe(element)}`);
        const cutBelow = element.scrollHeight - element.clientHeight;
        // A text that ends after so many lines ends in three dots.
        const isClamped = style.getPropertyValue('-webkit-line-clamp') !== 'none';
        if (style.overflowY === 'hidden' && !isClamped && cutBelow > 2 && !element.matches('.progress-track, .meter, .readiness-bar, .view-name'))
          found.push(`${cutBelow} px cut off below: ${describe(element)}`);
        const clippedBy = element.parentElement?.closest('.chart-body, .view-tab-list, .view-grip, .ellipsis') ?? null;
        if (clippedBy === null && element.getBoundingClientRect().right > edge + 1) found.push(`beyond the edge: ${describe(element)}`);
      }
    }
    return [...new Set(found)];
  }, selector);
