import { act, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createKeyboard, type Keyboard } from '../../renderer/lib/keys/keyboard.ts';
import { setScanner } from '../../renderer/lib/scanning/scanner-profile.ts';
import { NumberField } from '../../renderer/ui/field/number-field.tsx';
import { Button } from '../../renderer/ui/button/button.tsx';
import { renderPlain } from './render-app.tsx';

let keyboard: Keyboard;
let stop: () => void;
const ran: string[] = [];
const scans: string[] = [];

beforeEach(() => {
  ran.length = 0;
  scans.length = 0;
  keyboard = createKeyboard();
  stop = keyboard.listen(window);
  keyboard.register({
    scope: 'list',
    handlers: () => ({ next: () => void ran.push('next'), open: () => void ran.push('open'), select: () => void ran.push('select') }),
  });
});
afterEach(() => {
  stop();
  setScanner({ gapMs: 30 });
});

/** A press with the time the keyboard gave it: how long this machine took to answer the one before is no matter. */
let at = 0;
const down = (key: string, more: KeyboardEventInit = {}): KeyboardEvent => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  Object.defineProperty(event, 'timeStamp', { value: (at += 5) });
  return event;
};

/** What a wedge scanner does: characters as quick as events come, and an Enter. What a press would type is typed. */
const scan = (text: string, end: 'Enter' | 'Tab' = 'Enter') =>
  act(() => {
    at += 1000;
    for (const key of [...text, end]) {
      const target = document.activeElement ?? document.body;
      const went = target.dispatchEvent(down(key));
      if (went && target instanceof HTMLInputElement && key.length === 1) {
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(target, target.value + key);
        target.dispatchEvent(new Event('input', { bubbles: true }));
      }
      target.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true, cancelable: true }));
    }
  });

function Form({ onSend }: { readonly onSend: () => void }) {
  const [text, setText] = useState('half a ');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <input aria-label="note" value={text} onChange={(event) => setText(event.target.value)} />
      <Button onPress={onSend}>Send</Button>
    </form>
  );
}

