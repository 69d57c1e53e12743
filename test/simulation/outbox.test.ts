import { describe, expect, it } from 'vitest';
import type { WmsLevel } from '../../shared/core/outbox/capability.ts';
import { onAnswer } from '../../shared/core/outbox/outbox-rules.ts';
import type { OutboxEntry } from '../../shared/core/outbox/outbox-entry.ts';
import { runOutbox, soundRules, type Rules } from './outbox-simulation.ts';
import { LATENESS_MS } from './simulated-wms.ts';

const MINUTE = 60_000;
const SEEDS = Number(process.env['SIM_SEEDS'] ?? 1_000);
const L0: WmsLevel = { level: 'L0' };
const L1: WmsLevel = { level: 'L1', keyTtlMs: 10 * MINUTE, maxLatenessMs: LATENESS_MS + 31_000 };
const L2: WmsLevel = { level: 'L2', maxLatenessMs: LATENESS_MS };
const L3: WmsLevel = { level: 'L3' };

/** Runs seeds until one fails; says which. */
function firstFailure(from: number, count: number, level: WmsLevel, rules?: Rules): { readonly seed: number; readonly failure: string } | null {
  for (let seed = from; seed < from + count; seed += 1) {
    const { failures } = runOutbox(seed, level, rules);
    if (failures[0] !== undefined) return { seed, failure: failures[0] };
  }
  return null;
}

describe('two bad hours between the console and a WMS', () => {
  it(`lose nothing and double nothing at L0 (${SEEDS} seeds)`, { timeout: 60_000 }, () => {
    let commands = 0;
    const states: Record<string, number> = {};
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const run = runOutbox(seed, L0);
      expect({ seed, failures: run.failures }).toEqual({ seed, failures: [] });
      commands += run.commands;
      for (const [state, count] of Object.entries(run.states)) states[state] = (states[state] ?? 0) + count;
    }
    console.info(`seeds 1..${SEEDS}: ${commands} changes`, states);
    expect(commands).toBe(40 * SEEDS);
    expect(states['acknowledged']).toBeGreaterThan(commands / 2);
  });

  it.each([L1, L2, L3])('and at $level (200 seeds)', { timeout: 60_000 }, (level) => {
    expect(firstFailure(1, Math.min(200, SEEDS), level)).toBeNull();
  });

  it('give the same end twice for the same seed', () => {
    expect(runOutbox(77, L0)).toEqual(runOutbox(77, L0));
  });
});

/** Settles every entry by way of a changed answer. */
const answering = (
  change: (entry: OutboxEntry, outcome: Parameters<Rules['settleBatch']>[1], context: Parameters<Rules['settleBatch']>[2]) => OutboxEntry | null,
): Rules => ({
  ...soundRules,
  settleBatch: (sent, outcome, context) =>
    soundRules.settleBatch(sent, outcome, context).map((settlement, i) => {
      const entry = sent[i];
      const changed = entry === undefined ? null : change(entry, outcome, context);
      return changed === null ? settlement : { ...settlement, entry: changed };
    }),
});
const acknowledged = (entry: OutboxEntry, now: number): OutboxEntry => ({ ...entry, state: 'acknowledged', settledAt: now });
const refused = (entry: OutboxEntry, now: number): OutboxEntry => ({ ...entry, state: 'refused', settledAt: now });

const mutants: Readonly<Record<string, readonly [WmsLevel, Rules]>> = {
  'a new key for every attempt': [L0, { ...soundRules, asSent: (entry) => (entry.attempts > 1 ? { ...entry, id: `${entry.id}-${entry.attempts}` } : entry) }],
  'a timeout taken for a refusal': [L0, answering((entry, outcome, { now }) => (!outcome.ok && outcome.error.kind === 'timeout' ? refused(entry, now) : null))],
  'a missing answer taken for a yes': [
    L0,
    answering((entry, outcome, { now }) => (outcome.ok && !outcome.value.has(entry.id) ? acknowledged(entry, now) : null)),
  ],
  'an unreadable answer taken for a yes': [
    L0,
    answering((entry, outcome, { now }) => (outcome.ok && outcome.value.get(entry.id)?.outcome === 'garbled' ? acknowledged(entry, now) : null)),
  ],
  'a conflict taken for a yes': [
    L0,
    answering((entry, outcome, { now }) => (outcome.ok && outcome.value.get(entry.id)?.outcome === 'conflict' ? acknowledged(entry, now) : null)),
  ],
  '"later" taken for a refusal': [
    L0,
    answering((entry, outcome, { now }) => (outcome.ok && outcome.value.get(entry.id)?.outcome === 'retryLater' ? refused(entry, now) : null)),
  ],
  'answers matched by position': [
    L0,
    answering((entry, outcome, { now }) => {
      if (!outcome.ok) return null;
      const index = Number.parseInt(entry.id.slice(-1), 16) % Math.max(1, outcome.value.size);
      const answer = [...outcome.value.values()][index];
      return answer === undefined ? null : onAnswer(entry, answer, now, 0.5);
    }),
  ],
  'acknowledged when sent': [L0, { ...soundRules, onSending: (entry, now) => acknowledged(entry, now) }],
  'left sending after a crash': [L0, { ...soundRules, onRestart: (entry) => entry }],
  'no lanes': [
    L0,
    {
      ...soundRules,
      dueEntries: (entries, now, limit) => entries.filter((entry) => entry.state === 'pending' && entry.nextAttemptAt <= now).slice(0, Math.max(0, limit)),
    },
  ],
  'the next in lane keeps its old base': [
    L0,
    { ...soundRules, settleBatch: (sent, outcome, context) => soundRules.settleBatch(sent, outcome, { ...context, lane: () => [] }) },
  ],
  'L1 never looks up': [L1, { ...soundRules, nextStep: () => 'send' }],
  'L2 sends again blindly': [L2, { ...soundRules, nextStep: () => 'send' }],
  'L2 believes an absence at once': [
    L2,
    { ...soundRules, onLookUp: (entry, result, _level, now) => soundRules.onLookUp(entry, result, { level: 'L2', maxLatenessMs: 0 }, now) },
  ],
  'L3 tries again': [L3, { ...soundRules, settleBatch: (sent, outcome, context) => soundRules.settleBatch(sent, outcome, { ...context, level: L0 }) }],
};

describe('the simulation sees', () => {
  it.each(Object.entries(mutants))('%s', { timeout: 60_000 }, (name, [level, rules]) => {
    const seen = firstFailure(1, 1_000, level, rules);
    console.info(`${name}: ${seen === null ? 'not seen' : `seed ${seen.seed}, ${seen.failure}`}`);
    expect(seen).not.toBeNull();
  });
});
