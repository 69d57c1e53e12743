import type { RefObject } from 'react';

const FOCUSABLE = 'input:not([type=hidden]):not([type=file]):not([hidden]), textarea, button';
const TYPED = 'input:not([type=hidden]):not([type=file]):not([hidden]):not([tabindex="-1"]), textarea:not([tabindex="-1"]), button.select-box';

/** What names of fields mean as places: a fault names `lines.0.sku`, which lies in the field `lines.0`; an address is faulted by its detail. */
const fieldOf = (name: string): string => (name === 'detail' ? 'place' : (/^lines\.\d+/u.exec(name)?.[0] ?? (name === 'lines' ? 'lines.0' : name)));

/**
 * Goes to a field: to its readings where it is unsure and offers some, so that a number chooses; else to where one types. `source` is the box for a
 * message, `save` the way out, `next` the one behind where one is.
 */
export function useFocusField(root: RefObject<HTMLElement | null>): (name: string) => void {
  return (name) => {
    // What is gone to may be drawn only after this keystroke.
    requestAnimationFrame(() => {
      const form = root.current;
      if (form === null) return;
      if (name === 'next') {
        const all = [...form.querySelectorAll<HTMLElement>(TYPED)];
        const active = document.activeElement;
        const at = active instanceof HTMLElement ? all.indexOf(active) : -1;
        return (all[at + 1] ?? form.querySelector<HTMLElement>('[data-target=save]'))?.focus();
      }
      const target =
        name === 'save'
          ? form.querySelector<HTMLElement>('[data-target=save]')
          : name === 'source'
            ? (form.querySelector<HTMLElement>('.manual-source textarea') ?? form.querySelector<HTMLElement>('.manual-message'))
            : (form.querySelector<HTMLElement>(`[data-field="${fieldOf(name)}"] .reading`) ??
              (name === 'detail' ? form.querySelector<HTMLElement>('[data-field="place"] > .field input') : null) ??
              form.querySelector<HTMLElement>(`[data-field="${fieldOf(name)}"] :is(${FOCUSABLE})`));
      target?.focus();
      target?.scrollIntoView({ block: 'nearest' });
    });
  };
}
