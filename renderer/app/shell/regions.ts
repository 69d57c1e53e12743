const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]';

/** What is in this part of the window and in no part within it. */
const own = (region: HTMLElement, selector: string): HTMLElement | undefined =>
  [...region.querySelectorAll<HTMLElement>(selector)].find((element) => element.closest('[data-region]') === region);

/** Where the focus goes in it; undefined where all it holds stands in parts of their own, which are walked to themselves. */
const startOf = (region: HTMLElement): HTMLElement | undefined =>
  own(region, '[data-region-start]') ?? own(region, FOCUSABLE) ?? (region.querySelector('[data-region]') === null ? region : undefined);

/** `F6` walks the parts of the window that carry `data-region`, in the order they are read; a part within another is one of its own. */
export const focusRegion = (step: 1 | -1): void => {
  const parts = [...document.querySelectorAll<HTMLElement>('[data-region]')].flatMap((region) => {
    const start = startOf(region);
    return start === undefined ? [] : [{ region, start }];
  });
  if (parts.length === 0) return;
  // The innermost: from the part within, the one around it would lead back into it for ever.
  const here = parts.findLastIndex(({ region }) => region.contains(document.activeElement));
  const next = parts[(here + step + parts.length) % parts.length] ?? parts[0];
  if (next === undefined) return;
  if (next.start === next.region && !next.region.hasAttribute('tabindex')) next.region.tabIndex = -1;
  next.start.focus();
};
