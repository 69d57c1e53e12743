import { hash } from 'node:crypto';
import { wmsOrder } from '../fixtures/wms-order.ts';
import type { Order } from '../../shared/contract/open-wms/resources.ts';
import type { WmsLevel } from '../../shared/core/outbox/capability.ts';
import { carryOut, comeBy, drawCommands, ORDERS, wmsRefOf } from './commands.ts';
import type { Engine } from './engine.ts';
import type { Line } from './sim-network.ts';
import { drawFaults, NO_FAULTS, type FaultName, type Faults } from './faults.ts';
import { Oracle } from './oracle.ts';
import { LATENESS_MS, SimWms } from './sim-wms.ts';
import { Crash, openStation, type Station } from './station.ts';
import { StorageError } from '../../electron/host/adapters/sqlite/database/storage-error.ts';
import { createRandom, createVirtualTime } from './virtual-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SPAN_MS = 2 * HOUR;
/** Outages that began before the healing may last this long. */
const HEAL_MS = SPAN_MS + HOUR;
/** 2026-11-12 08:00 in Shanghai: small instants would hide what a clock set back does. */
const ORIGIN_MS = Date.UTC(2026, 10, 12);

export interface RunOptions {
  readonly engine?: Engine;
  /** Fault classes that stay off, and commands that are left out: what shrinking tries. */
  readonly off?: ReadonlySet<string>;
  readonly without?: ReadonlySet<number>;
}
export interface Run {
  readonly seed: number;
  readonly failures: readonly string[];
  readonly hash: string;
  readonly level: WmsLevel['level'];
  readonly stations: number;
  readonly saved: number;
  readonly effects: number;
  readonly states: Readonly<Record<string, number>>;
  readonly steps: number;
  readonly faults: Faults;
}

/** Ten times what a sound run takes: beyond it something turns in circles. */
const MOST_STEPS = 20_000;

const KEY_TTLS_MS = [10 * MINUTE, HOUR, 24 * HOUR] as const;
/** Little more than a request may stay under way. */
const SHORTEST_TTL_MS = 7 * MINUTE;
/** Parts per million either way: what cheap clocks do. */
const MOST_DRIFT = 500e-6;

