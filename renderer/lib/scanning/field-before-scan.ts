type Field = HTMLInputElement | HTMLTextAreaElement;

/** A text field as it stood before a burst fell into it. */
export interface FieldBefore {
  readonly field: Field;
  readonly value: string;
  readonly caret: number | null;
}

export const fieldBefore = (element: Element | null): FieldBefore | null =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
    ? { field: element, value: element.value, caret: element.selectionStart }
    : null;

/**
 * A field of a figure, as number-field.tsx marks it. A code is no quantity: no scan is ever meant for it, on no desk, and one that stayed there would be
 * one that somebody saves. A field of words keeps it as typing, for a code may be what is asked for.
 */
export const isOfFigures = ({ field }: FieldBefore): boolean => field.dataset['figures'] !== undefined;

/** Takes a scan out again. Through the prototype's setter and an input event, or React would not hear of it. */
export const takeOutScan = ({ field, value, caret }: FieldBefore): void => {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  if (caret !== null) field.setSelectionRange(caret, caret);
};
