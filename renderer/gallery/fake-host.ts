import { createClient } from '../../shared/contract/create-client.ts';
import type { Call, Client, Reply } from '../../shared/contract/define-contract.ts';
import { type AppContract, contract } from '../../shared/contract/index.ts';
import type { SessionStatusDto } from '../../shared/contract/session.contract.ts';
import { type Role, RIGHTS_BY_ROLE } from '../../shared/core/user/roles.ts';
import { err, ok } from '../../shared/kernel/result.ts';
import type { SignInPerson } from '../app/session/session-people.ts';
import type { ConsoleHost } from '../transport/console-context.ts';

const person = (id: string, name: string, nameEn: string, role: Role, needsPassword = false): SignInPerson => ({
  id,
  name,
  nameEn,
  initials: name.slice(0, 1),
  roles: [role],
  spelling: '',
  needsPassword,
  waitUntilAt: null,
});

export const PEOPLE: readonly SignInPerson[] = [
  person('u1', '张敏', 'Zhang Min', 'clerk'),
  person('u2', '李伟', 'Li Wei', 'operator'),
  person('u3', '周凯', 'Zhou Kai', 'packer', true),
  person('u4', '孙强', 'Sun Qiang', 'dispatcher'),
  person('u5', '赵敏', 'Zhao Min', 'supervisor'),
];

export const statusOf = (state: SessionStatusDto['state'], who: SignInPerson | null = null): SessionStatusDto => ({
  state,
  people: PEOPLE,
  me: who === null ? null : { ...who, rights: who.roles.flatMap((role) => RIGHTS_BY_ROLE[role]), language: 'zh-CN', hasPin: true, hasPassword: true },
  siteName: { zh: '青浦一号仓', en: 'Qingpu DC 1' },
  sample: true,
  expiresAt: null,
  idleLockMs: 300_000,
});

/** One window's session. The right PIN and password are 123456. */
const fakeSession = (first: SessionStatusDto): Client<AppContract>['session'] => {
  let status = first;
  let triesLeft = 5;
  const become = (next: SessionStatusDto): Promise<Reply<SessionStatusDto>> => {
    status = next;
    return Promise.resolve(ok(next));
  };
  const signIn = (userId: string, secret: string, code: string): Promise<Reply<SessionStatusDto>> => {
    const who = PEOPLE.find(({ id }) => id === userId);
    if (who !== undefined && secret === '123456') return become(statusOf('signed_in', who));
    return Promise.resolve(err({ code, params: { triesLeft: --triesLeft } }));
  };
  return {
    status: () => Promise.resolve(ok(status)),
    signIn: ({ userId, password }) => signIn(userId, password, 'wrong_password'),
    signInPin: ({ userId, pin }) => signIn(userId, pin, 'wrong_pin'),
    switchUser: ({ userId, pin }) => signIn(userId, pin, 'wrong_pin'),
    signOut: () => become(statusOf('signed_out')),
    lock: () => become({ ...status, state: 'locked' }),
    touch: () => Promise.resolve(ok({})),
    setOwnPin: () => Promise.resolve(ok({})),
    setOwnPassword: () => Promise.resolve(ok({})),
    createFirstAdministrator: ({ name, nameEn = '' }) => become(statusOf('signed_in', person('u9', name, nameEn, 'administrator'))),
  };
};

/**
 * Answers what the shell asks, from a script: for the gallery and for component tests. `instead` may answer otherwise, or never;
 * undefined leaves it to the script.
 */
export const fakeHost = (
  first: SessionStatusDto,
  answers: Readonly<Record<string, unknown>> = {},
  instead: (name: string, input: unknown) => Promise<Reply<unknown>> | undefined = () => undefined,
): ConsoleHost => {
  const now = Date.now();
  const said: Readonly<Record<string, unknown>> = {
    'system.info': {
      merchants: [],
      carriers: [],
      version: '0.1.0',
      shell: 'browser',
      siteCode: 'QP1',
      siteName: { zh: '青浦一号仓', en: 'Qingpu DC 1' },
      timeZone: 'Asia/Shanghai',
      station: 'A-07',
      sample: true,
      drill: false,
      now,
      notices: [],
    },
    'system.openHours': { spans: [[now - 400 * 86_400_000, now + 90 * 86_400_000]] },
    'queue.list': {
      rows: [],
      total: 0,
      counts: { open: 127, overdue: 9, within1h: 14, dueToday: 33, mine: 18, unowned: 3, byKind: {}, byMerchant: [] },
      groups: [],
      asOf: now,
    },
    'sync.status': {
      connector: '',
      connection: 'up',
      lastContactAt: now - 12_000,
      lastSweepAt: now - 60_000,
      waiting: 14,
      sending: 0,
      inDoubt: 2,
      conflict: 0,
      refused: 0,
      parked: 0,
      oldestWaitingAt: now - 90_000,
      inboundParked: 0,
      differences: 0,
      profile: { level: 'L0', versions: true, holds: true, stock: true, webhooks: false, feed: 'cursor' },
      training: null,
      asOf: now,
    },
    'sync.reading': { state: 'none', asked: false, orders: 0, expected: 0, takenIn: 0, differences: 0, endedAt: null },
    'outage.status': {
      outage: null,
      health: { channel: 'wms', connected: true, failing: false, sign: null, sinceAt: null, lastContactAt: now - 12_000 },
      platforms: [],
      waiting: 14,
      readSinceRecovery: false,
      manual: { toDecide: 0, toEnter: 0 },
      asOf: now,
    },
    ...answers,
  };
  const call: Call = (name, input) => instead(name, input) ?? Promise.resolve(name in said ? ok(said[name]) : err({ code: 'unreachable' }));
  return { client: { ...createClient(contract, call), session: fakeSession(first) }, subscribe: () => () => undefined };
};
