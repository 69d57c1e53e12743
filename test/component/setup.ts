import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

// jsdom does no layout: give elements the size their inline style says, so that the virtual list (which reads clientHeight and
// clientWidth) draws rows. Real layout is covered end to end.
for (const [property, side] of [
  ['clientHeight', 'height'],
  ['clientWidth', 'width'],
  ['offsetHeight', 'height'],
  ['offsetWidth', 'width'],
] as const) {
  Object.defineProperty(HTMLElement.prototype, property, {
    configurable: true,
    get(this: HTMLElement) {
      return Number.parseFloat(this.style[side]) || 800;
    },
  });
}
// A place is loaded when it is first shown, and a busy machine takes its time over that.
configure({ asyncUtilTimeout: 60_000 });
afterEach(cleanup);

// jsdom has no layout, so nothing can be scrolled into view.
Element.prototype.scrollIntoView = () => {};
