/** What has the focus decides whose a key press is. */

export const isInside = (element: Element | null, selector: string): boolean => element?.closest(selector) != null;

const NO_TEXT = ['checkbox', 'radio', 'button', 'submit', 'range', 'file'].map((type) => `[type=${type}]`).join(', ');

export const isTextField = (element: Element | null): boolean =>
  element instanceof HTMLElement && (element.isContentEditable || element.closest(`textarea, select, input:not(${NO_TEXT})`) !== null);

/** A list whose keys are the desk's: it looks for nothing by itself, and its rows do nothing with a press. */
const isDeskList = (element: Element | null): boolean => isInside(element, '[role=listbox][data-desk-list]');

/** Space and Enter belong to what has the focus, if that does something with them. */
export const ownsPress = (element: Element | null): boolean =>
  isInside(element, 'button, a[href], summary, label, [role=button], [role=tab], [role=checkbox], [role=radio], [role=switch], [role=menuitem]') ||
  (isInside(element, '[role=option]') && !isDeskList(element));

/** Menus and lists of choices look for what is typed in them. */
export const ownsLetters = (element: Element | null): boolean => isInside(element, '[role=menu], [role=listbox]') && !isDeskList(element);

export const isInDialog = (): boolean => isInside(document.activeElement, '[role=dialog], [role=alertdialog]');