describe('a scan', () => {
  it('over the page fires none of the keys it contains', () => {
    keyboard.onScan((text) => scans.push(text));
    scan('J J*JJ');
    expect({ scans, ran }).toEqual({ scans: ['J J*JJ'], ran: [] });
  });

  it('while a button has the focus does not press it, neither by a space nor by its Enter', () => {
    keyboard.onScan((text) => scans.push(text));
    const onSend = vi.fn<() => void>();
    renderPlain(<Form onSend={onSend} />);
    screen.getByRole('button', { name: 'Send' }).focus();
    scan('AB CD');
    expect(scans).toEqual(['AB CD']);
    expect(onSend).not.toHaveBeenCalled();
  });

  it('into a text field is typing where nobody listens there', () => {
    keyboard.onScan((text) => scans.push(text));
    renderPlain(<Form onSend={() => undefined} />);
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'note' });
    field.focus();
    scan('6901234567892');
    expect({ value: field.value, scans }).toEqual({ value: 'half a 6901234567892', scans: [] });
  });

  it('into a field of a figure is never typing, on no desk: the figure stays, nothing is sent, and the code is looked up', () => {
    keyboard.onScan((text) => scans.push(text));
    const [onChange, onSend] = [vi.fn<(figure: number) => void>(), vi.fn<() => void>()];
    renderPlain(
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSend();
        }}
      >
        <NumberField label="units" defaultValue={12} onChange={onChange} />
        <input type="submit" hidden />
      </form>,
    );
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'units' });
    act(() => field.focus());
    scan('6901234567892');
    expect({ value: field.value, scans, focus: document.activeElement === field }).toEqual({ value: '12', scans: ['6901234567892'], focus: true });
    act(() => field.blur());
    expect(field.value).toBe('12');
    expect([onChange.mock.calls, onSend.mock.calls]).toEqual([[], []]);
  });

  it('into a text field of a desk that lives on scans is taken out of it, and what a person typed stays', () => {
    keyboard.onScan((text) => scans.push(text), { inFields: true });
    const onSend = vi.fn<() => void>();
    renderPlain(<Form onSend={onSend} />);
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'note' });
    field.focus();
    scan('6901234567892', 'Tab');
    expect({ value: field.value, scans, focus: document.activeElement === field }).toEqual({ value: 'half a ', scans: ['6901234567892'], focus: true });
    expect(onSend).not.toHaveBeenCalled();
  });

  it('goes to the newest listener, and on to the one before when that one does not want it', () => {
    keyboard.onScan((text) => scans.push(`desk ${text}`));
    const stopDialog = keyboard.onScan((text) => text.startsWith('SB*') && scans.push(`dialog ${text}`) > 0);
    scan('SB*CAGE');
    scan('690123');
    stopDialog();
    scan('SB*UNDO');
    expect(scans).toEqual(['dialog SB*CAGE', 'desk 690123', 'desk SB*UNDO']);
  });

  it('on the way to a bench is kept for it, in its order, and fires no key meanwhile', () => {
    const stopWay = keyboard.onWayToBench(() => '/pack');
    keyboard.onScan((text) => scans.push(`palette ${text}`));
    scan('J J*JJ');
    scan('690123');
    expect({ scans, ran }).toEqual({ scans: [], ran: [] });
    keyboard.onScan((text) => scans.push(text), { inFields: true });
    scan('SB*UNDO');
    expect({ scans, ran }).toEqual({ scans: ['J J*JJ', '690123', 'SB*UNDO'], ran: [] });
    stopWay();
  });

  it('on the way to a bench that was left before it came is nobody’s', () => {
    let to: string | null = '/pack';
    keyboard.onWayToBench(() => to);
    scan('690123');
    to = '/dispatch';
    keyboard.onScan((text) => scans.push(text), { inFields: true });
    expect(scans).toEqual([]);
  });

  it('does not come alone: keys of a bench that are pressed on the way to it wait for it, and the place before takes none of them', async () => {
    const stopWay = keyboard.onWayToBench(() => '/dispatch');
    const before = keyboard.register({ scope: 'everywhere', handlers: () => ({ confirm: () => void ran.push('confirm of the place before') }) });
    const press = (key: string, more: KeyboardEventInit = {}) => act(() => void document.body.dispatchEvent(down(key, more)));
    press('F2');
    press('F2', { repeat: true });
    press('Enter', { ctrlKey: true });
    expect(ran).toEqual([]);
    const stopBench = keyboard.atBench();
    const bench = keyboard.register({ scope: 'bench', handlers: () => ({ weighOrCage: () => void ran.push('F2'), close: () => void ran.push('close') }) });
    await Promise.resolve();
    expect(ran).toEqual(['F2', 'close']);
    press('F2');
    expect(ran).toEqual(['F2', 'close', 'F2']);
    for (const stop of [before, bench, stopBench, stopWay]) stop();
  });

  it('that broke on the way to a bench is no key of the desk before it', () => {
    vi.useFakeTimers();
    keyboard.onWayToBench(() => '/pack');
    act(() => {
      at += 1000;
      document.body.dispatchEvent(down('j'));
      vi.advanceTimersByTime(1000);
    });
    vi.useRealTimers();
    expect(ran).toEqual([]);
  });

  it('keeps the group separators of a GS1 code, which scanners write as Ctrl and a bracket', () => {
    keyboard.onScan((text) => scans.push(text));
    act(() => {
      for (const key of '0109') document.body.dispatchEvent(down(key));
      document.body.dispatchEvent(down(']', { ctrlKey: true }));
      for (const key of ['2', '1', 'Enter']) document.body.dispatchEvent(down(key));
    });
    expect(scans).toEqual(['0109\u001D21']);
  });

  it('at a bench is whole although the page was busy in the middle of it and heard a silence that was none', () => {
    vi.useFakeTimers();
    keyboard.atBench();
    keyboard.onScan((text) => scans.push(text), { inFields: true });
    at += 1000;
    for (const key of 'SB*CLO') document.body.dispatchEvent(down(key));
    vi.advanceTimersByTime(5000);
    for (const key of ['S', 'E', 'Enter']) document.body.dispatchEvent(down(key));
    vi.useRealTimers();
    expect(scans).toEqual(['SB*CLOSE']);
  });

  it('at a bench does not begin with a key that was pressed long before, and such a key acts nowhere later', () => {
    vi.useFakeTimers();
    const leave = keyboard.atBench();
    const stopScans = keyboard.onScan((text) => scans.push(text), { inFields: true });
    document.body.dispatchEvent(down('j'));
    vi.advanceTimersByTime(5000);
    scan('690123');
    at += 1000;
    document.body.dispatchEvent(down('j'));
    leave();
    stopScans();
    at += 1000;
    document.body.dispatchEvent(down('k'));
    vi.advanceTimersByTime(5000);
    vi.useRealTimers();
    expect({ scans, ran }).toEqual({ scans: ['690123'], ran: [] });
  });

  it('that broke at a bench keeps no button from its space bar', () => {
    keyboard.atBench();
    const onSend = vi.fn<() => void>();
    renderPlain(<Form onSend={onSend} />);
    const button = screen.getByRole('button', { name: 'Send' });
    button.focus();
    act(() => {
      button.dispatchEvent(down('6'));
      at += 1000;
      button.dispatchEvent(down(' ', { code: 'Space' }));
      button.dispatchEvent(new KeyboardEvent('keyup', { key: ' ', code: 'Space', bubbles: true }));
    });
    expect(onSend).toHaveBeenCalledTimes(1);
  });
});
