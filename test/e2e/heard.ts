import type { CDPSession, Page } from '@playwright/test';

const STATES = ['selected', 'checked', 'pressed', 'expanded', 'disabled', 'invalid', 'required', 'readonly'] as const;

/** What a screen reader says of the place where the keyboard stands. */
export interface Heard {
  readonly role: string;
  readonly name: string;
  /** States that are set, as the browser hands them to it: `selected`, `expanded=false`. */
  readonly states: readonly string[];
}

/** The element with the focus, or the one a list with the focus points to. */
const HERE = `(() => {
  const focused = document.activeElement;
  return document.getElementById(focused.getAttribute('aria-activedescendant') ?? '') ?? focused;
})()`;

export const listenAt = async (page: Page): Promise<{ readonly heard: () => Promise<Heard>; readonly end: () => Promise<void> }> => {
  const line: CDPSession = await page.context().newCDPSession(page);
  return {
    heard: async () => {
      const { result } = await line.send('Runtime.evaluate', { expression: HERE });
      const { nodes } = await line.send('Accessibility.getPartialAXTree', { objectId: result.objectId ?? '', fetchRelatives: false });
      const [node] = nodes;
      const states = STATES.flatMap((state) => {
        const value: unknown = node?.properties?.find(({ name }) => name === state)?.value.value;
        if (value === undefined || (value === false && state !== 'expanded') || value === 'false') return [];
        return [value === true || value === 'true' ? state : `${state}=${JSON.stringify(value)}`];
      });
      return {
        role: String(node?.role?.value ?? ''),
        name: String(node?.name?.value ?? '')
          .replaceAll(/\s+/gu, ' ')
          .trim(),
        states,
      };
    },
    end: () => line.detach(),
  };
};
