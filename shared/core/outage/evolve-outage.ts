import { assertNever } from '../../kernel/assert-never.ts';
import type { RunningClock } from '../exception-case/exception-case.ts';
import type { Outage } from './outage.ts';
import type { OutageEvent } from './outage-events.ts';

export interface OutageStamp {
  readonly at: number;
  readonly by: string;
  /** Place of the entry in the journal. */
  readonly n: number;
}

const stopped = (clock: RunningClock, at: number, because: string): RunningClock =>
  clock.stoppedAt === null ? { ...clock, stoppedAt: at, stopReason: because } : clock;

/** The next state of an outage. Only `outage.noticed` begins one; every other event needs one and is about it. */
export function evolveOutage(before: Outage | null, event: OutageEvent, stamp: OutageStamp): Outage {
  const { at, by, n } = stamp;
  const deed = { at, by };
  if (event.type === 'outage.noticed') {
    const { outage: id, no, channel, sign, sinceAt, lastKnownAt, clock } = event.data;
    return {
      id,
      no,
      state: 'noticed',
      channel,
      sign,
      sinceAt,
      noticed: deed,
      lastKnownAt,
      triage: {
        clock: { name: 'triage', ...clock, startedAt: at, stoppedAt: null, stopReason: null, pauses: [] },
        cause: null,
        expectedEndAt: null,
        note: '',
      },
      declared: null,
      wellSinceAt: null,
      relapses: 0,
      recovered: null,
      upload: null,
      told: [],
      explained: {},
      closed: null,
      firstN: n,
    };
  }
  if (before?.id !== event.data.outage) throw new Error(`${event.type} of an outage that never began`);
  const { triage } = before;
  const stopTriage = (because: string): Outage['triage'] => ({ ...triage, clock: stopped(triage.clock, at, because) });
  switch (event.type) {
    case 'outage.restored':
      return { ...before, wellSinceAt: event.data.sinceAt };
    case 'outage.failedAgain':
      return { ...before, wellSinceAt: null, sign: event.data.sign, relapses: before.relapses + 1 };
    case 'outage.passed':
      return { ...before, state: 'passed', triage: stopTriage('restored') };
    case 'outage.givenUp':
      return { ...before, state: 'passed', givenUp: { ...deed, reason: event.personal.text }, triage: stopTriage('given_up') };
    case 'outage.triaged': {
      const { cause, expectedEndAt } = event.data;
      return { ...before, triage: { clock: stopped(triage.clock, at, 'triaged'), cause, expectedEndAt, note: event.personal.text } };
    }
    case 'outage.declared':
      // Declared again after a recovery that was none: the first declaration stays the beginning.
      return {
        ...before,
        state: 'declared',
        declared: before.declared ?? { ...deed, reason: event.personal.text },
        lastKnownAt: before.declared === null ? event.data.lastKnownAt : before.lastKnownAt,
        recovered: null,
        triage: stopTriage('declared'),
      };
    case 'outage.recovered':
      return { ...before, state: 'recovered', recovered: deed };
    case 'outage.uploadAsked':
      return { ...before, state: 'reconciling', upload: { ...deed, waiting: event.data.waiting } };
    case 'outage.told':
      return { ...before, told: [...before.told, { ...deed, audience: event.data.audience, messages: event.data.messages }] };
    case 'outage.explained': {
      const explanation = { ...deed, reason: event.personal.text };
      return { ...before, explained: { ...before.explained, ...Object.fromEntries(event.data.lines.map((line) => [line, explanation])) } };
    }
    case 'outage.closed': {
      const { totals, toN, head } = event.data;
      return { ...before, state: 'closed', closed: { ...deed, totals, toN, head } };
    }
    default:
      return assertNever(event);
  }
}
