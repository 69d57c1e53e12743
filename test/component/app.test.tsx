import { readFileSync } from 'node:fs';
import path from 'node:path';
import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FirstFrame } from '../../renderer/app/first-frame.tsx';
import { PEOPLE, statusOf } from '../../renderer/gallery/fake-host.ts';
import { APPEARANCE_KEY, getAppearance, setAppearance } from '../../renderer/lib/appearance/appearance.ts';
import { keyboard } from '../../renderer/lib/keys/keyboard.ts';
import { renderApp } from './render-app.tsx';

const [clerk, , packer] = PEOPLE;
if (clerk === undefined || packer === undefined) throw new Error('the fake host has too few people');

beforeEach(() => {
  localStorage.clear();
  location.hash = '';
});

describe('signing in', () => {
  it('picks a person by number, takes the PIN and opens the queue', async () => {
    const { user } = renderApp(statusOf('signed_out'));
    await screen.findByRole('heading', { name: 'Who is here?' });
    await user.keyboard('1');
    await screen.findByRole('heading', { name: 'PIN of Zhang Min' });
    await user.keyboard('123456');
    const queue = await screen.findByRole('link', { name: /Queue/ });
    await waitFor(() => expect(queue.getAttribute('aria-current')).toBe('page'));
    expect(screen.getByRole('button', { name: /Zhang Min · clerk/ })).toBeTruthy();
  });

  it('says what was wrong and how many tries are left, and empties the boxes', async () => {
    const { user } = renderApp(statusOf('signed_out'));
    await user.click(await screen.findByRole('button', { name: /Li Wei/ }));
    await user.keyboard('999999');
    expect((await screen.findByText(/tries left: 4/)).textContent).toContain('ask a supervisor');
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('PIN of Li Wei').value).toBe(''));
  });

  it('asks for the password where a PIN will not do', async () => {
    const { user } = renderApp(statusOf('signed_out'));
    await user.click(await screen.findByRole('button', { name: /Zhou Kai/ }));
    await user.type(screen.getByLabelText('Password of Zhou Kai'), '123456{Enter}');
    expect(await screen.findByRole('button', { name: /Zhou Kai · packer/ })).toBeTruthy();
  });

  it('offers who was here last', async () => {
    localStorage.setItem('sidebay.lastPerson', clerk.id);
    renderApp(statusOf('signed_out'));
    expect(await screen.findByRole('heading', { name: 'PIN of Zhang Min' })).toBeTruthy();
  });

  it('finds one of many by a name typed anywhere, in either script, and numbers what is left', async () => {
    const status = statusOf('signed_out');
    const [pattern] = PEOPLE;
    if (pattern === undefined) expect.fail('nobody');
    const crowd = Array.from({ length: 30 }, (_, n) => ({
      ...pattern,
      id: `x${n}`,
      name: `工号${n + 10}`,
      nameEn: `Worker ${n + 10}`,
      spelling: `gonghao gh`,
    }));
    const { user } = renderApp({ ...status, people: [...crowd, ...PEOPLE.map((one) => (one.id === 'u5' ? { ...one, spelling: 'zhaomin zm' } : one))] });
    await screen.findByRole('heading', { name: 'Who is here?' });
    expect(within(screen.getByRole('list', { name: 'People who can sign in' })).getAllByRole('button')).toHaveLength(35);
    await user.keyboard('wei');
    await waitFor(() => expect(within(screen.getByRole('list', { name: 'People who can sign in' })).getAllByRole('button')).toHaveLength(1));
    await user.keyboard('1');
    await screen.findByRole('heading', { name: 'PIN of Li Wei' });
    // With somebody chosen a letter begins another name, and Enter takes the first.
    await user.keyboard('zm{Enter}');
    await screen.findByRole('heading', { name: 'PIN of Zhao Min' });
    await user.keyboard('qqq');
    await screen.findByText('Nobody here is called “qqq”.');
    await user.keyboard('{Escape}');
    expect(within(screen.getByRole('list', { name: 'People who can sign in' })).getAllByRole('button')).toHaveLength(35);
    await user.keyboard('{ArrowDown}123456');
  });

  it('makes the first administrator, refusing a PIN and a password that are too easy', async () => {
    const { user } = renderApp(statusOf('needs_first_administrator'));
    await user.type(await screen.findByLabelText('Name'), 'He Jing');
    await user.type(screen.getByLabelText('Password'), 'password');
    await user.type(screen.getByLabelText('Six-digit PIN'), '123456');
    await user.click(screen.getByRole('button', { name: /Create administrator/ }));
    await screen.findByText('This password is too common; take another.');
    await screen.findByText('This PIN is too easy to guess; take another.');
    await screen.findByText('The two passwords differ');
    await user.clear(screen.getByLabelText('Password'));
    for (const label of ['Password', 'Password once more']) {
      await user.click(screen.getByLabelText(label));
      await user.paste('nine blue cranes at the bay');
    }
    await user.clear(screen.getByLabelText('Six-digit PIN'));
    await user.type(screen.getByLabelText('Six-digit PIN'), '740193');
    await user.click(screen.getByRole('button', { name: /Create administrator/ }));
    expect(await screen.findByRole('button', { name: /He Jing · administrator/ })).toBeTruthy();
  });

  it('speaks Chinese as well', async () => {
    renderApp(statusOf('signed_out'), { language: 'zh-CN' });
    await screen.findByRole('heading', { name: '谁在这里？' });
    expect(document.documentElement.lang).toBe('zh-CN');
  });
});

