import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createImportReader } from '../../electron/host/adapters/files/import-reader.ts';
import type { ImportBatch, ImportReader } from '../../shared/core/ports/import-reader.ts';
import { createInlineImportReader } from '../fakes/inline-import-reader.ts';
import { csvOf, gather, writeTable } from '../fixtures/import/drafts.ts';
import { tempFolder } from '../fixtures/temp-folder.ts';

const workerUrl = new URL('../../electron/host/adapters/files/import-worker.ts', import.meta.url);
const readers: readonly (readonly [string, () => ImportReader])[] = [
  ['a thread of its own', () => createImportReader({ workerUrl })],
  ['the fake', createInlineImportReader],
];
const options = { timeZone: 'Asia/Shanghai' };
const HEADER = ['订单号', '商家编码', '数量', '收货人', '收货地址'];
const orders = (count: number, from = 0): string[][] =>
  Array.from({ length: count }, (_, n) => [`N${from + n}`, 'A-1', '1', `王${n}`, '江苏省苏州市吴中区长桥街道 1 号']);

describe.each(readers)('a reader of files: %s', (_, create) => {
  it('gives every row once, in order, in batches of a size a transaction can take', async () => {
    const path = writeTable(tempFolder(), 'orders.csv', csvOf([HEADER, ...orders(1800)]));
    const batches: ImportBatch[] = [];
    for await (const batch of create().read({ files: [path], options })) batches.push(batch);
    expect(batches.flatMap((batch) => batch.orders.map((order) => order.platformOrderNo))).toEqual(orders(1800).map(([no]) => no));
    expect(batches.length).toBeGreaterThan(2);
    for (const batch of batches) expect(batch.orders.length).toBeLessThanOrEqual(500);
    const last = batches.at(-1)?.progress;
    expect(last).toMatchObject({ rows: 1800 });
    expect(last?.bytesRead).toBe(last?.bytesTotal);
    const read = batches.map((batch) => batch.progress.bytesRead);
    expect(read).toEqual(read.toSorted((a, b) => a - b));
  });

  it('accounts for every row: taken in, set aside or blank', async () => {
    const path = writeTable(tempFolder(), 'orders.csv', csvOf([HEADER, ...orders(3), ['', '', '', '', ''], ['X', 'A', 'many', 'Bo', 'y'], ...orders(2, 10)]));
    const drafts = await gather(create().read({ files: [path], options }));
    expect(drafts.rows).toBe(7);
    expect(drafts.orders.flatMap((order) => order.lines).length + drafts.setAside.length + (drafts.recognised.blank_row ?? 0)).toBe(7);
    expect(drafts.setAside).toMatchObject([
      {
        file: 'orders.csv',
        row: 6,
        column: '数量',
        reason: 'bad_number',
        params: { orderNo: 'X', value: 'many' },
        raw: expect.arrayContaining([['数量', 'many']]) as unknown,
      },
    ]);
  });

  it('reads a folder’s files together and joins them', async () => {
    const folder = join(tempFolder(), 'export');
    mkdirSync(folder);
    writeTable(
      folder,
      'a-items.csv',
      csvOf([
        ['订单编号', '标题', '价格', '购买数量', '外部系统编号'],
        ['1', '杯', '9', '2', 'A'],
        ['1', '碗', '5', '1', 'B'],
        ['9', '盘', '5', '1', 'C'],
      ]),
    );
    writeTable(
      folder,
      'b-orders.csv',
      csvOf([
        ['订单编号', '买家会员名', '收货人姓名', '收货地址', '订单状态'],
        ['1', 'tb', '王', '江苏省苏州市吴中区 1 号', '买家已付款'],
        ['2', 'tb', '李', '上海市 2 号', '买家已付款'],
      ]),
    );
    const drafts = await gather(create().read({ files: [folder], options }));
    expect(drafts.orders).toMatchObject([{ platformOrderNo: '1', buyerId: 'tb', lines: [{ sku: 'A', quantity: 2 }, { sku: 'B' }] }]);
    expect(drafts.setAside.map(({ reason, params }) => [reason, params['orderNo']]).toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))).toEqual([
      ['line_without_order', '9'],
      ['order_without_lines', '2'],
    ]);
  });

  it('refuses with a reason, before anything is taken in', async () => {
    const folder = tempFolder();
    const good = writeTable(folder, 'good.csv', csvOf([HEADER, ...orders(1)]));
    const bad = writeTable(folder, 'bad.csv', '%PDF-1.4');
    const batches: ImportBatch[] = [];
    const reading = (async () => {
      for await (const batch of create().read({ files: [good, bad], options })) batches.push(batch);
    })();
    await expect(reading).rejects.toMatchObject({ error: { code: 'not_a_table', params: { file: 'bad.csv', kind: 'pdf' } } });
    expect(batches).toEqual([]);
    await expect(gather(create().read({ files: [good], options: { ...options, preset: 'shopify' } }))).rejects.toMatchObject({
      error: { code: 'preset_does_not_fit' },
    });
    await expect(gather(create().read({ files: [good], options: { ...options, preset: 'nothing' } }))).rejects.toMatchObject({
      error: { code: 'unknown_preset' },
    });
  });

  it('stops when told to, between two batches and before the first', async () => {
    const path = writeTable(tempFolder(), 'orders.csv', csvOf([HEADER, ...orders(5000)]));
    const control = new AbortController();
    let seen = 0;
    const reading = (async () => {
      for await (const batch of create().read({ files: [path], options, signal: control.signal })) {
        seen += batch.orders.length;
        control.abort();
      }
    })();
    await expect(reading).rejects.toMatchObject({ error: { code: 'cancelled' } });
    expect(seen).toBeLessThan(5000);
    await expect(gather(create().read({ files: [path], options, signal: AbortSignal.abort() }))).rejects.toMatchObject({ error: { code: 'cancelled' } });
  });

  it('shows a file without taking anything in', async () => {
    const folder = tempFolder();
    const path = writeTable(folder, 'orders.csv', csvOf([['出货单', '', '', '', ''], HEADER, ...orders(20)], ';'));
    const preview = await create().preview(path, options);
    expect(preview).toMatchObject({
      ok: true,
      value: {
        file: 'orders.csv',
        format: 'csv',
        encoding: 'utf-8',
        delimiter: ';',
        headerRow: 2,
        presets: [{ id: 'generic', score: 0.8 }, { id: 'stock' }],
        columns: [
          { header: '订单号', field: 'orderNo' },
          { field: 'sku' },
          { field: 'quantity' },
          { field: 'recipientName', samples: ['王0', '王1', '王2'] },
          { field: 'detail' },
        ],
      },
    });
    expect(preview.ok && preview.value.rows).toHaveLength(10);
    const unknown = await create().preview(writeTable(folder, 'x.csv', 'Nr,Teil,Menge\n1,A,2\n'), options);
    expect(unknown).toMatchObject({
      ok: true,
      value: { headerRow: 0, presets: [], columns: [{ header: 'Nr', field: null }, {}, {}], warnings: [{ code: 'importError.unknown_layout' }] },
    });
    expect(await create().preview(writeTable(folder, 'p.csv', '%PDF'), options)).toMatchObject({ ok: false, error: { code: 'not_a_table' } });
  });
});
