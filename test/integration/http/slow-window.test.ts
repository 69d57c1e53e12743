import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBacklog } from '../../../electron/host/http/event-stream.ts';
import { ownHeaders, startDemoLoopback, type DemoLoopback } from '../../fixtures/http/demo-loopback.ts';
import { rawRequest } from '../../fixtures/http/raw-http.ts';

let door: DemoLoopback;
beforeAll(async () => void (door = await startDemoLoopback()));
afterAll(() => door.close());

it('what waits for a slow reader is merged: every topic once, of progress the latest', () => {
  const backlog = createBacklog();
  for (let index = 0; index < 1_000; index += 1) {
    backlog.add({ name: 'changed', payload: { topics: ['orders', `case-${index % 3}`] } });
    backlog.add({ name: 'importProgress', payload: { rows: index } });
  }
  expect(backlog.take()).toEqual([
    { name: 'importProgress', payload: { rows: 999 } },
    { name: 'changed', payload: { topics: ['orders', 'case-0', 'case-1', 'case-2'] } },
  ]);
  expect(backlog.take()).toEqual([]);
});

it('a window that stops reading costs the host nothing and misses nothing', async () => {
  const socket = connect({ host: '127.0.0.1', port: door.server.port });
  socket.write(rawRequest('GET /events', ownHeaders(door.server.port, await door.enter())));
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();

  const bulk = 'x'.repeat(100_000);
  for (let index = 0; index < 500; index += 1) door.host.events.publish('importProgress', { index, bulk });
  door.host.events.publish('changed', { topics: ['last'] });
  // Let what the sockets can hold be held, then read on.
  await new Promise((resolve) => setTimeout(resolve, 100));
  let text = '';
  socket.on('data', (chunk) => void (text += chunk.toString()));
  socket.resume();
  await expect.poll(() => text, { timeout: 60_000 }).toContain('"last"');
  const indexes = [...text.matchAll(/"index":(\d+)/g)].map((match) => Number(match[1]));
  expect(indexes.at(-1)).toBe(499);
  expect(indexes.length).toBeLessThan(200);
  socket.destroy();
});