/** One seed is one run: a bad morning for two to four stations, then health, then the reckoning. Everything random comes from the seed. */
export async function run(seed: number, { engine, off = new Set(), without = new Set() }: RunOptions = {}): Promise<Run> {
  const stream = (purpose: number): ReturnType<typeof createRandom> => createRandom((seed * 16 + purpose) ^ 0x5bd1e995);
  const shape = stream(0);
  const faults = drawFaults(shape, stream(8), off);
  const level = drawLevel(shape, faults.shortKeys > 0 ? SHORTEST_TTL_MS : KEY_TTLS_MS[0]);
  const stationCount = 2 + Math.floor(shape.next() ** 2 * 3);
  const newer = stream(10);
  const updatedAt = faults.olderProgram > 0 ? ORIGIN_MS + HOUR / 4 + newer.below(HOUR) : 0;
  const lines: readonly Line[] = Array.from({ length: stationCount }, () => ({ cutOut: 0, cutIn: 0 }));
  const time = createVirtualTime(stream(1), ORIGIN_MS);
  const log: string[] = [];
  const note = (what: string): void => void log.push(`${time.now() - ORIGIN_MS} ${what}\n`);

  let active: Faults = faults;
  const chances = stream(2);
  const hits = (fault: FaultName): boolean => active[fault] > 0 && chances.chance(active[fault]);
  const oracle: Oracle = new Oracle(() => wms);
  const wms = new SimWms(level, time.now, (effect) => {
    note(`effect ${effect.change.id.slice(-6)}`);
    oracle.onEffect(effect);
  });
  for (let i = 0; i < ORDERS; i += 1) wms.put(wmsOrder({ ref: wmsRefOf(i), platformOrderNo: `88000${i}`, lines: [] }) as Order);

  const poisoned = (id: string): boolean => active.poison > 0 && Number.parseInt(hash('sha1', id).slice(0, 4), 16) / 65_536 < active.poison;
  const stations: readonly Station[] = Array.from({ length: stationCount }, (_, i) =>
    openStation({
      name: 'ABCD'[i] ?? 'A',
      ...(faults.drift > 0 && { pace: 1 + (newer.next() * 2 - 1) * MOST_DRIFT }),
      ...(lines[i] && { line: lines[i] }),
      isOld: () => time.now() < updatedAt,
      wms,
      time,
      random: stream(4 + i),
      hits,
      isPoison: poisoned,
      log: note,
      onDefect: (defect) => void oracle.failures.push(`DEFECT ${defect instanceof Error ? (defect.stack ?? defect.message).slice(0, 400) : String(defect)}`),
      ...(engine === undefined ? {} : { engine }),
    }),
  );
  for (const station of stations) oracle.watch(station);

  let saved = 0;
  /** What a person does may meet a full disk or a crash: then nothing was said to be saved. */
  const attempt = (doing: () => void): void => {
    try {
      doing();
    } catch (thrown) {
      if (!(thrown instanceof Crash) && !(thrown instanceof StorageError)) throw thrown;
    }
  };
  const people = stream(3);
  for (const [index, command] of drawCommands(people, stationCount, SPAN_MS).entries()) {
    if (without.has(index)) continue;
    const act = (): void => {
      const station = stations[command.station];
      const life = station?.life();
      if (station === undefined || life === null || life === undefined) return;
      attempt(() => {
        const recorded = carryOut(command, life, station);
        note(`${station.name} ${command.doing} ${recorded === null ? 'nothing' : recorded.seq}`);
        if (recorded === null) return;
        saved += 1;
        oracle.acknowledged(station.name, { seq: recorded.seq, changes: recorded.decision.changes.length });
      });
    };
    time.after(command.atMs, act);
    if (faults.doubleClick > 0 && people.chance(faults.doubleClick)) time.after(command.atMs + 150, act);
  }
  const visit = (chance: number): void => {
    for (const station of stations) {
      const life = station.life();
      if (life === null || !people.chance(chance)) continue;
      attempt(() => comeBy(life, wms, people, (id) => oracle.vouched.add(id)));
    }
  };
  for (let at = 20 * MINUTE; at < SPAN_MS; at += 20 * MINUTE) time.after(at, () => visit(0.3));

  planFaults();
  function planFaults(): void {
    const plan = stream(9);
    if (faults.outage > 0)
      for (let i = 0; i < 3; i += 1)
        time.after(plan.below(SPAN_MS), () => {
          wms.up = false;
          note('outage');
          time.after(plan.below(plan.chance(0.2) ? HOUR : 20 * MINUTE), () => void (wms.up = true));
        });
    if (faults.crash > 0) for (let i = 0; i < 3; i += 1) time.after(plan.below(SPAN_MS), () => stations[plan.below(stationCount)]?.crash());
    if (faults.foreignEdit > 0)
      for (let i = 0; i < 8; i += 1)
        time.after(plan.below(SPAN_MS), () => {
          const value = `shop${plan.below(1_000)}`;
          const what = plan.below(4);
          wms.editByOthers(wmsRefOf(plan.below(ORDERS)), (order) =>
            what === 0
              ? { ...order, carrier: value }
              : what === 1
                ? { ...order, buyerNote: value }
                : { ...order, recipient: { ...order.recipient, detail: value } },
          );
        });
    if (faults.clockSet > 0) for (const station of stations) time.after(plan.below(SPAN_MS), () => station.setClock((plan.next() * 2 - 1) * 24 * HOUR));
    if (faults.restored > 0) {
      const at = HOUR / 2 + plan.below(HOUR);
      time.after(at - plan.below(20 * MINUTE), () => wms.backUp());
      time.after(at, () => {
        note('restored');
        wms.restore();
      });
    }
    if (faults.farClock > 0) {
      const [station, year] = [stations[newer.below(stationCount)], newer.chance(0.5) ? 2000 : 2100];
      time.after(newer.below(SPAN_MS), () => station?.setClock(Date.UTC(year, 0, 1) - time.now()));
    }
    if (updatedAt > 0) for (const station of stations) time.after(updatedAt - ORIGIN_MS + newer.below(MINUTE), () => station.crash());
    planLines();
    if (faults.putBack > 0) {
      const again = stream(8);
      const station = stations[again.below(stationCount)];
      const at = HOUR / 2 + again.below(HOUR);
      // The newest of the last minutes in which something still waited: that is what the other life may have sent.
      for (let before = 20 * MINUTE; before > 0; before -= 20_000)
        time.after(at - before, () => {
          if (station !== undefined && (before === 20 * MINUTE || waits(station))) station.backUp();
        });
      time.after(at, () => {
        if (station?.putBack() !== true) return;
        note(`${station.name} put back`);
        oracle.putBack(station);
      });
    }
  }

  function planLines(): void {
    const cut = (line: Line | undefined, end: keyof Line, fromMs: number, forMs: number): void => {
      if (line === undefined) return;
      time.after(fromMs, () => void (line[end] += 1));
      time.after(fromMs + forMs, () => void (line[end] -= 1));
    };
    if (faults.oneWay > 0) for (let i = 0; i < 3; i += 1) cut(lines[newer.below(stationCount)], 'cutIn', newer.below(SPAN_MS), newer.below(15 * MINUTE));
    if (faults.flapping > 0) {
      const from = newer.below(SPAN_MS);
      for (let at = from; at < from + 5 * MINUTE; at += 30_000 + newer.below(30_000))
        for (const line of lines) cut(line, 'cutOut', at, 1_000 + newer.below(29_000));
    }
    if (faults.swizzle > 0) {
      const from = newer.below(SPAN_MS);
      for (const line of lines) cut(line, 'cutOut', from + newer.below(5 * MINUTE), 5 * MINUTE + newer.below(10 * MINUTE));
    }
  }

  let steps = 0;
  const runUntil = async (until: number): Promise<void> => {
    while (oracle.failures.length === 0 && time.step(ORIGIN_MS + until)) {
      steps += 1;
      if (steps > MOST_STEPS) oracle.failures.push('ENDLESS: something asks again and again');
      for (let turn = 0; turn < 24; turn += 1) await Promise.resolve();
      oracle.check();
    }
  };
  await runUntil(SPAN_MS);
  active = NO_FAULTS;
  wms.up = true;
  note('healed');
  await runUntil(HEAL_MS);
  // Whatever needs no person is done by now; people come by until nothing needs them, and read everything once more.
  for (let round = 1; round <= 6 && oracle.failures.length === 0; round += 1) {
    visit(1);
    await runUntil(HEAL_MS + (2 * round - 1) * HOUR);
    for (const station of stations)
      void station
        .life()
        ?.sync.sweep()
        .catch(() => undefined);
    await runUntil(HEAL_MS + 2 * round * HOUR);
    if (round > 2 && isQuiet(stations)) break;
  }
  if (oracle.failures.length === 0) oracle.reckon();

  const states: Record<string, number> = {};
  for (const station of stations)
    for (const { state, count } of station.db.prepare<[], { state: string; count: number }>('SELECT state, count(*) AS count FROM outbox GROUP BY state').all())
      states[state] = (states[state] ?? 0) + count;
  for (const station of stations) station.close();
  note(JSON.stringify(states));
  return {
    seed,
    failures: oracle.failures,
    hash: hash('sha256', log.join('')),
    level: level.level,
    stations: stationCount,
    saved,
    effects: wms.effects.size,
    states,
    steps,
    faults,
  };
}

const waits = ({ db }: Station): boolean => db.prepare("SELECT 1 FROM outbox WHERE state = 'pending' AND first_sent_at IS NULL LIMIT 1").get() !== undefined;

const isQuiet = (stations: readonly Station[]): boolean =>
  stations.every((station) => {
    const status = station.life()?.sync.status();
    return (
      status !== undefined &&
      status.waiting + status.sending + status.inDoubt + status.conflict + status.parked === 0 &&
      (station.life()?.differences.open().length ?? 0) === 0
    );
  });

function drawLevel(random: ReturnType<typeof createRandom>, shortestTtlMs: number): WmsLevel {
  const drawn = random.next();
  const keyTtlMs = [shortestTtlMs, KEY_TTLS_MS[1], KEY_TTLS_MS[2]][random.below(KEY_TTLS_MS.length)] ?? HOUR;
  // A look-up may lag a minute behind what was applied.
  const maxLatenessMs = LATENESS_MS + MINUTE;
  if (drawn < 0.4) return { level: 'L0' };
  if (drawn < 0.7) return { level: 'L1', keyTtlMs, maxLatenessMs };
  return drawn < 0.85 ? { level: 'L2', maxLatenessMs } : { level: 'L3', maxLatenessMs };
}
