import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeyboard, type Keyboard } from '../../renderer/lib/keys/keyboard.ts';

/* The assembler has its million keystrokes in test/unit/scanning; here the same mix goes through real key events, a real text field and a real menu. */

let keyboard: Keyboard;
let stop: () => void;
const keys: string[] = [];
const scans: string[] = [];
const inMenu: string[] = [];
let at = 0;

beforeEach(() => {
  vi.useFakeTimers();
  keys.length = scans.length = inMenu.length = 0;
  at = 1_000;
  document.body.innerHTML = '<input aria-label="note"><ul role="menu"><li tabindex="0" role="menuitem"></li></ul>';
  document.querySelector('li')?.addEventListener('keydown', (event) => void (event.key.length === 1 && inMenu.push(event.key)));
  keyboard = createKeyboard();
  stop = keyboard.listen(window);
  keyboard.register({ scope: 'list', handlers: () => ({ next: () => void keys.push('j'), previous: () => void keys.push('k') }) });
  keyboard.register({ scope: 'bench', handlers: () => ({ callSupervisor: () => void keys.push('F8') }) });
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  document.body.innerHTML = '';
});

/** One press, and what the browser does with it when nobody takes it. */
const press = (key: string, afterMs: number): void => {
  at += afterMs;
  vi.advanceTimersByTime(afterMs);
  const target = document.activeElement ?? document.body;
  const event = new KeyboardEvent('keydown', { key, code: key.length > 1 ? key : '', bubbles: true, cancelable: true });
  Object.defineProperty(event, 'timeStamp', { value: at });
  const goes = target.dispatchEvent(event);
  if (goes && target instanceof HTMLInputElement && key.length === 1) target.value += key;
};
const PEOPLE_MS = 45;

describe('key events of a shift', () => {
  it.each([true, false])('none lost, none doubled, none swallowed (a desk that listens in fields: %s)', (inFields) => {
    const random = xoroshiro128plus(20_261_129);
    const pick = (low: number, high: number): number => uniformInt(random, low, high);
    keyboard.onScan((text) => scans.push(text), { inFields });
    const [field] = document.getElementsByTagName('input');
    const [item] = document.getElementsByTagName('li');
    const wanted = { keys: [] as string[], scans: [] as string[], field: '', inMenu: [] as string[] };
    for (let n = 0; n < 1_500; n += 1) {
      const place = pick(0, 2);
      (document.activeElement as HTMLElement | null)?.blur();
      if (place === 1) field?.focus();
      if (place === 2) item?.focus();
      const kind = pick(0, 3);
      if (kind === 0) {
        const code = Array.from({ length: pick(3, 20) }, () => 'JK*/0123456789abc'.charAt(pick(0, 16))).join('');
        for (const [index, key] of [...code, 'Enter'].entries()) press(key, index === 0 ? PEOPLE_MS : pick(0, 12));
        if (place !== 1 || inFields) wanted.scans.push(code);
        else wanted.field += code;
        // The first letter of a burst is the menu's at once; nobody knows yet that it is a scanner's.
        if (place === 2) wanted.inMenu.push(code.charAt(0));
      } else if (kind === 3 && place !== 2) {
        press('F8', PEOPLE_MS);
        wanted.keys.push('F8');
      } else {
        const typed = Array.from({ length: pick(1, 2) }, () => 'jk'.charAt(pick(0, 1)));
        for (const [index, key] of typed.entries()) press(key, index === 0 ? PEOPLE_MS : pick(5, 60));
        if (place === 0) wanted.keys.push(...typed);
        if (place === 1) wanted.field += typed.join('');
        if (place === 2) wanted.inMenu.push(...typed);
      }
      press('Shift', PEOPLE_MS);
    }
    vi.advanceTimersByTime(1_000);
    expect(scans).toEqual(wanted.scans);
    expect(keys).toEqual(wanted.keys);
    expect(field?.value).toBe(wanted.field);
    expect(inMenu).toEqual(wanted.inMenu);
  });
});
