import { ok, type Result } from '../../../kernel/result.ts';
import type { Actor, JournalEntry, JsonObject } from '../../journal/journal-entry.ts';
import type { Refusal } from '../../order-file/decision.ts';
import * as decide from '../../outage/decide-outage.ts';
import { evolveOutage } from '../../outage/evolve-outage.ts';
import type { OutageEvent } from '../../outage/outage-events.ts';
import { outageNumber } from '../../outage/outage-number.ts';
import type { ChannelId, FailureSign, Outage, TriageCause } from '../../outage/outage.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { IdsDep } from '../../ports/ids.ts';
import type { JournalReader, JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { Outages } from '../../ports/outages.ts';

export interface OutageDeskDeps extends UnitOfWorkDep, JournalWriterDep, ClockDep, IdsDep {
  readonly outages: Outages;
  /** The clock a failure of the system starts, as an administrator set it. */
  readonly triageRule: () => { readonly version: number; readonly minutes: number; readonly warnShare: number };
  /** The year at the site. */
  readonly yearAt: (at: number) => number;
  /** Queues what people are told of an event, in its transaction. */
  readonly announce: (event: OutageEvent, outage: Outage) => void;
  /** Told after the commit. */
  readonly onChanged: (outage: Outage) => void;
}

export interface Failure {
  readonly channel: ChannelId;
  readonly sign: FailureSign;
  readonly sinceAt: number;
  readonly lastKnownAt: number | null;
}

const nameOf = (actor: Actor): string => (actor.kind === 'person' ? actor.userId : actor.kind === 'program' ? actor.rule : 'cli');
const WATCH: Actor = { kind: 'program', rule: 'watch' };

/** Everything that moves an outage: decided on what is stored, journaled and stored in one durable transaction. */
export function createOutageDesk(deps: OutageDeskDeps) {
  const { unitOfWork, journal, outages, clock, ids } = deps;

  /** `also` is written with the events, in the same commit. */
  function act(
    actor: Actor,
    channel: ChannelId,
    decision: (current: Outage | null) => Result<readonly OutageEvent[], Refusal>,
    also: () => void = () => {},
  ): Result<Outage | null, Refusal> {
    let changed = false;
    const done = unitOfWork.run((): Result<Outage | null, Refusal> => {
      const before = outages.ofChannel(channel);
      const decided = decision(before);
      if (!decided.ok) return decided;
      const at = clock.now();
      let outage = before;
      for (const event of decided.value) {
        const n = journal.append({
          type: event.type,
          at,
          actor,
          orderId: null,
          caseId: null,
          data: event.data as unknown as JsonObject,
          personal: event.personal as unknown as JsonObject | null,
        });
        outage = evolveOutage(outage, event, { at, by: nameOf(actor), n });
        deps.announce(event, outage);
      }
      if (decided.value.length === 0) return ok(before);
      if (outage !== null) outages.save(outage);
      also();
      changed = true;
      return ok(outage);
    });
    if (changed && done.ok && done.value !== null) deps.onChanged(done.value);
    return done;
  }

  const beginning = ({ channel, sign, sinceAt, lastKnownAt }: Failure): decide.Beginning => {
    const { version, minutes, warnShare } = deps.triageRule();
    const year = deps.yearAt(clock.now());
    return {
      id: ids.next(),
      no: outageNumber(year, outages.lastRunning(year) + 1),
      channel,
      sign,
      sinceAt,
      lastKnownAt,
      clock: { policyVersion: version, minutes, warnShare },
    };
  };

  return {
    current: outages.current,
    ofChannel: outages.ofChannel,
    noticeFailure: (failure: Failure) => act(WATCH, failure.channel, (current) => decide.noticeFailure(current, beginning(failure))),
    noticeRestored: (sinceAt: number, channel: ChannelId = 'wms') => act(WATCH, channel, (current) => decide.noticeRestored(current, sinceAt)),
    triage: (actor: Actor, cause: TriageCause, expectedEndAt: number | null, note: string, channel: ChannelId = 'wms') =>
      act(actor, channel, (current) => decide.triage(current, cause, expectedEndAt, note)),
    giveUp: (actor: Actor, channel: ChannelId, reason: string) => act(actor, channel, (current) => decide.giveUp(current, reason)),
    declare: (actor: Actor, reason: string, seen: Omit<Failure, 'sign'>) =>
      act(actor, seen.channel, (current) => decide.declare(current, reason, beginning({ ...seen, sign: 'by_hand' }))),
    recover: (actor: Actor, lastContactAt: number | null) => act(actor, 'wms', (current) => decide.recover(current, lastContactAt)),
    askUpload: (actor: Actor, waiting: () => number, expected: number) => act(actor, 'wms', (current) => decide.askUpload(current, waiting(), expected)),
    explain: (actor: Actor, lines: readonly string[], reason: string) => act(actor, 'wms', (current) => decide.explain(current, lines, reason)),
    noteTold: (actor: Actor, audience: string, messages: number, queue: () => void, channel: ChannelId = 'wms') =>
      act(actor, channel, (current) => decide.noteTold(current, audience, messages), queue),
    close: (actor: Actor, closing: () => decide.Closing) => act(actor, 'wms', (current) => decide.close(current, closing())),
  };
}
export type OutageDesk = ReturnType<typeof createOutageDesk>;

/** The place and the hash of the newest entry: what a signature binds. */
export function journalEnd(journal: JournalReader): Pick<JournalEntry, 'n' | 'hash'> {
  const n = journal.head();
  for (const entry of journal.walk(n - 1)) return { n: entry.n, hash: entry.hash };
  return { n: 0, hash: '' };
}
