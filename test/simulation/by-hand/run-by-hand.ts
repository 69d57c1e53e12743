import { hash } from 'node:crypto';
import { StorageError } from '../../../electron/host/adapters/sqlite/database/storage-error.ts';
import type { WmsLevel } from '../../../shared/core/outbox/capability.ts';
import { CAME_LATER, drawFaults, NO_FAULTS, type FaultName, type Faults } from '../faults.ts';
import type { Run, RunOptions } from '../run.ts';
import { LATENESS_MS, SimWms } from '../sim-wms.ts';
import { Crash, openStation, type Station } from '../station.ts';
import { createRandom, createVirtualTime } from '../virtual-time.ts';
import { CUSTOMERS, drawCustomers, platformOrder } from './customers.ts';
import { openHandDesk, soundHands, type HandDesk, type HandEngine } from './hand-desk.ts';
import { HandOracle } from './hand-oracle.ts';
import { createPeople, type HandLife } from './people.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ORIGIN_MS = Date.UTC(2026, 10, 12);
const DIES_AT = 10 * MINUTE;
const BACK_AT = HOUR;
/** From here on nothing fails any more. */
const HEALED_AT = 2 * HOUR;
const LAST_LOOK_AT = 8 * HOUR;
const SHIPS = 16;
const UNDOS = 3;
const MOST_STEPS = 40_000;
/** What is about other things than work by hand, or is planned here: the outage itself. */
const NOT_HERE = [
  'foreignEdit',
  'refusal',
  'poison',
  'restored',
  'putBack',
  'outage',
  ...CAME_LATER.filter((name) => name !== 'slowDisk' && name !== 'saysAnew'),
] as const;

export interface HandOptions extends Omit<RunOptions, 'engine'> {
  readonly hands?: HandEngine;
}
/** Most commands of a run, all drawn before it. */
export const HAND_COMMANDS = 2 * CUSTOMERS + SHIPS + UNDOS;

interface Act {
  readonly atMs: number;
  readonly name: string;
  readonly run: (life: HandLife) => void;
}