describe('the shell', () => {
  it('shows overdue and in doubt on the rail, and how old the knowledge is', async () => {
    renderApp(statusOf('signed_in', clerk));
    expect((await screen.findByText('9 overdue')).className).toBe('visually-hidden');
    await screen.findByText(/^WMS 1\d s ago$/);
    await screen.findByText('14 in outbox');
    await screen.findByText('2 in doubt');
    expect(screen.getByText('Station A-07')).toBeTruthy();
  });

  it('goes by G and a letter, and not while something is typed', async () => {
    const { user } = renderApp(statusOf('signed_in', clerk));
    await screen.findByRole('button', { name: 'Find' });
    await user.keyboard('g');
    await waitFor(() => expect(keyboard.isGoPending()).toBe(true));
    await user.keyboard(',');
    await screen.findByRole('heading', { name: 'Settings', level: 1 });
    await user.click(screen.getByRole('button', { name: 'Find' }));
    await user.keyboard('gq');
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(location.hash).toBe('#/settings');
  });

  it('searches in the queue', async () => {
    const { user } = renderApp(statusOf('signed_in', clerk));
    await screen.findByRole('button', { name: 'Find' });
    await user.keyboard('{Control>}k{/Control}张敏{Enter}');
    await waitFor(() => expect(decodeURIComponent(location.hash)).toBe('#/queue?text=张敏'));
  });

  it('changes language at once, and remembers it', async () => {
    const { user } = renderApp(statusOf('signed_in', clerk));
    await user.click(await screen.findByRole('button', { name: /Zhang Min/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: '中文' }));
    await screen.findByText('14 待同步');
    expect(JSON.parse(localStorage.getItem(APPEARANCE_KEY) ?? '{}')).toMatchObject({ language: 'zh-CN' });
  });

  it('hands over in two keystrokes and the PIN, and Escape goes back', async () => {
    const { user } = renderApp(statusOf('signed_in', clerk));
    await screen.findByText('14 in outbox');
    await user.keyboard('g');
    await waitFor(() => expect(keyboard.isGoPending()).toBe(true));
    await user.keyboard('u');
    await screen.findByRole('heading', { name: 'Who is here?' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Who is here?' })).toBeNull());
    await user.keyboard('g');
    await waitFor(() => expect(keyboard.isGoPending()).toBe(true));
    await user.keyboard('u');
    await screen.findByRole('heading', { name: 'Who is here?' });
    await user.keyboard('1');
    await user.keyboard('123456');
    await screen.findByRole('button', { name: /Li Wei/ });
  });

  it('hands over by G and the digit of a person, shown while it waits', async () => {
    const { user } = renderApp(statusOf('signed_in', clerk));
    await screen.findByText('14 in outbox');
    await user.keyboard('g');
    const list = await screen.findByRole('list', { name: 'Switch user' });
    expect(within(list).getAllByRole('listitem')[0]?.textContent).toContain('Li Wei');
    await user.keyboard('1');
    await screen.findByRole('heading', { name: 'Who is here?' });
    await user.keyboard('123456');
    await screen.findByRole('button', { name: /Li Wei/ });
  });

  it('locked, keeps what was typed for the same person and answers no keys', async () => {
    const { user } = renderApp(statusOf('signed_in', clerk));
    location.hash = '#/settings/secret';
    const [field] = await screen.findAllByLabelText<HTMLInputElement>('Present password');
    if (field === undefined) throw new Error('no field to type in');
    await user.type(field, 'half a word');
    await user.click(screen.getByRole('button', { name: /Zhang Min/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Lock the screen' }));
    await screen.findByRole('heading', { name: 'Locked' });
    expect(screen.queryByRole('navigation')).toBeNull();
    await user.keyboard('123456');
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Locked' })).toBeNull());
    expect(field.isConnected && field.value).toBe('half a word');
  });

  it('a scan fires no key', async () => {
    renderApp(statusOf('signed_in', clerk));
    await screen.findByText('14 in outbox');
    const scans: string[] = [];
    const stop = keyboard.onScan((text) => scans.push(text));
    const go = vi.fn<(target: string) => void>();
    const stopGo = keyboard.onGo(go);
    act(() => {
      // With the times of a scanner, however long this machine takes over each.
      [...'GQ-0042', 'Enter'].forEach((key, place) => {
        const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
        Object.defineProperty(event, 'timeStamp', { value: 5000 + place * 5 });
        document.body.dispatchEvent(event);
      });
    });
    expect(scans).toEqual(['GQ-0042']);
    expect(go).not.toHaveBeenCalled();
    stop();
    stopGo();
  });
});

describe('the frame before the first page', () => {
  const placesOf = (container: Element) => [...container.querySelectorAll('.mark')].map((mark) => mark.closest('.brand, .sign-in-brand')?.className);

  it('is that of the entrance in a new window, and where somebody sat that of the desk, with the mark where it will be', async () => {
    sessionStorage.clear();
    const first = render(<FirstFrame />);
    expect(placesOf(first.container)).toEqual(['row sign-in-brand']);
    first.unmount();
    const { unmount } = renderApp(statusOf('signed_in', clerk));
    await screen.findByText('14 in outbox');
    unmount();
    const again = render(<FirstFrame />);
    expect(placesOf(again.container)).toEqual(['brand']);
    again.unmount();
    renderApp(statusOf('signed_out'));
    await screen.findByRole('heading', { name: 'Who is here?' });
    cleanup();
    expect(placesOf(render(<FirstFrame />).container)).toEqual(['row sign-in-brand']);
  });
});

describe('what is applied before the first paint', () => {
  const script = readFileSync(path.resolve(import.meta.dirname, '../../renderer/public/first-paint.js'), 'utf8');

  it.each([
    { language: 'en', theme: 'dark', density: 'compact' },
    { language: 'zh-CN', theme: 'light', density: 'roomy' },
  ] as const)('is what was remembered: $language, $theme, $density', (wish) => {
    setAppearance(wish);
    const shown = () => [document.documentElement.lang, document.documentElement.dataset['theme'], document.documentElement.dataset['density']];
    const wanted = shown();
    document.documentElement.removeAttribute('lang');
    document.documentElement.removeAttribute('data-theme');
    document.documentElement.removeAttribute('data-density');
    // The very text that the page loads, run as the page runs it.
    const element = document.createElement('script');
    element.textContent = script;
    document.head.append(element);
    expect(shown()).toEqual(wanted);
    expect(getAppearance()).toMatchObject(wish);
  });
});
