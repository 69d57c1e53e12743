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

/** Takes a scan out again. Through the prototype's setter and an input event, or React would not hear of it. */
export const takeOutScan = ({ field, value, caret }: FieldBefore): void => {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  if (caret !== null) field.setSelectionRange(caret, caret);
};
