/*
 * The focus is never nowhere. When what had it is taken away (a panel closes, a row leaves, a dialog goes), it moves to the nearest
 * thing that is left: a neighbour in the same list, else where one was before in the same part, else the part itself.
 *
 *   region ▸ list ▸ [row 3]  ── row 3 removed ──▶  row 4, or row 2, or the list, or the region
 */
const FOCUSABLE = 'a[href], button:not([disabled]), input:not([disabled]), select, textarea, [tabindex]:not([tabindex="-1"])';
/** Things that stand among others of their kind: the next one takes over. A button does not: the next Enter would press another. */
const LIKE_OTHERS = '[role=row], [role=option], [role=treeitem], [role=gridcell], li, tr';

/** Only remembered: what was taken away is not kept alive by having had the focus once. */
type Remembered<E extends Element> = WeakRef<E>;
const stillHere = <E extends Element>(one: Remembered<E>): readonly E[] => {
  const element = one.deref();
  return element === undefined ? [] : [element];
};

interface Place {
  readonly element: Remembered<HTMLElement>;
  readonly standsAmongOthers: boolean;
  /** From the nearest outwards. */
  readonly around: readonly Remembered<HTMLElement>[];
  /** The next and the one before. */
  readonly beside: readonly Remembered<Element>[];
}

const placeOf = (element: HTMLElement): Place => {
  const around: Remembered<HTMLElement>[] = [];
  for (let one = element.parentElement; one !== null && one !== document.body; one = one.parentElement) around.push(new WeakRef(one));
  const beside = [element.nextElementSibling, element.previousElementSibling].flatMap((one) => (one === null ? [] : new WeakRef(one)));
  return { element: new WeakRef(element), standsAmongOthers: element.matches(LIKE_OTHERS), around, beside };
};

const isShown = (element: Element): boolean => element.isConnected && element.closest('[hidden], [inert]') === null;
const takes = (element: Element): element is HTMLElement => element instanceof HTMLElement && isShown(element) && element.matches(FOCUSABLE);
const isGone = ({ element }: Place): boolean => !stillHere(element).some(isShown);
const nextHome = ({ standsAmongOthers, around, beside }: Place, earlier: readonly Remembered<HTMLElement>[]): HTMLElement | null => {
  const neighbour = standsAmongOthers ? beside.flatMap(stillHere).find(takes) : undefined;
  if (neighbour !== undefined) return neighbour;
  const part = around.flatMap(stillHere).find((one) => isShown(one) && one.closest('[data-region], [role=dialog]') !== null);
  // Back to where one was before, in the same part of the window if that is left; a whole layer that went (a dialog, sign-in) leaves none.
  const before = earlier.flatMap(stillHere).findLast((one) => isShown(one) && (part === undefined || part.contains(one)));
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
  let earlier: readonly Remembered<HTMLElement>[] = [];
  let asked = false;
  /** A part that holds the focus only because its first row, or its next button, was not there yet. */
  let holding: HTMLElement | null = null;

  const look = () => {
    asked = false;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!isLost || last === null || !isGone(last)) return;
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
    if (asked || last === null || !isGone(last)) return;
    asked = true;
    requestAnimationFrame(() => requestAnimationFrame(look));
  };
  const onFocus = (event: FocusEvent) => {
    if (!(event.target instanceof HTMLElement) || event.target === document.body) return;
    if (event.target !== holding) holding = null;
    last = placeOf(event.target);
    earlier = [...earlier, last.element].slice(-MOST_REMEMBERED);
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
