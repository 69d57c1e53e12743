import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeHost } from '../../../electron/host/compose.ts';
import type { Host } from '../../../electron/host/host.ts';
import { contract, type AppContract } from '../../../shared/contract/index.ts';
import { createClient } from '../../../shared/contract/create-client.ts';
import type { Client, Reply } from '../../../shared/contract/define-contract.ts';
import { openReceiver } from '../../fixtures/http-receiver.ts';
import { channelOf } from '../../fixtures/outside-message.ts';
import { pdfPages } from '../../fixtures/pdf-text.ts';
import { until } from '../../fixtures/until.ts';

const programFolder = path.resolve(import.meta.dirname, '../../..');
const PIN = '246810';

const the = async <T>(reply: Promise<Reply<T>>): Promise<T> => {
  const said = await reply;
  if (!said.ok) throw new Error(`refused: ${JSON.stringify(said.error)}`);
  return said.value;
};
const codeOf = async (reply: Promise<Reply<unknown>>): Promise<string> => {
  const said = await reply;
  return said.ok ? 'done' : said.error.code;
};

/** The whole house on real SQLite with a real training WMS, which is switched off and on again. */
describe('an outage of a real WMS', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'outage-story-'));
  let host: Host;
  const windowOf = (sessionId: string): Client<AppContract> =>
    createClient(contract, (name, input) => host.dispatch(name, input, { kind: 'window', sessionId }));
  const [operator, supervisor, clerk] = ['operator', 'supervisor', 'clerk'].map(windowOf) as [Client<AppContract>, Client<AppContract>, Client<AppContract>];
  const cli = (): Client<AppContract> => createClient(contract, (name, input) => host.dispatch(name, input, { kind: 'cli' }));
  const start = (): Promise<Host> =>
    Promise.resolve(composeHost({ dataFolder: folder, programFolder, shell: 'serve', sample: true, samplePlan: { orders: 110, seed: 2 } }));
  const signIn = async (client: Client<AppContract>, role: string): Promise<void> => {
    const { people } = await the(client.session.status({}));
    const who = people.find(({ roles }) => roles.length === 1 && roles.some((one) => one === role));
    await the(client.session.signInPin({ userId: who?.id ?? '', pin: PIN }));
  };
  const status = () => the(operator.outage.status({}));
  const unsent = async () => {
    const { waiting, sending } = await the(operator.sync.status({}));
    return waiting + sending;
  };
  const openCases = async () => (await the(clerk.queue.list({ limit: 20 }))).rows;

  beforeAll(async () => {
    host = await start();
    await signIn(operator, 'operator');
    await signIn(supervisor, 'supervisor');
    await signIn(clerk, 'clerk');
    await the(cli().site.change({ outageNoticeMs: 10_000 }));
    await until(async () => (await unsent()) === 0, 30_000);
  }, 90_000);
  afterAll(async () => {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is noticed by itself, once; the triage clock runs and the house is told', { timeout: 120_000 }, async () => {
    expect((await status()).outage).toBeNull();
    await the(operator.sync.setTrainingMode({ mode: 'down' }));
    await until(async () => (await status()).outage !== null, 30_000);
    const { outage, health } = await status();
    expect(outage).toMatchObject({ no: expect.stringMatching(/^OUT-\d{4}-001$/u), state: 'noticed', triage: { state: 'running', cause: null } });
    expect([health.failing, health.connected]).toEqual([true, false]);
    await the(operator.outage.triage({ cause: 'wms', expectedEndAt: null, note: '切换数据库失败' }));
    expect((await status()).outage?.triage).toMatchObject({ cause: 'wms', state: 'met' });
    await until(async () => (await the(clerk.system.messages({}))).messages.some(({ code }) => code === 'message.outage.noticed'));
  });

  it('is declared by who may; work goes on and nothing leaves, also when the WMS comes back and after a restart', { timeout: 270_000 }, async () => {
    expect(await codeOf(clerk.outage.declare({ reason: 'x' }))).toBe('not_allowed');
    await the(operator.outage.declare({ reason: 'WMS 数据库切换失败' }));
    const rows = await openCases();
    for (const { caseId } of rows.slice(0, 3)) await the(clerk.cases.note({ caseId, text: '停机时记的' }));
    const { orderId } = rows[3] ?? { orderId: '' };
    await the(clerk.cases.hold({ orderId, reason: '客户要求', liftableBy: 'owner', ifNobody: 'stays', reviewAt: null }));
    await until(async () => (await status()).waiting >= 4);
    const { waiting } = await status();
    await the(operator.sync.setTrainingMode({ mode: 'up' }));
    await until(async () => (await status()).health.connected, 20_000);
    await host.close();
    host = await start();
    await until(async () => (await status()).health.connected, 20_000);
    // Long enough for the pump to have sent it ten times over.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await status()).toMatchObject({ waiting, outage: { state: 'declared' } });
  });

  it('upload is asked for, in the number that was shown, after the WMS was read', { timeout: 120_000 }, async () => {
    expect(await codeOf(operator.outage.upload({ waiting: 4 }))).toBe('outage_not_recovered');
    await the(operator.outage.recover({}));
    await until(async () => (await status()).readSinceRecovery);
    const { waiting } = await status();
    expect(await codeOf(operator.outage.upload({ waiting: waiting + 1 }))).toBe('outage_count_changed');
    expect((await the(operator.outage.lines({}))).unexplained).toBeGreaterThanOrEqual(4);
    expect(await codeOf(supervisor.outage.close({ kind: 'pin', secret: PIN }))).toBe('outage_not_uploaded');
    await the(operator.outage.upload({ waiting }));
    await until(async () => (await unsent()) === 0, 20_000);
    expect((await the(operator.outage.lines({}))).byFinding.find(({ finding }) => finding === 'acknowledged')?.orders).toBeGreaterThanOrEqual(4);
  });

  it('merchants and departments are told from templates, and nothing goes out with a place left open', { timeout: 60_000 }, async () => {
    const { messages } = await the(operator.outage.messages({ language: 'zh-CN', progress: '正在补传', need: '核对取消单', callback: '0571-00000012' }));
    expect(messages.length).toBeGreaterThan(2);
    expect(messages.flatMap(({ missing }) => missing)).toEqual([]);
    const empty = await the(operator.outage.messages({ language: 'en' }));
    expect(empty.messages[0]?.missing.length).toBeGreaterThan(0);
    expect(await codeOf(operator.outage.tell({ messages: empty.messages }))).toBe('message_incomplete');
    // One merchant has a group of its own; the others' letters are printed.
    const [merchant = ''] = messages.flatMap(({ audience, way }) => (way === 'print' ? [audience.replace('merchant:', '')] : []));
    const { url, received } = await openReceiver((_, response) => response.writeHead(200).end('{}'));
    await the(cli().channels.save({ channel: { ...channelOf({ id: 'group', kind: 'webhook', url, customers: false }), merchants: [{ merchant, to: '' }] } }));
    const again = (await the(operator.outage.messages({ language: 'zh-CN', progress: '正在补传', need: '核对取消单', callback: '0571-00000012' }))).messages;
    expect(again.map(({ audience, way }) => [audience, way])).toEqual(
      messages.map(({ audience, way }) => [audience, audience === `merchant:${merchant}` ? 'chat' : way]),
    );
    await the(operator.outage.tell({ messages: again }));
    await until(async () => Promise.resolve(received.length > 0));
    const { body, subject } = again.find(({ way }) => way === 'chat') ?? { body: '', subject: '' };
    expect(received.map((one) => JSON.parse(one.body) as unknown)).toEqual([expect.objectContaining({ text: body.trim(), subject })]);
    const tray = (): number => readdirSync(path.join(folder, 'tray', 'print')).filter((name) => name.endsWith('.txt')).length;
    await until(async () => Promise.resolve(tray() === again.filter(({ way }) => way === 'print').length));
    expect((await status()).outage?.told.at(-1)).toMatchObject({ audience: 'merchants', messages: messages.length });
  });

  it('is signed by a supervisor with the PIN when every line is explained; the certificate verifies', { timeout: 120_000 }, async () => {
    const { lines, unexplained } = await the(operator.outage.lines({}));
    expect(unexplained).toBe(0);
    await the(operator.outage.explain({ keys: [lines[0]?.key ?? ''], reason: '电话核对过' }));
    expect(await codeOf(operator.outage.close({ kind: 'pin', secret: PIN }))).toBe('not_allowed');
    expect(await codeOf(supervisor.outage.close({ kind: 'pin', secret: '000001' }))).toBe('wrong_pin');
    const { no } = await the(supervisor.outage.close({ kind: 'pin', secret: PIN }));
    const { outage, decided } = await the(supervisor.outage.certificate({ no }));
    await the(supervisor.outage.check({ no }));
    const checking = async () => the(supervisor.outage.checking({ no }));
    await until(async () => (await checking()).state === 'done', 20_000);
    const { verdict } = await checking();
    expect(decided.map(({ explanation }) => explanation?.reason)).toEqual(['电话核对过']);
    expect([outage.state, verdict?.kind, verdict?.head]).toEqual(['closed', 'agrees', outage.closed?.head]);
    expect(outage.closed?.totals['acknowledged']).toBeGreaterThanOrEqual(4);
    expect((await the(operator.outage.export({ no, language: 'en' }))).rows).toBe(outage.closed?.totals['orders']);
    const paper = await the(supervisor.outage.export({ no, language: 'zh-CN', format: 'pdf' }));
    expect([paper.fileName, await codeOf(supervisor.outage.export({ no: 'OUT-1999-001', language: 'en', format: 'pdf' }))]).toEqual([
      `sidebay-${no}.pdf`,
      'outage_unknown',
    ]);
    const { base64 } = await the(supervisor.system.download({ downloadId: paper.downloadId, offset: 0 }));
    const printed = pdfPages(Buffer.from(base64, 'base64')).join('');
    for (const words of [no, '停机对账证明', '电话核对过', '最近一次核对与日志一致']) expect(printed).toContain(words);
    // What happens afterwards is no part of it.
    const [row] = await openCases();
    await the(clerk.cases.note({ caseId: row?.caseId ?? '', text: 'later' }));
    expect((await the(cli().outage.verify({ no }))).kind).toBe('agrees');
    expect([(await the(cli().outage.verify({ no: 'OUT-1999-001' }))).kind, (await status()).outage]).toEqual(['unknown', null]);
  });

  it('a certificate whose journal or record was altered is refused by name', { timeout: 180_000 }, async () => {
    const [{ no } = { no: '' }] = (await the(cli().outage.list({}))).outages;
    await host.close();
    let [forgedN, verdict] = [0, {}];
    const tamper = async (sql: readonly string[]): Promise<string> => {
      const db = new Database(path.join(folder, 'sidebay.db'));
      forgedN = db.prepare<[], number>("SELECT n FROM journal WHERE type = 'case.noted' ORDER BY n DESC LIMIT 1 OFFSET 1").pluck().get() ?? 0;
      const triggers = db
        .prepare<[], { name: string; sql: string }>(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('journal', 'outage')`)
        .all();
      for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
      for (const one of sql) expect(db.prepare(one).run().changes).toBeGreaterThan(0);
      for (const trigger of triggers) db.exec(trigger.sql);
      db.close();
      host = await composeHost({ dataFolder: folder, programFolder, shell: 'serve', withoutTraining: true });
      const found = await the(cli().outage.verify({ no }));
      verdict = found;
      await host.close();
      return found.kind;
    };
    expect(await tamper([`UPDATE outage SET body = replace(body, '"decisions":', '"decisions":9') WHERE no = '${no}'`])).toBe('record_differs');
    expect(await tamper([`UPDATE outage SET body = replace(body, '"decisions":9', '"decisions":') WHERE no = '${no}'`])).toBe('agrees');
    expect(
      await tamper([
        `UPDATE journal SET data = '{"forged":true}' WHERE n = (SELECT n FROM journal WHERE type = 'case.noted' ORDER BY n DESC LIMIT 1 OFFSET 1)`,
      ]),
    ).toBe('journal_broken');
    // Which entry, and what stands there now.
    expect(verdict).toMatchObject({ brokenAt: forgedN, broken: { type: 'case.noted', orderNo: expect.stringMatching(/./u) } });
    host = await composeHost({ dataFolder: folder, programFolder, shell: 'serve', withoutTraining: true });
  });
});
