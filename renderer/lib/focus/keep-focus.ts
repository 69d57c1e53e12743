/*
 * The focus is never nowhere. When what had it is taken away (a panel closes, a row leaves, a dialog goes), it moves to the nearest
 * thing that is left: a neighbour in the same list, else where one was before in the same part, else the part itself.
 *
 *   region ▸ list ▸ [row 3]  ── row 3 removed ──▶  row 4, or row 2, or the list, or the region
 */
const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex]:not([tabindex="-1"])';
/** Things that stand among others of their kind: the next one takes over. A button does not: the next Enter would press another. */
const LIKE_OTHERS = '[role=row], [role=option], [role=treeitem], [role=gridcell], li, tr';

interface Place {
  readonly element: HTMLElement;
  /** From the nearest outwards. */
  readonly around: readonly HTMLElement[];
  readonly neighbours: readonly Element[];
}

const placeOf = (element: HTMLElement): Place => {
  const around: HTMLElement[] = [];
  const neighbours: Element[] = [];
  for (let one: HTMLElement | null = element; one !== null && one !== document.body; one = one.parentElement) {
    if (one !== element) around.push(one);
    for (const beside of [one.nextElementSibling, one.previousElementSibling]) if (beside !== null) neighbours.push(beside);
  }
  return { element, around, neighbours };
};

const isShown = (element: Element): boolean => element.isConnected && element.closest('[hidden], [inert]') === null;
const takes = (element: Element): element is HTMLElement => element instanceof HTMLElement && isShown(element) && element.matches(FOCUSABLE);
const nextHome = ({ element, around, neighbours }: Place, earlier: readonly HTMLElement[]): HTMLElement | null => {
  const beside = element.matches(LIKE_OTHERS) ? neighbours.slice(0, 2).find(takes) : undefined;
  if (beside !== undefined) return beside;
  const part = around.find((one) => isShown(one) && one.closest('[data-region], [role=dialog]') !== null);
  // Back to where one was before, in the same part of the window if that is left; a whole layer that went (a dialog, sign-in) leaves none.
  const before = earlier.findLast((one) => isShown(one) && (part === undefined || part.contains(one)));
  if (before !== undefined) return before;
  // Not the first button there is: the next Enter would press it. The part itself has the focus, and every key of the desk works.
  return (
    part?.querySelector<HTMLElement>('[data-region-start]') ??
    part?.closest<HTMLElement>('[data-region], [role=dialog]') ??
    document.querySelector<HTMLElement>('main')
  );
};

const MOST_REMEMBERED = 8;

/** Watches from now on; answers how to stop. */
export const keepFocus = (): (() => void) => {
  let last: Place | null = null;
  let earlier: readonly HTMLElement[] = [];
  let asked = false;
  /** A part that holds the focus only because its first row, or its next button, was not there yet. */
  let holding: HTMLElement | null = null;

  const look = () => {
    asked = false;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!isLost || last === null || isShown(last.element)) return;
    const home = nextHome(last, earlier);
    if (home?.matches(FOCUSABLE) === false) home.tabIndex = -1;
    home?.focus({ preventScroll: true });
    holding = home?.matches('[data-region], main') === true ? home : null;
  };
  const goOn = () => {
    if (holding === null || document.activeElement !== holding) return;
    const start = [...holding.querySelectorAll<HTMLElement>('[data-region-start]')].find(isShown);
    if (start === undefined) return;
    holding = null;
    start.focus({ preventScroll: true });
  };
  // Whoever takes something away often says itself where the focus goes: after two frames it has.
  const lookSoon = () => {
    if (asked || last === null || isShown(last.element)) return;
    asked = true;
    requestAnimationFrame(() => requestAnimationFrame(look));
  };
  const onFocus = (event: FocusEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target === document.body) return;
    if (event.target !== holding) holding = null;
    last = placeOf(event.target);
    earlier = [...earlier, event.target].slice(-MOST_REMEMBERED);
  };
  const watch = new MutationObserver(() => {
    goOn();
    lookSoon();
  });
  document.addEventListener('focusin', onFocus);
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['hidden', 'inert'] });
  return () => {
    document.removeEventListener('focusin', onFocus);
    watch.disconnect();
  };
};
