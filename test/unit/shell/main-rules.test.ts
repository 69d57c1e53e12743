import { describe, expect, it } from 'vitest';
import { isConsolePage } from '../../../electron/main/console-page.ts';
import { serveCalls, type CallEvent } from '../../../electron/main/ipc-server.ts';
import { mainTexts, unableText } from '../../../electron/main/main-texts.ts';
import { isReachable, parseWindowState } from '../../../electron/main/window-state.ts';
import { contentSecurityPolicy } from '../../../electron/host/http/page-headers.ts';

describe('our own page', () => {
  it.each(['app://console/', 'app://console/index.html', 'app://console/index.html#/queue?x=1'])('is %s', (url) => expect(isConsolePage(url)).toBe(true));
  it.each([
    '',
    'about:blank',
    'about:srcdoc',
    'app://',
    'app:console/',
    'app://console.evil/',
    'app://evil/app://console/',
    'app://console@evil/',
    'app://evil@console/',
    'app://a:b@console/',
    'app://console:1/',
    'apps://console/',
    'http://console/',
    'https://app://console/',
    'file:///app://console/',
    'javascript:app://console/',
    'data:text/html,app://console/',
    'blob:app://console/x',
    'filesystem:app://console/',
    'view-source:app://console/',
    'http://127.0.0.1:5173/',
  ])('is not %s', (url) => expect(isConsolePage(url)).toBe(false));
  it('is Vite’s server while developing, and no other', () => {
    expect(isConsolePage('http://127.0.0.1:5173/x', 'http://127.0.0.1:5173')).toBe(true);
    expect(isConsolePage('http://127.0.0.1:51730/', 'http://127.0.0.1:5173')).toBe(false);
  });
});

it('the policy lets no page script, frame, form or connection in', () => {
  for (const connect of ["'none'", "'self'"] as const) {
    const policy = contentSecurityPolicy(connect);
    expect(policy).toContain(`connect-src ${connect};`);
    for (const word of ["'unsafe-inline'", "'unsafe-eval'", '*', 'http:', 'https:']) expect(policy.split(/[\s;]+/)).not.toContain(word);
    for (const rule of [
      "default-src 'none'",
      "frame-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
    ])
      expect(policy).toContain(rule);
  }
});

describe('where a window stood', () => {
  const screens = [{ x: 0, y: 25, width: 1920, height: 1055 }];
  it('counts only while somebody can reach it', () => {
    expect(isReachable({ x: 100, y: 100, width: 1280, height: 800 }, screens)).toBe(true);
    expect(isReachable({ x: 1850, y: 100, width: 1280, height: 800 }, screens)).toBe(false);
    expect(isReachable({ x: 100, y: -50, width: 1280, height: 800 }, screens)).toBe(false);
    expect(isReachable({ x: 2000, y: 100, width: 1280, height: 800 }, [...screens, { x: 1920, y: 0, width: 1920, height: 1080 }])).toBe(true);
    expect(isReachable({ x: 0, y: 0, width: 1280, height: 800 }, [])).toBe(false);
  });
  it('is read only whole, and never too small to work in', () => {
    expect(parseWindowState('{"bounds":{"x":1,"y":2,"width":10,"height":10},"maximized":true}')).toEqual({
      bounds: { x: 1, y: 2, width: 960, height: 600 },
      maximized: true,
    });
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"bounds":null}',
      '{"bounds":{"x":"1","y":2,"width":1,"height":1}}',
      '{"bounds":{"x":1e99,"y":2,"width":1,"height":1}}',
    ])
      expect(parseWindowState(text)).toBeUndefined();
  });
});

it('main speaks Chinese and English, and names what it speaks of', () => {
  expect(mainTexts('zh-CN').quit).toBe('退出 Sidebay');
  expect(mainTexts('zh').quit).toBe('退出 Sidebay');
  expect(mainTexts('en-GB').quit).toBe('Quit Sidebay');
  expect(mainTexts('zhuang').quit).toBe('Quit Sidebay');
  for (const locale of ['zh-CN', 'en']) {
    expect(unableText(locale, { code: 'X1' }, '/d').detail).toMatch(/X1.*\/d/);
    expect(unableText(locale, { code: 'storage_x', words: { zh: '数据较新。', en: 'The data is newer.' } }, '/d').detail).toMatch(
      /^(?:数据较新。|The data is newer\.).*\/d/,
    );
    // A code that stands for nothing known is not shown to people.
    expect(unableText(locale, { code: 'host_failed' }, '/d').detail).not.toContain('host_failed');
    expect(unableText(locale, { code: 'already_running' }, '/d').title).toBe(mainTexts(locale).runningTitle);
  }
});

describe('a call by IPC', () => {
  const page = 'app://console/index.html';
  const set = () => {
    const calls: string[] = [];
    const denied: string[] = [];
    let handle: ((event: CallEvent, ...args: readonly unknown[]) => Promise<string>) | undefined;
    serveCalls(
      { handle: (_channel, listener) => void (handle = listener) },
      {
        isConsolePage: (url) => isConsolePage(url),
        sessionOf: (id) => (id === 1 ? 'anna' : undefined),
        call: (name, _input, sessionId) => Promise.resolve(`${name} by ${calls.push(name)} ${sessionId}`),
        onDenied: (reason) => void denied.push(reason),
      },
    );
    const from = (id: number, senderFrame: CallEvent['senderFrame'], name: unknown = 'demo.echo', input: unknown = '{}') =>
      handle?.({ sender: { id }, senderFrame }, name, input);
    return { calls, denied, from };
  };

  it('comes from the main frame of our window on our page, or from nobody', async () => {
    const { calls, denied, from } = set();
    const refused = '{"ok":false,"error":{"code":"no_session"}}';
    expect(await from(1, { parent: null, url: page })).toBe('demo.echo by 1 anna');
    for (const [id, frame] of [
      [1, null],
      [1, { parent: {}, url: page }],
      [1, { parent: null, url: 'https://evil.example/' }],
      [1, { parent: null, url: 'app://console.evil/' }],
      [1, { parent: null, url: 'about:blank' }],
      [2, { parent: null, url: page }],
    ] as const)
      expect(await from(id, frame)).toBe(refused);
    expect([calls.length, denied.length]).toEqual([1, 6]);
  });

  it('carries two texts of bounded size', async () => {
    const { calls, from } = set();
    const frame = { parent: null, url: page };
    for (const name of [null, 7, {}, ['demo.echo'], 'x'.repeat(201)]) expect(await from(1, frame, name)).toContain('unknown_endpoint');
    for (const input of [null, 7, {}, new Map(), () => {}]) expect(await from(1, frame, 'demo.echo', input)).toContain('bad_input');
    expect(await from(1, frame, 'demo.echo', '收'.repeat(400_000))).toContain('too_large');
    expect(calls).toEqual([]);
  });
});
