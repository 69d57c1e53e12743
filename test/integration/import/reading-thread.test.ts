import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createImportReader } from '../../../electron/host/adapters/files/import-reader.ts';
import { packBatch, unpackBatch } from '../../../electron/host/adapters/files/pack-batch.ts';
import { readFiles } from '../../../electron/host/adapters/files/read-files.ts';
import { createWallToInstant } from '../../../electron/host/adapters/files/zone-offset.ts';
import { csvOf, gather, writeTable } from '../../fixtures/import/drafts.ts';
import { tempFolder } from '../../fixtures/temp-folder.ts';

const workerUrl = new URL('../../../electron/host/adapters/files/import-worker.ts', import.meta.url);
const divisionsFile = new URL('../../../resources/divisions/cn-divisions.json', import.meta.url).pathname;
const HEADER = ['Order Number', 'SKU', 'Quantity', 'Recipient', 'Address'];
const manyOrders = (megabytes: number): string => {
  const path = writeTable(tempFolder(), 'many.csv', csvOf([HEADER]));
  const block = csvOf(Array.from({ length: 20_000 }, (_, n) => [`N${n}`, `A-${n % 97}`, '1', `Recipient ${n}`, `${n} Long Street Of A Long Name`]));
  for (let written = 0; written < megabytes * 1024 * 1024; written += block.length) appendFileSync(path, block);
  return path;
};

describe('the reading thread', () => {
  it('stops within a second in the middle of a file', async () => {
    const reader = createImportReader({ workerUrl });
    const control = new AbortController();
    let abortedAt = 0;
    const reading = (async () => {
      for await (const batch of reader.read({ files: [manyOrders(20)], options: { timeZone: 'UTC' }, signal: control.signal })) {
        if (abortedAt !== 0 || batch.progress.rows < 1000) continue;
        abortedAt = performance.now();
        control.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ error: { code: 'cancelled' } });
    expect(performance.now() - abortedAt).toBeLessThan(1000);
  });

  it('stops a file that keeps its parser busy', async () => {
    const path = writeTable(tempFolder(), 'quotes.csv', `${HEADER.join(',')}\n${'1,"a""\n'.repeat(400_000)}`);
    const control = new AbortController();
    const reading = gather(createImportReader({ workerUrl }).read({ files: [path], options: { timeZone: 'UTC' }, signal: control.signal }));
    setTimeout(() => control.abort(), 300);
    const start = performance.now();
    await expect(reading).rejects.toMatchObject({ error: { code: 'cancelled' } });
    expect(performance.now() - start).toBeLessThan(1300);
  });

  it('lets a call be answered between two batches, however long a batch takes to store', async () => {
    const server = createServer((request, response) => {
      request.resume().on('end', () => response.end('answered'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const batchesPerCall: number[] = [];
    let batches = 0;
    let underWay = false;
    const ask = async (): Promise<void> => {
      underWay = true;
      const from = batches;
      await (await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: 'x', headers: { connection: 'close' } })).text();
      batchesPerCall.push(batches - from);
      underWay = false;
    };
    for await (const batch of createImportReader({ workerUrl }).read({ files: [manyOrders(4)], options: { timeZone: 'UTC' } })) {
      batches += batch.orders.length > 0 ? 1 : 0;
      if (!underWay) void ask();
      const storedAt = performance.now() + 15;
      while (performance.now() < storedAt);
    }
    server.close();
    expect(batchesPerCall.length).toBeGreaterThan(5);
    expect(batchesPerCall.toSorted((a, b) => a - b)[Math.floor(batchesPerCall.length / 2)]).toBe(0);
  });

  it('reads no faster than it is taken, and holds little', async () => {
    const path = manyOrders(12);
    const reader = createImportReader({ workerUrl });
    const before = process.memoryUsage.rss();
    let most = 0;
    let batches = 0;
    let rows = 0;
    for await (const batch of reader.read({ files: [path], options: { timeZone: 'UTC' } })) {
      batches++;
      rows += batch.orders.length;
      // A slow taker now and then: with nothing to hold the reader back the file would pile up here.
      if (batches % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 100));
      most = Math.max(most, process.memoryUsage.rss());
    }
    expect(rows).toBeGreaterThan(150_000);
    expect((most - before) / 1024 / 1024).toBeLessThan(200);
  });

  it('turns a heap that is full into a reason', async () => {
    const path = writeTable(tempFolder(), 'wide.csv', `${HEADER.join(',')}\n${`1,A,1,${'x'.repeat(30_000)},y\n`.repeat(4000)}`);
    const reader = createImportReader({ workerUrl, workerHeapMiB: 16 });
    await expect(gather(reader.read({ files: [path], options: { timeZone: 'UTC' } }))).rejects.toMatchObject({
      error: { code: 'out_of_memory', params: { file: 'wide.csv' } },
    });
  });

  it('takes one-cell addresses apart where the divisions are at hand', async () => {
    const path = writeTable(
      tempFolder(),
      'orders.csv',
      csvOf([
        ['订单号', '商家编码', '数量', '收货人', '收货地址'],
        ['1', 'A', '1', '王', '浙江省杭州市余杭区仓前街道听雨路12号'],
      ]),
    );
    const { orders } = await gather(createImportReader({ workerUrl, divisionsFile }).read({ files: [path], options: { timeZone: 'UTC' } }));
    expect(orders[0]?.recipient).toMatchObject({ province: '浙江省', city: '杭州市', district: '余杭区', town: '仓前街道', detail: '听雨路12号' });
  });

  it('loses nothing between the threads', async () => {
    const path = writeTable(tempFolder(), 'orders.csv', csvOf([HEADER, ['1', 'A', '2', 'Ann', 'x'], ['1', 'POST', '1', '', ''], ['2', 'B', 'y', 'Bo', 'z']]));
    for await (const batch of readFiles([path], { timeZone: 'UTC' }, null)) expect(unpackBatch(packBatch(batch))).toEqual(batch);
  });
});

describe('wall time', () => {
  it('becomes an instant as the zone’s clocks ran', () => {
    const london = createWallToInstant('Europe/London');
    expect(london(Date.UTC(2026, 0, 1, 12))).toBe(Date.UTC(2026, 0, 1, 12));
    expect(london(Date.UTC(2026, 6, 1, 12))).toBe(Date.UTC(2026, 6, 1, 11));
    // 2026-03-29: 01:00 becomes 02:00; 2026-10-25: 02:00 becomes 01:00 again.
    expect(london(Date.UTC(2026, 2, 29, 0, 59))).toBe(Date.UTC(2026, 2, 29, 0, 59));
    expect(london(Date.UTC(2026, 2, 29, 2, 0))).toBe(Date.UTC(2026, 2, 29, 1, 0));
    expect(london(Date.UTC(2026, 9, 25, 1, 30))).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(london(Date.UTC(2026, 9, 25, 2, 30))).toBe(Date.UTC(2026, 9, 25, 2, 30));
    expect(createWallToInstant('Asia/Shanghai')(Date.UTC(2026, 2, 4))).toBe(Date.UTC(2026, 2, 3, 16));
    expect(createWallToInstant('Asia/Kathmandu')(Date.UTC(2026, 2, 4, 5, 45))).toBe(Date.UTC(2026, 2, 4));
  });
});
