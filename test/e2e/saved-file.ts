import type { Page } from '@playwright/test';

/** Waits for the next file the window hands over to be kept: where it is kept is the shell's own question, and differs between the two. */
export const nextSavedFile = (page: Page): Promise<{ readonly name: string; readonly head: string }> =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        let text = Promise.resolve('');
        const address = URL.createObjectURL.bind(URL);
        URL.createObjectURL = (file) => {
          if (file instanceof Blob) text = file.text();
          return address(file);
        };
        HTMLAnchorElement.prototype.click = function keep(this: HTMLAnchorElement) {
          const name = this.download;
          void text.then((whole) => resolve({ name, head: whole.slice(0, 5) }));
        };
      }),
  );
