import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createShowing } from '../../../electron/main/show-when-drawn.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('shows a window when its first frame is drawn, once', () => {
  const show = vi.fn<() => void>();
  const showing = createShowing(show);
  showing.loaded();
  expect(show).not.toHaveBeenCalled();
  showing.drawn();
  vi.runAllTimers();
  expect(show).toHaveBeenCalledTimes(1);
});

it('shows it all the same when nothing more is heard after its page is there, or failed to come', () => {
  const show = vi.fn<() => void>();
  const showing = createShowing(show);
  showing.loaded();
  showing.loaded();
  vi.runAllTimers();
  showing.drawn();
  expect(show).toHaveBeenCalledTimes(1);
});

it('leaves a window alone that was closed meanwhile', () => {
  const show = vi.fn<() => void>();
  const showing = createShowing(show);
  showing.loaded();
  showing.closed();
  vi.runAllTimers();
  showing.drawn();
  expect(show).not.toHaveBeenCalled();
});
