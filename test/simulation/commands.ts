import { correct } from '../../shared/core/order-file/decide/correct.ts';
import { liftHold, placeHold } from '../../shared/core/order-file/decide/holds.ts';
import { fieldValue } from '../../shared/core/order-file/evolve.ts';
import { isActive } from '../../shared/core/hold/hold.ts';
import type { Actor } from '../../shared/core/journal/journal-entry.ts';
import type { Decision } from '../../shared/core/order-file/decision.ts';
import type { FieldPath } from '../../shared/core/order/order.ts';
import type { Decide, Recorded } from '../../shared/core/usecases/cases/record-decision.ts';
import { decideEntry } from '../../shared/core/usecases/sync/decide-entry.ts';
import { newestOf, resolveDifference } from '../../shared/core/usecases/sync/resolve-difference.ts';
import { fieldsOf, type Choice } from '../../shared/core/difference/plan-merge.ts';
import { waitsForPerson } from '../../shared/core/outbox/outbox-entry.ts';
import { StorageError } from '../../electron/host/adapters/sqlite/database/storage-error.ts';
import type { SimWms } from './sim-wms.ts';
import { Crash, type Life, type Station } from './station.ts';
import type { Random } from './virtual-time.ts';

export const ORDERS = 8;
export const COMMANDS = 36;
const FIELDS: readonly FieldPath[] = ['recipient.phone', 'recipient.detail', 'recipient.name', 'carrier', 'buyerNote'];
const DOINGS = ['correct', 'correct', 'correct', 'correct', 'hold', 'lift', 'undo', 'retry', 'pause', 'look_up'] as const;
const clerk: Actor = { kind: 'person', userId: 'clerk' };
const supervisor = { userId: 'clerk', roles: ['supervisor'] } as const;

/** One thing a clerk does; all of them are drawn before the run, so that a failing run can leave some out. */
export interface Command {
  readonly atMs: number;
  readonly station: number;
  readonly order: number;
  readonly doing: (typeof DOINGS)[number];
  readonly field: FieldPath;
  readonly value: number;
}
export const drawCommands = (random: Random, stations: number, spanMs: number): readonly Command[] =>
  Array.from({ length: COMMANDS }, () => ({
    atMs: random.below(spanMs),
    station: random.below(stations),
    order: random.below(ORDERS),
    doing: DOINGS[random.below(DOINGS.length)] ?? 'correct',
    field: FIELDS[random.below(FIELDS.length)] ?? 'carrier',
    value: random.below(1_000),
  }));

export const wmsRefOf = (order: number): string => `W-${order}`;

/** The station was killed while the answer was awaited. */
const dies = (thrown: unknown): void => {
  if (!(thrown instanceof Crash) && !(thrown instanceof StorageError)) throw thrown;
};

/** Carries a command out; what the clerk is told is saved comes back, null when nothing was. */
export function carryOut(command: Command, life: Life, station: Station): Recorded<Decision> | null {
  const { orderFiles, recorder, sync, undo, journal } = life;
  const id = orderFiles.findByWmsRef(wmsRefOf(command.order));
  if (id === null) return null;
  const decide = (how: Decide<Decision>): Recorded<Decision> | null => {
    const recorded = recorder.onOrder(id, clerk, how);
    return recorded.ok ? recorded.value : null;
  };
  switch (command.doing) {
    case 'correct': {
      const to = command.field === 'recipient.phone' ? `154${String(command.value).padStart(8, '0')}` : `${station.name}${command.value}`;
      return decide((file, context) =>
        correct(file, [{ field: command.field, from: fieldValue(file.order, command.field) ?? '', to }], null, station.checkOrder, context),
      );
    }
    case 'hold':
      return decide((file, context) => placeHold(file, { reason: 'wait', liftableBy: 'owner', ifNobody: 'stays', reviewAt: null }, context));
    case 'lift': {
      const hold = orderFiles.load(id)?.holds.find(isActive);
      return hold === undefined ? null : decide((file, context) => liftHold(file, hold.id, '', supervisor as never, context));
    }
    case 'undo': {
      const offer = undo.offer(journal.ofOrder(id));
      if (!offer.possible || offer.seq === null) return null;
      const taken = undo.take(id, offer.seq, clerk);
      return taken.ok ? taken.value : null;
    }
    case 'retry':
      sync.retryNow();
      return null;
    case 'pause':
      sync.pause();
      return null;
    case 'look_up': {
      const entry = life.outbox.list({ states: ['in_doubt', 'pending'], attempted: true, limit: 1 })[0];
      if (entry !== undefined) void sync.lookUp(entry.id).catch(dies);
      return null;
    }
  }
}

/** A person comes by, looks into the WMS itself, and decides what only a person may. */
export function comeBy(life: Life, wms: SimWms, random: Random, vouched: (entryId: string) => void): void {
  const { outbox, inbound, differences, sync, settlementDeps, journal, clock, unitOfWork } = life;
  sync.resume();
  const deps = { journal, clock, outbox, inbound, level: wms.level, steadyNow: sync.now };
  for (const entry of outbox.list({ states: ['in_doubt', 'parked'], limit: 100 })) {
    if (!waitsForPerson(entry.state)) continue;
    const isThere = wms.effects.has(entry.id);
    if (entry.state === 'in_doubt') {
      // People look whenever they like; that it is too early to send again is for the program to say.
      if (decideEntry(entry.id, { kind: isThere ? 'found' : 'again' }, 'looked', clerk, deps).ok) vouched(entry.id);
    } else if (random.chance(0.7) || isThere || entry.firstSentAt !== null) decideEntry(entry.id, { kind: 'again' }, '', clerk, deps);
    else decideEntry(entry.id, { kind: 'give_up' }, 'not wanted', clerk, deps);
  }
  for (const difference of differences.open()) {
    const file = life.orderFiles.load(difference.orderId);
    const theirs = newestOf(differences.ofOrder(difference.orderId));
    if (file === null || theirs === null || difference.theirs === null) continue;
    const taken = random.chance(0.5) ? 'ours' : 'theirs';
    const choices = fieldsOf(file, outbox.lane(difference.orderId), theirs).flatMap(({ field, verdict }): readonly (readonly [string, Choice])[] =>
      verdict === 'both'
        ? [[field, random.chance(0.2) && field !== 'recipient.phone' ? { take: 'own', value: `merged${random.below(99)}` } : { take: taken }]]
        : [],
    );
    resolveDifference(difference.n, new Map(choices), clerk, { ...settlementDeps, acknowledged: life.acknowledged, unitOfWork, onResolved: () => sync.wake() });
  }
  sync.retryNow();
}
