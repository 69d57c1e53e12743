import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type BrowserContext } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, quietChromiumArguments } from '../../../electron/launch/find-chromium.ts';
import { startDemoLoopback, type DemoLoopback } from '../../fixtures/http/demo-loopback.ts';

const exe = findChromium();
if (exe === undefined) console.warn('Foreign pages are not tried: no Chromium-family browser here.');

/** A real browser in which somebody is signed in to the console, and a page of somebody else's beside it. */
describe.skipIf(exe === undefined)('another page in the same browser (skipped where none is installed)', () => {
  let door: DemoLoopback;
  let evil: Server;
  let evilPort: number;
  let browser: Browser;
  let context: BrowserContext;
  let touched: string[];

  beforeAll(async () => {
    door = await startDemoLoopback();
    touched = [];
    door.host.events.subscribe((event) => void touched.push(event.name));
    evil = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>evil</title>'));
    evilPort = await new Promise((resolve) => evil.listen(0, '127.0.0.1', () => resolve((evil.address() as AddressInfo).port)));
    const rebound = `--host-resolver-rules=MAP evil.example 127.0.0.1, MAP rebound.example 127.0.0.1`;
    browser = await chromium.launch({ ...(exe ? { executablePath: exe } : {}), args: [...quietChromiumArguments, '--disable-gpu', rebound] });
    context = await browser.newContext();
  });
  afterAll(async () => {
    await browser.close();
    evil.close();
    await door.close();
  });

  it('our own page works: enters, loads, calls, listens, and leaves no code in the address', async () => {
    const page = await context.newPage();
    const failed: string[] = [];
    page.on('response', (answer) => void (answer.status() >= 400 && failed.push(answer.url())));
    await page.goto(door.server.entryAddress());
    await page.waitForURL(`${door.origin}/`);
    await page.waitForFunction(() => document.title === 'running');
    const heard = await page.evaluate(async () => {
      const source = new EventSource('/events');
      const message = new Promise<string>((resolve) => {
        // The first line says that the stream is open.
        source.onmessage = ({ data }: MessageEvent<string>) => void (data.includes('listening') || resolve(data));
      });
      await new Promise((resolve) => (source.onopen = resolve));
      const answer = await fetch('/api/demo/touch', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"topic":"orders"}' });
      const seen = [await answer.json(), JSON.parse(await message), document.cookie] as unknown;
      source.close();
      return seen;
    });
    expect(heard).toEqual([{ ok: true, value: null }, { name: 'changed', payload: { topics: ['orders'] } }, '']);
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    await page.reload();
    await page.waitForFunction(() => document.title === 'running');
    expect(failed).toEqual([]);
    await page.close();
    touched.length = 0;
  });

  it('neither calls, nor reads, nor frames, nor listens', async () => {
    for (const origin of [`http://127.0.0.1:${evilPort}`, `http://localhost:${evilPort}`, `http://evil.example:${evilPort}`]) {
      const page = await context.newPage();
      await page.goto(origin);
      const tried = await page.evaluate(async (console_) => {
        const outcome = (work: Promise<Response>) =>
          work.then(
            (answer) => `${answer.type} ${answer.status}`,
            () => 'failed',
          );
        const body = '{"topic":"evil"}';
        const url = `${console_}/api/demo/touch`;
        navigator.sendBeacon(url, body);
        const socket = await new Promise((resolve) => {
          const tunnel = new WebSocket(console_.replace('http', 'ws'));
          tunnel.onopen = () => resolve('open');
          tunnel.onerror = () => resolve('failed');
        });
        const stream = await new Promise((resolve) => {
          const source = new EventSource(`${console_}/events`, { withCredentials: true });
          source.onopen = () => resolve('open');
          source.onerror = () => (source.close(), resolve('failed'));
        });
        const script = await new Promise((resolve) => {
          const element = document.createElement('script');
          element.onload = () => resolve('loaded');
          element.onerror = () => resolve('failed');
          element.src = `${console_}/assets/app.js`;
          document.head.append(element);
        });
        return [
          await outcome(fetch(url, { method: 'POST', credentials: 'include', headers: { 'Content-Type': 'application/json' }, body })),
          await outcome(fetch(url, { method: 'POST', credentials: 'include', body })),
          await outcome(fetch(`${console_}/`, { credentials: 'include' })),
          await outcome(fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'include', body })),
          socket,
          stream,
          script,
        ];
      }, door.origin);
      expect([origin, ...tried]).toEqual([origin, 'failed', 'failed', 'failed', 'failed', 'failed', 'failed', 'failed']);
      // A form, which needs nobody's leave to be sent, arrives as a whole page.
      const answered = page.waitForResponse((answer) => answer.url().startsWith(door.origin));
      await page.evaluate((console_) => {
        const form = document.createElement('form');
        form.method = 'POST';
        form.enctype = 'text/plain';
        form.action = `${console_}/api/demo/touch`;
        const field = document.createElement('input');
        field.name = '{"topic":"evil","x":"';
        field.value = '"}';
        form.append(field);
        document.body.append(form);
        form.submit();
      }, door.origin);
      expect((await answered).status()).toBe(403);
      await page.close();
    }
    expect(touched).toEqual([]);
  });

  it('is not let in under a name that points here', async () => {
    const page = await context.newPage();
    const answer = await page.goto(`http://rebound.example:${door.server.port}/`);
    expect(answer?.status()).toBe(421);
    // The refusal's own policy forbids even to ask.
    const asked = await page.evaluate(() =>
      fetch('/api/demo/touch', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"topic":"evil"}' }).then(
        () => 'answered',
        () => 'failed',
      ),
    );
    expect(asked).toBe('failed');
    expect(touched).toEqual([]);
    await page.close();
  });

  it('does not get our page into a frame, and its link opens it without a session', async () => {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${evilPort}/`);
    const framed = page.waitForResponse((answer) => answer.url().startsWith(door.origin));
    await page.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      document.body.append(frame);
    }, `${door.origin}/`);
    expect((await framed).status()).toBe(403);
    const opened = page.waitForResponse((answer) => answer.url() === `${door.origin}/`);
    await page.evaluate((url) => void (location.href = url), `${door.origin}/`);
    expect((await opened).status()).toBe(403);
    await page.close();
  });
});
