const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex="0"]';

/** `F6` walks the parts of the window that carry `data-region`, in the order they are read. */
export const focusRegion = (step: 1 | -1): void => {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  if (regions.length === 0) return;
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(here + step + regions.length) % regions.length] ?? regions[0];
  if (next === undefined) return;
  const target = next.querySelector<HTMLElement>('[data-region-start]') ?? next.querySelector<HTMLElement>(FOCUSABLE);
  if (target !== null) target.focus();
  else {
    next.tabIndex = -1;
    next.focus();
  }
};