/** One seed is one outage: orders come by phone and by the platform at once, are typed, shipped, matched, sent and signed for. */
export async function runByHand(seed: number, { hands = soundHands, off = new Set(), without = new Set() }: HandOptions = {}): Promise<Run> {
  const stream = (purpose: number): ReturnType<typeof createRandom> => createRandom((seed * 16 + purpose) ^ 0x2545f491);
  const shape = stream(0);
  const faults: Faults = drawFaults(shape, stream(8), new Set([...off, ...NOT_HERE]));
  const careful = shape.chance(0.7);
  const level = drawLevel(shape.next());
  const time = createVirtualTime(stream(1), ORIGIN_MS);
  const log: string[] = [];
  const note = (what: string): void => void log.push(`${time.now() - ORIGIN_MS} ${what}\n`);
  let active = faults;
  const chances = stream(2);
  const hits = (fault: FaultName): boolean => active[fault] > 0 && chances.chance(active[fault]);
  const onDefect = (defect: unknown): void =>
    void oracle.failures.push(`DEFECT ${defect instanceof Error ? (defect.stack ?? defect.message).slice(0, 600) : String(defect)}`);

  const wms = new SimWms(level, time.now, (effect) => {
    note(`effect ${effect.change.kind} ${effect.change.id.slice(-6)}`);
    oracle.onEffect(effect);
  });
  const oracle: HandOracle = new HandOracle(
    () => wms,
    () => station,
    careful,
  );
  const station: Station<HandDesk> = openStation<HandDesk>({
    name: 'A',
    wms,
    time,
    random: stream(4),
    hits,
    isPoison: () => false,
    log: note,
    onDefect,
    desk: (parts) => openHandDesk(parts, hands, onDefect),
  });
  const people = createPeople(stream(5), careful, wms);
  /** What a person does may meet a full disk or a crash: then nothing was said to be saved. */
  const withLife = (name: string, act: (life: HandLife) => void): void => {
    const life = station.life();
    if (life === null || life.desk === null) return;
    note(name);
    try {
      act(life as HandLife);
    } catch (thrown) {
      // What the database itself refuses is a defect of whoever asked for it.
      if (!(thrown instanceof Crash) && !(thrown instanceof StorageError)) onDefect(thrown);
    }
    oracle.check(customers);
  };

  const line = (): { readonly isUp: boolean; readonly sinceMs: number } => {
    const at = time.now() - ORIGIN_MS;
    return { isUp: wms.up, sinceMs: at < DIES_AT ? at : at - (at < BACK_AT ? DIES_AT : BACK_AT) };
  };
  const plan = stream(3);
  const customers = drawCustomers(plan, DIES_AT + 5 * MINUTE, BACK_AT);
  time.after(DIES_AT, () => void (wms.up = false));
  time.after(BACK_AT, () => void (wms.up = true));
  for (const customer of customers)
    if (customer.receivedAt !== null)
      time.after(customer.receivedAt, () => {
        if (wms.underNumber('QH', 'TB', customer.number) === null) wms.put(platformOrder(customer, time.now()));
      });
  const acts: Act[] = customers.flatMap((customer) =>
    customer.typedAt.map((atMs): Act => ({
      atMs,
      name: `type ${customer.n}`,
      run: (life) => {
        const orderId = people.type(customer, life);
        if (orderId !== null && oracle.typed.every((one) => one.orderId !== orderId)) oracle.typed.push({ orderId, customer });
      },
    })),
  );
  const selectIds = station.db.prepare<[], string>('SELECT id FROM orders ORDER BY n').pluck();
  const anyFile = (): string | undefined => {
    const ids = selectIds.all();
    return ids[plan.below(Math.max(1, ids.length))];
  };
  for (let n = 0; n < SHIPS; n += 1)
    acts.push({
      atMs: DIES_AT + plan.below(HEALED_AT + HOUR - DIES_AT),
      name: 'ship',
      run: (life) => {
        const id = anyFile();
        if (id !== undefined) people.ship(id, life);
      },
    });
  for (let n = 0; n < UNDOS; n += 1)
    acts.push({
      atMs: BACK_AT + plan.below(HEALED_AT - BACK_AT),
      name: 'undo',
      run: (life) => {
        const one = oracle.typed[plan.below(Math.max(1, oracle.typed.length))];
        if (one !== undefined) people.undo(one.orderId, life);
      },
    });
  for (const [index, { atMs, name, run }] of acts.entries()) if (!without.has(index)) time.after(atMs, () => withLife(name, run));
  for (let at = DIES_AT; at < LAST_LOOK_AT; at += 2 * MINUTE)
    time.after(at + plan.below(MINUTE), () => withLife('operate', (life) => people.operate(life, line())));
  if (faults.crash > 0) for (let n = 0; n < 4; n += 1) time.after(DIES_AT + plan.below(HEALED_AT - DIES_AT), () => station.crash());
  if (faults.clockSet > 0) time.after(plan.below(HEALED_AT), () => station.setClock((plan.next() * 2 - 1) * 24 * HOUR));

  let steps = 0;
  const runUntil = async (until: number): Promise<void> => {
    while (oracle.failures.length === 0 && time.step(ORIGIN_MS + until)) {
      steps += 1;
      if (steps > MOST_STEPS) oracle.failures.push('ENDLESS');
      for (let turn = 0; turn < 24; turn += 1) await Promise.resolve();
    }
  };
  await runUntil(HEALED_AT);
  active = NO_FAULTS;
  note('healed');
  // Signed, nobody has to come by any more; some hours are enough for the slowest level.
  for (let until = HEALED_AT + HOUR; until <= LAST_LOOK_AT && oracle.failures.length === 0; until += HOUR) {
    await runUntil(until);
    if (until > HEALED_AT + HOUR && station.life()?.desk?.outages.list(1)[0]?.closed != null) break;
  }
  if (oracle.failures.length === 0) oracle.reckon(customers);
  const states = Object.fromEntries(
    station.db
      .prepare<[], { state: string; count: number }>('SELECT state, count(*) AS count FROM outbox GROUP BY state')
      .all()
      .map((row) => [row.state, row.count]),
  );
  station.close();
  note(JSON.stringify(states));
  const { failures, typed } = oracle;
  return {
    seed,
    failures,
    hash: hash('sha256', log.join('')),
    level: level.level,
    stations: 1,
    saved: typed.length,
    effects: wms.effects.size,
    states,
    steps,
    faults,
  };
}

function drawLevel(drawn: number): WmsLevel {
  const maxLatenessMs = LATENESS_MS + MINUTE;
  if (drawn < 0.5) return { level: 'L0' };
  if (drawn < 0.75) return { level: 'L1', keyTtlMs: HOUR, maxLatenessMs };
  return drawn < 0.88 ? { level: 'L2', maxLatenessMs } : { level: 'L3', maxLatenessMs };
}
