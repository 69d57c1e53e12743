import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeHost } from '../../../electron/host/compose.ts';
import type { Host } from '../../../electron/host/host.ts';
import { readHostFile } from '../../../electron/host/http/host-file.ts';
import { contract, type AppContract } from '../../../shared/contract/index.ts';
import { createClient } from '../../../shared/contract/create-client.ts';
import type { Client, Reply } from '../../../shared/contract/define-contract.ts';
import { parseReply } from '../../../shared/contract/wire.ts';
import { emptyManualForm } from '../../../shared/core/manual-order/manual-form.ts';
import { emptyRecipient } from '../../../shared/core/order/recipient.ts';
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

/** A window on a loopback address, as a browser would open it. */
async function enter(address: string): Promise<Client<AppContract>> {
  const { origin } = new URL(address);
  const cookie = (await fetch(address)).headers.get('set-cookie')?.split(';')[0] ?? '';
  return createClient(contract, async (name, input) => {
    const answer = await fetch(`${origin}/api/${name.replace('.', '/')}`, {
      method: 'POST',
      headers: { cookie, origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    return parseReply(await answer.text());
  });
}
const signIn = async (client: Client<AppContract>, role: string): Promise<void> => {
  const { people } = await the(client.session.status({}));
  await the(client.session.signInPin({ userId: people.find(({ roles }) => roles.length === 1 && roles.some((one) => one === role))?.id ?? '', pin: PIN }));
};

/** A real warehouse that starts real drills: second hosts, on folders of their own. */
describe('a drill', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'drill-story-'));
  const drills = path.join(folder, 'drill');
  const left = (): readonly string[] => (existsSync(drills) ? readdirSync(drills) : []);
  let host: Host;
  let operator: Client<AppContract>;
  const windowOf = (sessionId: string): Client<AppContract> =>
    createClient(contract, (name, input) => host.dispatch(name, input, { kind: 'window', sessionId }));
  /** Every row of every table of the real database but what counts who is signed in. */
  const contents = (): string => {
    const db = new Database(path.join(folder, 'sidebay.db'), { readonly: true });
    const tables = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`).pluck().all();
    const rows = tables.map((table) => [table, db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()]);
    db.close();
    return JSON.stringify(rows.filter(([table]) => table !== 'session'));
  };
  const state = async () => (await the(operator.drill.status({}))).run?.state ?? null;
  const openDrill = async (): Promise<string> => {
    await the(operator.drill.start({ seed: 7 }));
    await until(async () => (await state()) === 'open', 120_000);
    return (await the(operator.drill.open({}))).address ?? '';
  };

  beforeAll(async () => {
    // A host serves the pages that were built; this one is only called.
    mkdirSync(path.join(programFolder, 'dist', 'renderer'), { recursive: true });
    // Without a WMS of its own nothing happens in the real warehouse by itself: whatever changes there, the drill has done.
    host = await composeHost({ dataFolder: folder, programFolder, shell: 'serve', sample: true, samplePlan: { orders: 110, seed: 2 }, withoutTraining: true });
    operator = windowOf('operator');
    await signIn(operator, 'operator');
  }, 90_000);
  afterAll(async () => {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is walked from its beginning to its score; all the real warehouse keeps of it is that score', { timeout: 240_000 }, async () => {
    const before = contents();
    const address = await openDrill();
    expect(await codeOf(operator.drill.start({}))).toBe('drill_running');
    const person = await enter(address);
    const supervisor = await enter((await the(operator.drill.open({}))).address ?? '');
    await signIn(person, 'operator');
    await signIn(supervisor, 'supervisor');
    expect(await the(person.system.info({}))).toMatchObject({ drill: true, siteCode: 'DRILL' });
    expect(await the(operator.system.info({}))).toMatchObject({ drill: false });
    const administrator = await enter((await the(operator.drill.open({}))).address ?? '');
    await signIn(administrator, 'administrator');
    expect(await codeOf(person.drill.start({}))).toBe('not_in_drill');
    expect(await codeOf(administrator.housekeeping.restore({ name: 'x' }))).toBe('not_in_drill');
    expect(await codeOf(operator.drill.scene({}))).toBe('only_in_drill');

    await the(person.drill.begin({}));
    const scene = () => the(person.drill.scene({}));
    await until(async () => (await scene()).phase === 'dead', 30_000);
    expect(await codeOf(person.drill.bringBack({}))).toBe('drill_not_declared');
    await the(person.outage.declare({ reason: '演练' }));
    for (const slip of (await scene()).slips) {
      const read = await the(person.manual.read({ text: slip.text }));
      const form = {
        ...emptyManualForm,
        merchant: read.merchant.value,
        platform: read.platform.value,
        platformOrderNo: read.platformOrderNo.value,
        recipient: { ...emptyRecipient, ...read.place.value, name: read.name.value, phone: read.phone.value },
        // One too many of the last: that is a difference.
        lines: read.lines.map(({ sku, name, quantity }) => ({ sku, name, quantity: String(quantity + (slip.id === '3' ? 1 : 0)) })),
        unsure: [],
      };
      const { id } = await the(person.manual.keep({ seen: null, form, photos: [] }));
      const saved = await the(person.manual.save({ draftId: id, form, photos: [], seenTwins: [] }));
      expect(saved.documentNo).toMatch(/^M-DR[0-9A-F]{2}-\d{4}-/u);
    }
    await until(async () => (await scene()).phase === 'back', 20_000);
    await until(async () => (await the(person.outage.status({}))).health.connected, 20_000);
    await the(person.outage.recover({}));
    await until(async () => (await the(person.outage.status({}))).readSinceRecovery, 20_000);
    const { waiting, manual } = await the(person.outage.status({}));
    expect(manual.toDecide).toBe(0);
    expect(manual.toEnter).toBe(3);
    await the(person.outage.upload({ waiting, entering: manual.toEnter }));
    // An order that is entered there is a change that was asked for, on the desk and on the certificate.
    expect((await the(person.outage.status({}))).outage?.upload?.waiting).toBe(waiting + 3);
    // What an order typed by hand still has to say may wait longer than this; a person may explain that.
    const settled = async () => (await the(person.outage.lines({ only: 'open' }))).lines.every(({ finding }) => finding === 'waiting');
    await until(settled, 20_000);
    const { lines } = await the(person.outage.lines({ only: 'open' }));
    if (lines.length > 0) await the(person.outage.explain({ keys: lines.map(({ key }) => key), reason: '演练' }));
    await the(supervisor.outage.close({ kind: 'pin', secret: PIN }));
    const over = await scene();
    expect(over.score?.figures.map(({ id, value }) => [id, typeof value])).toEqual(['switch', 'entry', 'return', 'differences'].map((id) => [id, 'number']));
    expect(over.slips.map(({ faults }) => faults)).toEqual([[], [], ['goods']]);
    expect(over.score?.figures.at(-1)).toMatchObject({ value: 1, points: 15 });

    await until(async () => (await the(operator.drill.results({}))).results.length === 1, 10_000);
    expect((await the(operator.drill.results({}))).results[0]).toMatchObject({ seed: 7, orders: 3, score: { points: over.score?.points } });
    await the(person.drill.leave({}));
    await until(async () => (await state()) === null && left().length === 0, 20_000);
    const grown = (name: string, text: string) => Number(new RegExp(`"${name}",(\\d+)`, 'u').exec(text)?.[1]);
    const after = contents();
    expect([grown('drill_result', after), grown('journal', after) - grown('journal', before)]).toEqual([1, 1]);
    const rest = (text: string): string => text.replaceAll(/\["(?:drill_result|journal|meta)",\d+\]/gu, '');
    expect(rest(after)).toBe(rest(before));
  });

  it('that dies in the middle leaves nothing in the real database, says so, and makes room for the next', { timeout: 180_000 }, async () => {
    const before = contents();
    const person = await enter(await openDrill());
    await signIn(person, 'operator');
    await the(person.drill.begin({}));
    const { pid } = readHostFile(path.join(drills, left()[0] ?? '')) ?? { pid: 0 };
    process.kill(pid, 'SIGKILL');
    await until(async () => (await state()) === 'broken', 10_000);
    await until(() => left().length === 0);
    expect(contents()).toBe(before);
    await the(operator.drill.start({ seed: 8 }));
    expect(await state()).toBe('preparing');
    await the(operator.drill.end({}));
    expect([await state(), left(), contents()]).toEqual([null, [], before]);
  });
});
