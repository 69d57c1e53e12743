import { breakerRoom, mayProbe, newBreaker, onContact, onFailedContact, onProbing } from '../../shared/core/outbox/breaker.ts';
import type { WmsLevel } from '../../shared/core/outbox/capability.ts';
import { dueEntries, nextOfLane } from '../../shared/core/outbox/due-entries.ts';
import { createOutboxEntry, isFinal, waitsForPerson, type OutboxEntry } from '../../shared/core/outbox/outbox-entry.ts';
import { nextStep, onDecision, onLookUp, onRestart, onSending } from '../../shared/core/outbox/outbox-rules.ts';
import { settleBatch, settlementOf, toBatches } from '../../shared/core/outbox/settle-batch.ts';
import type { OrderId } from '../../shared/core/order/order.ts';
import { changeId } from '../fixtures/outbox-entry.ts';
import { faultMaxima, LATENESS_MS, noFaults, SimulatedWms, type Faults } from './simulated-wms.ts';
import { createRandom, createVirtualTime } from './virtual-time.ts';

/** The rules under test; a mutant replaces one of them. */
export const soundRules = { dueEntries, nextStep, onSending, onRestart, onLookUp, settleBatch, asSent: (entry: OutboxEntry): OutboxEntry => entry };
export type Rules = typeof soundRules;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export interface RunResult {
  readonly failures: readonly string[];
  readonly commands: number;
  readonly states: Readonly<Record<string, number>>;
}

