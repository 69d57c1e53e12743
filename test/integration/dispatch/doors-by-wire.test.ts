import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeManualRules } from '../../../electron/host/compose/manual-work.ts';
import { socketPath } from '../../../electron/host/data-folder.ts';
import { createBenchPapersHandlers } from '../../../electron/host/handlers/bench-papers-handlers.ts';
import { createLoadsHandlers } from '../../../electron/host/handlers/loads-handlers.ts';
import { createPackHandlers } from '../../../electron/host/handlers/pack-handlers.ts';
import { createPrintingHandlers, printJobToDto } from '../../../electron/host/handlers/printing-handlers.ts';
import { createCommandCall } from '../../../electron/host/http/command-call.ts';
import { startCommandServer } from '../../../electron/host/http/command-server.ts';
import { writeHostFile, writeToken } from '../../../electron/host/http/host-file.ts';
import { benchPapersContract } from '../../../shared/contract/bench-papers.contract.ts';
import type { Call, Caller } from '../../../shared/contract/define-contract.ts';
import { createDispatch } from '../../../shared/contract/dispatch.ts';
import { loadsContract } from '../../../shared/contract/loads.contract.ts';
import { packContract } from '../../../shared/contract/pack.contract.ts';
import { printingContract } from '../../../shared/contract/printing.contract.ts';
import { createWireCall } from '../../../shared/contract/wire.ts';
import { createDispatchDesk } from '../../../shared/core/usecases/dispatch/dispatch-desk.ts';
import { createPackDesk } from '../../../shared/core/usecases/pack/pack-desk.ts';
import { createAuthorise } from '../../../shared/core/usecases/users/authorise.ts';
import { signIn } from '../../../shared/core/usecases/users/sign-in.ts';
import type { Acting } from '../../../shared/core/user/acting.ts';
import { ROLES, type Role } from '../../../shared/core/user/roles.ts';
import { openDispatchHouse, SIGNATURE, type DispatchHouse } from '../../fixtures/dispatch-house.ts';
import { callOverIpc, callOverLoopback } from '../../fixtures/http/both-transports.ts';
import { BARCODES } from '../../fixtures/pack-house.ts';
import { createUserHouse, GOOD_PASSWORD, GOOD_PIN } from '../../fixtures/user-house.ts';
import { WRONG_ORDERS, type WrongOrder, wrongOrder } from '../../fixtures/wrong-orders.ts';

/*
 * Every order that may not leave, at every moment, asked for by every role through each door whole: a browser window's HTTP, Electron's IPC, the command
 * line's socket. Whoever asks and however, nothing is packed, labelled, put on a manifest, handed over or told to the WMS as shipped.
 */

const folder = mkdtempSync(path.join(tmpdir(), 'sidebay-doors-'));
const doors = new Map<string, Call>();
const closings: (() => unknown)[] = [];
let house: DispatchHouse;
let printed: (orderId: string) => number;
let sits: Role = 'clerk';

