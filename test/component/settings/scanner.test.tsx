import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ScannerTrial } from '../../../renderer/features/settings/scanner/scanner-trial.tsx';
import { keyboard } from '../../../renderer/lib/keys/keyboard.ts';
import { PLAIN_SCANNER, type KeyPress, type ScannerProfile } from '../../../shared/core/scanning/key-press.ts';
import { SETUP_CODE } from '../../../shared/core/scanning/learn-scanner.ts';
import { emptyTrace, scan } from '../../fixtures/key-traces.ts';
import { renderPlain } from '../render-app.tsx';

const learned: ScannerProfile[] = [];
let stop: () => void;
beforeEach(() => {
  learned.length = 0;
  stop = keyboard.listen(window);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

const down = (element: Element, { at, key, code, shift, ctrl, alt, caps }: KeyPress): boolean => {
  const event = new KeyboardEvent('keydown', {
    key,
    code,
    shiftKey: shift,
    ctrlKey: ctrl,
    altKey: alt,
    modifierCapsLock: caps,
    bubbles: true,
    cancelable: true,
  });
  Object.defineProperty(event, 'timeStamp', { value: at });
  return element.dispatchEvent(event);
};

const says = (): string => document.querySelector('.note')?.textContent ?? '';

function tryOut(text: string, around: { readonly host?: 'us' | 'fr'; readonly caps?: boolean } = {}) {
  vi.useFakeTimers();
  renderPlain(<ScannerTrial scanner={PLAIN_SCANNER} onLearned={(profile) => learned.push(profile)} />);
  const pad = screen.getByRole('textbox', { name: 'Field to scan into' });
  act(() => pad.focus());
  const trace = emptyTrace();
  scan(trace, text, { scanner: 'us', host: 'us', caps: false, ime: false, inField: false, ...around }, () => 5, 'ctrl', 'Enter');
  act(() => {
    for (const input of trace.inputs) if (input.kind === 'press') down(pad, input.press);
    vi.advanceTimersByTime(1000);
  });
  return pad;
}

describe('setting a scanner up', () => {
  it('takes over what the set-up code says, on a French computer with caps lock on', () => {
    tryOut(`~${SETUP_CODE}`, { host: 'fr', caps: true });
    expect(learned).toEqual([{ ...PLAIN_SCANNER, layout: 'us', prefix: '~' }]);
    expect(says()).toContain('Keyboard: US (QWERTY). Prefix: ~.');
  });

  it('explains a code that came twice in one piece, and a wrong check digit', () => {
    tryOut('69000000000146900000000014');
    expect(says()).toContain('One code came twice in one piece');
    expect(learned).toEqual([]);
  });

  it('no desk hears what is tried, and Tab alone leaves', () => {
    const heard: string[] = [];
    const forget = keyboard.onScan((text) => heard.push(text));
    const pad = tryOut('6900000000014');
    expect(heard).toEqual([]);
    expect(says()).toContain('Its check digit is right.');
    const alone = { at: 90_000, key: 'Tab', code: 'Tab', shift: false, ctrl: false, alt: false, caps: false, repeat: false, inField: false };
    expect(down(pad, alone)).toBe(true);
    expect(down(pad, { ...alone, key: 'x', code: 'KeyX' })).toBe(false);
    forget();
  });
});