/** One station and one WMS for two hours with everything going wrong, then health, then the reckoning. */
export function runOutbox(seed: number, level: WmsLevel, rules: Rules = soundRules): RunResult {
  const random = createRandom(seed);
  const time = createVirtualTime(random);
  const swarm = (max: number): number => (random.chance(0.6) ? random.next() * max : 0);
  const faults = Object.fromEntries(Object.entries(faultMaxima).map(([name, max]) => [name, swarm(max as number)])) as unknown as Faults;
  const wms = new SimulatedWms(time, random, level, faults);
  const failures: string[] = [];

  // What survives a crash.
  const disk = new Map<string, OutboxEntry>();
  // What does not.
  let life = 0;
  let breaker = newBreaker();
  let wakeAt = Number.POSITIVE_INFINITY;
  let down = false;

  const all = (): readonly OutboxEntry[] => [...disk.values()];
  const store = (entry: OutboxEntry): void => {
    const before = disk.get(entry.id);
    if (before && isFinal(before.state) && before.state !== entry.state) failures.push(`FINAL CHANGED ${entry.id} ${before.state} -> ${entry.state}`);
    disk.set(entry.id, entry);
  };
  const lane = (name: string): readonly OutboxEntry[] =>
    all()
      .filter((entry) => entry.lane === name && !isFinal(entry.state))
      .sort((a, b) => a.seq - b.seq);

  const schedule = (delayMs: number): void => {
    const at = time.now() + delayMs;
    if (down || at >= wakeAt) return;
    wakeAt = at;
    const mine = life;
    time.after(delayMs, () => {
      if (mine !== life || wakeAt !== at) return;
      wakeAt = Number.POSITIVE_INFINITY;
      turn();
    });
  };

  function turn(): void {
    const now = time.now();
    if (mayProbe(breaker, now)) {
      breaker = onProbing(breaker);
      breaker = wms.up ? onContact(breaker) : onFailedContact(breaker, now, random.next());
    }
    const room = breakerRoom(breaker) - all().filter((entry) => entry.state === 'sending').length;
    const due = rules.dueEntries(all(), now, room);
    const toSend: OutboxEntry[] = [];
    for (const entry of due) {
      if (rules.nextStep(entry, level, now) === 'send') toSend.push(entry);
      else if (wms.up) {
        const result = wms.lookUp(entry.id);
        const settlement = settlementOf(rules.onLookUp(entry, result, level, now), result.found ? result.answer : null, { lane });
        store(settlement.entry);
        settlement.followers.forEach(store);
      } else store({ ...entry, nextAttemptAt: now + MINUTE });
    }
    for (const batch of toBatches(toSend, 5)) {
      const sent = batch.map((entry) => rules.onSending(entry, now));
      sent.forEach(store);
      if (random.chance(crashChance)) return crash();
      const mine = life;
      wms.send(sent.map(rules.asSent), (outcome) => {
        if (mine !== life) return;
        if (random.chance(crashChance)) return crash();
        breaker = outcome.ok ? onContact(breaker) : onFailedContact(breaker, time.now(), random.next());
        for (const settlement of rules.settleBatch(sent, outcome, { level, now: time.now(), rand: random.next, lane })) {
          store(settlement.entry);
          settlement.followers.forEach(store);
        }
        schedule(1);
      });
    }
    const lanes = new Set(all().flatMap((entry) => (entry.state === 'pending' ? [entry.lane] : [])));
    const times = [...lanes].flatMap((name) => nextOfLane(lane(name))?.nextAttemptAt ?? []);
    if (times.length > 0) schedule(Math.max(1_000, Math.min(...times) - time.now(), (breaker.openUntil ?? 0) - time.now()));
  }

  let crashChance = 0.01;
  function crash(): void {
    life += 1;
    wakeAt = Number.POSITIVE_INFINITY;
    down = true;
    breaker = newBreaker();
    const mine = life;
    time.after(500 + random.below(MINUTE), () => {
      if (mine !== life) return;
      down = false;
      for (const entry of all()) if (entry.state === 'sending') store(rules.onRestart(entry, level, time.now()));
      schedule(0);
    });
  }

  /** A person who looks into the WMS before deciding, an hour after the trouble. */
  function person(): void {
    if (down) return;
    for (const entry of all()) {
      if (entry.state === 'in_doubt') vouched.add(entry.lane);
      if (entry.state === 'parked') store(onDecision(entry, { kind: 'again' }, level, time.now()) ?? entry);
      if (entry.state === 'in_doubt' && time.now() > (entry.sentAt ?? 0) + LATENESS_MS)
        store(onDecision(entry, { kind: wms.effects.has(entry.id) ? 'found' : 'again' }, level, time.now()) ?? entry);
      if (entry.state === 'conflict') store(onDecision(entry, { kind: 'give_up' }, level, time.now()) ?? entry);
    }
    schedule(0);
  }

  // Lanes where a person vouched for a change: nobody could say which version it made, so the next one may rightly conflict.
  const vouched = new Set<string>();

  // The clerk: 40 changes on 8 orders. Each is made on what the clerk believes the version to be.
  let seq = 0;
  const span = 2 * HOUR;
  for (let i = 0; i < 40; i += 1)
    time.after(random.below(span), () => {
      const name = `order-${random.below(8)}`;
      seq += 1;
      const note = random.chance(0.3);
      const waiting = lane(name)
        .filter((entry) => entry.baseVersion !== null)
        .at(-1);
      const version = waiting?.baseVersion ?? wms.order(name).version;
      store(
        createOutboxEntry({
          id: changeId(seq),
          seq,
          lane: name as OrderId,
          orderRef: name,
          kind: note ? 'note.add' : random.chance(0.3) ? 'order.release' : 'order.correct',
          payload: {},
          baseVersion: note ? null : version,
          occurredAt: time.now(),
        }),
      );
      schedule(0);
    });
  for (let i = 0; i < 3; i += 1)
    time.after(random.below(span), () => {
      wms.up = false;
      time.after(random.below(random.chance(0.2) ? 10 * HOUR : HOUR / 2), () => {
        wms.up = true;
      });
    });
  for (let i = 0; i < 4; i += 1) time.after(random.below(span), crash);
  if (random.chance(0.5)) for (let i = 0; i < 3; i += 1) time.after(random.below(span), () => wms.editByOthers(`order-${random.below(8)}`));

  while (time.step(span)) {
    /* faults run */
  }
  wms.faults = noFaults;
  wms.up = true;
  crashChance = 0;
  const end = span + 14 * HOUR;
  // Late outage ends still lie ahead; the person comes once an hour.
  for (let hour = 1; hour < 12; hour += 1) time.after(hour * HOUR, person);
  while (time.step(end)) {
    if (time.now() > span + 11.5 * HOUR) break;
  }

  // The reckoning.
  const sequence = new Map(all().map((entry) => [entry.id, entry.seq]));
  const states: Record<string, number> = {};
  for (const entry of all()) {
    states[entry.state] = (states[entry.state] ?? 0) + 1;
    const effects = wms.effects.get(entry.id) ?? 0;
    if (effects > 1) failures.push(`DUPLICATE ${entry.id} x${effects}`);
    if (entry.state === 'acknowledged' && effects !== 1) failures.push(`ACKNOWLEDGED WITHOUT EFFECT ${entry.id}`);
    if ((entry.state === 'refused' || entry.state === 'cancelled' || entry.state === 'conflict') && effects !== 0)
      failures.push(`${entry.state} BUT APPLIED ${entry.id}`);
    if (entry.state === 'refused' && !wms.refusedIds.has(entry.id)) failures.push(`REFUSED BY NOBODY ${entry.id}`);
    if ((entry.state === 'cancelled' || entry.state === 'conflict') && !wms.foreign.has(entry.lane) && !vouched.has(entry.lane))
      failures.push(`FALSE CONFLICT ${entry.id}`);
    if (!isFinal(entry.state) && !waitsForPerson(entry.state)) failures.push(`STUCK ${entry.state} ${entry.id}`);
  }
  if (seq !== disk.size) failures.push(`LOST ${seq - disk.size}`);
  for (const id of wms.effects.keys()) if (!sequence.has(id)) failures.push(`GHOST ${id}`);
  for (const [name, order] of wms.orders) {
    const applied = order.log.map((id) => sequence.get(id) ?? 0);
    if (applied.some((value, i) => i > 0 && value < (applied[i - 1] ?? 0))) failures.push(`ORDER ${name} ${applied.join(',')}`);
  }
  return { failures, commands: seq, states };
}