beforeAll(async () => {
  house = await openDispatchHouse();
  const { storage, work, settings, pack, dispatch } = house;
  const users = createUserHouse();
  for (const role of ROLES) {
    const userId = await users.letIn(role, [role], { password: GOOD_PASSWORD, pin: GOOD_PIN });
    await signIn(users.deps, { windowId: role, userId, kind: 'password', secret: GOOD_PASSWORD });
  }
  const known = { personName: (id: string) => id, orderFiles: work.orderFiles };
  const rules = composeManualRules({ storage, work, settings, clock: pack.clock, ids: pack.ids });
  const printing = createPrintingHandlers({
    ...rules,
    ...known,
    site: settings.site,
    station: '7F3A',
    placesOf: () => [],
    isFrozen: () => false,
    openOrders: { list: () => [] },
    changed: () => undefined,
  });
  const signature = { id: 's', bytes: 1, ...SIGNATURE };
  const handlers = {
    pack: createPackHandlers({
      desk: createPackDesk(pack),
      pack,
      users: users.deps,
      words: { catalogue: pack.catalogue, merchantName: (code) => code, merchants: pack.merchants, knownAt: () => null, mixUps: () => 0 },
    }),
    loads: createLoadsHandlers({
      desk: createDispatchDesk(dispatch),
      dispatch,
      users: users.deps,
      settings,
      words: { ...known, fileOf: work.orderFiles.load },
      station: '7F3A',
      photoTaker: {
        ids: pack.ids,
        photos: { take: () => signature },
        uploads: {
          begin: () => '',
          append: () => 0,
          find: () => ({ path: '', name: '', bytes: 1, complete: true }),
          discard: () => undefined,
        },
      },
      photos: { show: () => null },
      exportManifest: () => ({ downloadId: 'd', fileName: 'f', rows: 0 }),
      exportSheet: () => Promise.resolve({ downloadId: 'd', fileName: 'f', rows: 0 }),
      changed: () => undefined,
    }),
    printing,
    benchPapers: createBenchPapersHandlers({ printing, printJournal: rules.printJournal, jobToDto: printJobToDto(known) }),
  };
  printed = (orderId) => rules.printJournal.ofOrder(orderId).filter(({ kind, state }) => kind === 'label' && state !== 'void').length;
  const contract = { pack: packContract, loads: loadsContract, printing: printingContract, benchPapers: benchPapersContract };
  // Whoever sits at the window is this test's choice; whether they may is decided as ever.
  const authorise = createAuthorise(users.deps);
  const atWindow = (caller: Caller): Caller => (caller.kind === 'window' ? { kind: 'window', sessionId: sits } : caller);
  const wire = createWireCall(
    createDispatch<typeof contract, Acting>(
      contract,
      handlers,
      (access, caller) => authorise(access, atWindow(caller)),
      (endpoint, defect) => {
        // The database's own refusal is a refusal; anything else is a bug of this test.
        if (!/gate: |load: |load_parcel: /u.test(String(defect))) throw new Error(`${endpoint}: ${String(defect)}`);
        return '';
      },
    ),
  );
  doors.set(
    'IPC',
    callOverIpc((name, input, sessionId) => wire(name, input, { kind: 'window', sessionId })),
  );
  const loopback = await callOverLoopback(wire);
  doors.set('HTTP', loopback.call);
  const token = writeToken(folder);
  const server = await startCommandServer({ socketPath: socketPath(folder), token: () => token });
  server.ready({ wire, openWindow: () => ({ opened: true }), openWindows: () => 0 });
  writeHostFile(folder, { pid: process.pid, url: null, socketPath: socketPath(folder), startedAt: 0 });
  doors.set('command line', createCommandCall(folder));
  closings.push(loopback.close, server.close);
});
afterAll(async () => {
  for (const close of closings) await close();
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

let lines = 0;
const scans = (texts: readonly string[]): readonly object[] => {
  const line = `wire-${(lines += 1)}`;
  return texts.map((text, at) => ({ line, no: at + 1, source: 'wedge', scanner: 'x', text, startedAt: at, endedAt: at, presses: text.length + 1 }));
};
const BOSS = { userId: 'user-supervisor', pin: GOOD_PIN };

/** All that leads to a label, a packed parcel, a manifest or the street. */
async function tryEverything(call: Call, { orderId, waybill, loadId }: WrongOrder, mayBePacked: boolean): Promise<readonly string[]> {
  const answers: string[] = [];
  const tell = async (name: string, input: unknown): Promise<void> => {
    const reply = await call(name, input);
    answers.push(reply.ok ? 'ok' : reply.error.code);
  };
  if (!mayBePacked) {
    for (const scan of scans([orderId, BARCODES.tee, BARCODES.tee, 'SB*CLOSE', '412 g'])) await tell('pack.scan', { scan, orderId });
    await tell('pack.override', { orderId, reason: 'hurry', approval: BOSS });
    await tell('benchPapers.print', { kind: 'label', orderId });
    await tell('printing.print', { kind: 'label', orderIds: [orderId], carrier: 'YTO' });
  }
  for (const scan of scans([waybill === '' ? orderId : waybill, orderId, waybill === '' ? orderId : waybill])) await tell('loads.scan', { scan, loadId });
  await tell('loads.cut', { loadId });
  for (const driverCount of [0, 1]) {
    await tell('loads.close', { loadId, driver: 'd', driverCount, signatureUpload: 'u' });
    await tell('loads.close', { loadId, driver: 'd', driverCount, signatureUpload: 'u', override: { reason: 'hurry', approval: BOSS } });
  }
  return answers;
}

const WHO: readonly (readonly [string, Role])[] = [
  ...ROLES.flatMap((role) => ['HTTP', 'IPC'].map((door) => [door, role] as const)),
  ['command line', 'administrator'],
];

describe.each(WHO)('%s, %s', (door, role) => {
  it('lets nothing out that may not leave', async () => {
    sits = role;
    const call = doors.get(door);
    if (call === undefined) throw new Error(`no door ${door}`);
    const heard = new Set<string>();
    for (const [moment, wrong] of WRONG_ORDERS) {
      const aim = wrongOrder(house, moment, wrong);
      const state = () => house.work.orderFiles.load(aim.orderId)?.order.state;
      const told = (kind: string): number => house.work.outbox.list({ lane: aim.orderId, limit: 50 }).filter((entry) => entry.kind === kind).length;
      const before = [state(), told('order.pack'), printed(aim.orderId)];
      for (const answer of await tryEverything(call, aim, wrong === 'not packed')) heard.add(answer);
      const said = `${moment}, ${wrong}`;
      expect(told('order.ship'), said).toBe(0);
      // What stood in the cage wrongly is taken out of it; nothing goes the other way.
      if (moment === 'caged') expect(['packed', 'manifested', before[0]], said).toContain(state());
      else expect([state(), told('order.pack'), printed(aim.orderId)], said).toEqual(before);
    }
    expect([...heard]).not.toContain('internal');
    // Whoever has the right was let as far as the gate, so that it was the gate that said no.
    const may = door !== 'command line' && ['packer', 'dispatcher', 'supervisor'].includes(role);
    expect([...heard].some((answer) => answer === 'ok' || answer.startsWith('gate_'))).toBe(may || role === 'operator');
    if (!may && role !== 'operator') expect([...heard]).toEqual(['not_allowed']);
  });
});
