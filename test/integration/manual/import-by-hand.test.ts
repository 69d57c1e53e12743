import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeHost } from '../../../electron/host/compose.ts';
import type { Host } from '../../../electron/host/host.ts';
import { contract, type AppContract } from '../../../shared/contract/index.ts';
import { createClient } from '../../../shared/contract/create-client.ts';
import type { Client, Reply } from '../../../shared/contract/define-contract.ts';
import { programFolder } from '../../fixtures/work-house.ts';
import { until } from '../../fixtures/until.ts';

const the = async <T>(reply: Promise<Reply<T>>): Promise<T> => {
  const said = await reply;
  if (!said.ok) throw new Error(`refused: ${JSON.stringify(said.error)}`);
  return said.value;
};
const HEAD = 'order number,merchant,name,phone,address,sku,quantity';
const row = (no: string, name: string, phone: string, quantity: string): string =>
  `${no},QH,${name},${phone},浙江省杭州市余杭区仓前街道听雨路12号3幢2单元601室,QH-TEE01-BLK-L,${quantity}`;

describe('a file of orders taken down by hand', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'import-by-hand-'));
  let host: Host;
  let operator: Client<AppContract>;
  const take = async (name: string, ...lines: readonly string[]) => {
    const bytes = Buffer.from([HEAD, ...lines].join('\n'));
    const { uploadId } = await the(operator.intake.beginUpload({ name, size: bytes.length }));
    await the(operator.intake.appendUpload({ uploadId, offset: 0, base64: bytes.toString('base64') }));
    const { importId } = await the(operator.manual.importFiles({ uploadIds: [uploadId] }));
    const find = async () => (await the(operator.intake.imports({ limit: 20 }))).imports.find((one) => one.importId === importId);
    await until(async () => (await find())?.finishedAt != null, 20_000);
    return find();
  };
  const entered = async () => (await the(operator.manual.recent({ outage: 'running' }))).orders;

  beforeAll(async () => {
    host = await composeHost({ dataFolder: folder, programFolder, shell: 'serve', sample: true, samplePlan: { orders: 110, seed: 2 }, withoutTraining: true });
    operator = createClient(contract, (name, input) => host.dispatch(name, input, { kind: 'window', sessionId: 'operator' }));
    const { people } = await the(operator.session.status({}));
    await the(operator.session.signInPin({ userId: people.find(({ roles }) => roles.some((one) => one === 'operator'))?.id ?? '', pin: '246810' }));
    await the(operator.outage.declare({ reason: 'WMS 停了' }));
  }, 90_000);
  afterAll(async () => {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('each order belongs to the outage and has a number on paper; a doubtful row waits to be mended and then does too', { timeout: 180_000 }, async () => {
    const record = await take('手工.csv', row('H-001', '沈一', '15400000911', '1'), row('H-002', '沈二', '15400000912', 'two'));
    expect(record).toMatchObject({ state: 'done', created: 1, setAside: 1 });
    expect(await entered()).toMatchObject([{ orderNo: 'H-001', documentNo: expect.stringMatching(/^M-/u), outageNo: expect.stringMatching(/^OUT-/u) }]);
    const { rows } = await the(operator.intake.setAside({ importId: record?.importId ?? '' }));
    const [waiting] = rows;
    const cells = (waiting?.cells ?? []).map(([header, value]): [string, string] => [header, value === 'two' ? '2' : value]);
    expect(await operator.intake.mend({ id: waiting?.id ?? '', cells })).toMatchObject({ ok: true });
    expect((await entered()).map(({ orderNo }) => orderNo)).toEqual(['H-002', 'H-001']);
    expect(new Set((await entered()).map(({ documentNo }) => documentNo)).size).toBe(2);
  });

  it('what is here already is not taken down twice: the same number is known, the same content is asked about', { timeout: 180_000 }, async () => {
    const again = await take('又一次.csv', row('H-001', '沈一', '15400000911', '1'), row('H-900', '沈一', '15400000911', '1'));
    expect(again).toMatchObject({ created: 1, unchanged: 1 });
    const twin = (await entered()).find(({ orderNo }) => orderNo === 'H-900');
    expect(twin).toMatchObject({ held: true, exceptions: expect.arrayContaining(['duplicate_order']) });
    expect((await entered()).filter(({ orderNo }) => orderNo === 'H-001')).toHaveLength(1);
  });
});
