import type { CallError } from '../../shared/contract/define-contract.ts';
import type { SessionStatusDto } from '../../shared/contract/session.contract.ts';
import { fakeHost, PEOPLE, statusOf } from './fake-host.ts';
import type { Role } from '../../shared/core/user/roles.ts';
import type { PlaceState } from './place-state-names.ts';
import { deskAnswers } from './desk-answers.ts';
import { outageAnswers } from './outage-answers.ts';
import { conflicts, entries, imports, queueRows, scanners, syncStatus, waitingToPack } from './place-answers.ts';
import { spotAnswers } from './spot-answers.ts';
import { stockIncident, stockList } from './stock-answers.ts';
import { MINUTE_MS } from '../../shared/kernel/durations.ts';

/** The shell itself answers in every state: a place without its frame is no place. */
const OF_THE_SHELL = /^(?:system|session|preferences)\./;

/** Whose desk it is: in the hands of another it is a page that says so. */
const ROLE_AT: Readonly<Record<string, Role>> = { outage: 'operator', manual: 'operator', pack: 'packer', dispatch: 'dispatcher' };

const personOf = (role: Role) => {
  const found = PEOPLE.find(({ roles }) => roles.some((one) => one === role));
  if (found === undefined) throw new Error(`the gallery has no ${role}`);
  return found;
};

const statusIn = (state: PlaceState, place: string): SessionStatusDto => {
  const owner = personOf(ROLE_AT[place] ?? 'clerk');
  if (state === 'locked') return statusOf('locked', owner);
  // Who packs may look at the queue and decide nothing; who decides packs nothing.
  if (state === 'denied' || state === 'read-only') return statusOf('signed_in', personOf(ROLE_AT[place] === undefined ? 'packer' : 'clerk'));
  return { ...statusOf('signed_in', owner), sample: state !== 'first-run' };
};

const answersIn = (state: PlaceState): Readonly<Record<string, unknown>> => {
  const now = Date.now();
  const empty = state === 'empty' || state === 'first-run';
  const rows = empty ? [] : queueRows(now);
  const groups = [...Map.groupBy(rows, ({ clockGroup }) => clockGroup)].map(([key, { length: count }]) => ({ key, label: key, count }));
  const nobody = state === 'first-run';
  return {
    'queue.list': {
      rows,
      total: rows.length,
      counts: {
        open: rows.length,
        overdue: empty ? 0 : 1,
        within1h: empty ? 0 : 2,
        dueToday: rows.length,
        mine: empty ? 0 : 2,
        unowned: empty ? 0 : 2,
        byKind: {},
        byMerchant: [],
      },
      groups,
      asOf: now,
    },
    'queue.position': { index: 0 },
    'system.people': { people: nobody ? [] : PEOPLE.map(({ id, name, nameEn, roles }) => ({ id, name, nameEn, roles, active: true })) },
    'intake.imports': { imports: empty ? [] : imports(now) },
    'intake.setAside': { rows: [], total: empty ? 0 : 23, reasons: {} },
    'intake.presets': { presets: [], fields: [] },
    ...outageAnswers(now, { calm: empty, failing: state === 'offline', stale: state === 'stale' }),
    'pack.waiting': waitingToPack(now, empty),
    ...deskAnswers(now, empty),
    'scans.health': { scanners: empty ? [] : scanners(now) },
    ...spotAnswers(now, empty),
    'stock.list': stockList(now, empty),
    'stock.places': { places: [] },
    'stock.incident': stockIncident(now),
    'sync.differences': { differences: state === 'conflict' ? conflicts(now) : [] },
    'sync.status': syncStatus(now, {
      // What both sides changed is a state of its own, and nothing of it stands in the others.
      ...(state === 'conflict' ? { conflict: 1, inDoubt: 0 } : { conflict: 0 }),
      ...(empty && { waiting: 0, inDoubt: 0, oldestWaitingAt: null }),
      ...(nobody && { connection: 'none', lastContactAt: null, lastSweepAt: null }),
      ...(state === 'offline' && { connection: 'down', lastContactAt: now - 6 * MINUTE_MS, oldestWaitingAt: now - 6 * MINUTE_MS }),
      ...(state === 'stale' && { connection: 'slow', lastContactAt: now - 8 * MINUTE_MS }),
    }),
  };
};

const REFUSALS: Partial<Record<PlaceState, CallError>> = { error: { code: 'internal' }, denied: { code: 'not_allowed' } };

/** A host whose answers put every place into one state. */
export const hostIn = (state: PlaceState, place: string) => {
  const refusal = REFUSALS[state];
  const keptBack = (name: string): boolean =>
    !OF_THE_SHELL.test(name) && name !== 'sync.status' && !(name === 'outage.status' && state !== 'loading' && state !== 'error');
  const listed = state === 'empty' || state === 'first-run' ? [] : entries(Date.now()).filter((entry) => entry.state !== 'conflict' || state === 'conflict');
  return fakeHost(statusIn(state, place), answersIn(state), (name, input) => {
    if (!keptBack(name)) return undefined;
    if (state === 'loading') return new Promise<never>(() => undefined);
    if (refusal !== undefined) return Promise.resolve({ ok: false, error: refusal });
    if (name !== 'sync.entries') return undefined;
    const { states } = input as { readonly states?: readonly string[] };
    const found = listed.filter((entry) => states?.includes(entry.state) ?? true);
    return Promise.resolve({ ok: true, value: { entries: found, total: found.length } });
  });
};
