import { fireEvent, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createKeyboard } from '../../renderer/lib/keys/keyboard.ts';

/** How browsers mark a press that an input method has: by the flag, or (in the press that begins a word) by the key code alone. */
const MARKS = [
  ['isComposing', { isComposing: true }],
  ['key code 229', { keyCode: 229 }],
] as const;

describe('a press that an input method has', () => {
  const ends: (() => void)[] = [];
  afterEach(() => {
    for (const end of ends.splice(0)) end();
    document.body.replaceChildren();
  });

  const desk = () => {
    const keys = createKeyboard();
    const done = { next: vi.fn<() => void>(), out: vi.fn<() => void>(), confirm: vi.fn<() => void>(), save: vi.fn<() => void>() };
    ends.push(
      keys.listen(window),
      keys.register({ scope: 'list', handlers: () => ({ next: done.next }) }),
      keys.register({ scope: 'everywhere', handlers: () => ({ out: done.out, confirm: done.confirm, save: done.save }) }),
    );
    return { keys, done };
  };
  const PRESSES = [
    ['next', { key: 'ArrowDown', code: 'ArrowDown' }, false],
    ['next', { key: 'j', code: 'KeyJ' }, false],
    ['out', { key: 'Escape', code: 'Escape' }, true],
    ['confirm', { key: 'Enter', code: 'Enter', ctrlKey: true }, true],
    ['save', { key: 's', code: 'KeyS', ctrlKey: true }, true],
  ] as const;

  it.each(PRESSES.flatMap((press) => MARKS.map((mark) => [press[0], mark[0], press, mark[1]] as const)))(
    'does not %s by %s, and the same press does once the word is there',
    async (_, __, [action, press, inField], mark) => {
      const { done } = desk();
      const target = document.createElement(inField ? 'textarea' : 'div');
      target.tabIndex = 0;
      document.body.append(target);
      target.focus();
      expect(fireEvent.keyDown(target, { ...press, ...mark })).toBe(true);
      // Longer than a character waits for a scanner.
      await new Promise((resolve) => setTimeout(resolve, 80));
      expect(done[action]).not.toHaveBeenCalled();
      fireEvent.keyDown(target, press);
      await waitFor(() => expect(done[action]).toHaveBeenCalledOnce());
    },
  );

  it('does not go to a place after G', async () => {
    const { keys } = desk();
    const went = vi.fn<() => void>();
    ends.push(keys.onGo(went));
    fireEvent.keyDown(document.body, { key: 'g', code: 'KeyG' });
    await waitFor(() => expect(keys.isGoPending()).toBe(true));
    fireEvent.keyDown(document.body, { key: 'Process', code: 'KeyY', keyCode: 229 });
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(went).not.toHaveBeenCalled();
    fireEvent.keyDown(document.body, { key: 'y', code: 'KeyY' });
    await waitFor(() => expect(went).toHaveBeenCalledWith('sync'));
  });
});
