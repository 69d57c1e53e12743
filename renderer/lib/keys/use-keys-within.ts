import type { RefObject } from 'react';
import type { KeyHandler, KeyHandlers } from './keyboard.ts';
import { useKeys } from './use-keys.ts';

/** Letters and numbers of a question, which answer only while the focus is inside `block`; elsewhere they mean what they mean there. */
export const useKeysWithin = (block: RefObject<HTMLElement | null>, handlers: KeyHandlers<'dialog'>): void => {
  const inside =
    (handler: KeyHandler): KeyHandler =>
    () =>
      block.current?.contains(document.activeElement) === true ? handler() : false;
  useKeys('dialog', Object.fromEntries(Object.entries(handlers).map(([action, handler]) => [action, inside(handler)])));
};
