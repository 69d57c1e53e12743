import { hash } from 'node:crypto';
import type { Db } from '../../electron/host/adapters/sqlite/database/open-database.ts';
import { isFinal, type OutboxEntry, type OutboxState } from '../../shared/core/outbox/outbox-entry.ts';
import type { WmsAnswer } from '../../shared/core/outbox/wms-answer.ts';
import type { Settlement } from '../../shared/core/outbox/settle-batch.ts';
import { ok } from '../../shared/kernel/result.ts';
import { soundEngine, type Engine, type Outbox } from './engine.ts';

type Send = ReturnType<Engine['connector']>['send'];
type Reply = Awaited<ReturnType<Send>>;

/** What the engine hears is not what was said. */
const hearing = (change: (reply: Reply, ids: readonly string[]) => Reply): Partial<Engine> => ({
  connector: (sound) => ({
    ...sound,
    send: async (changes, signal) =>
      change(
        await sound.send(changes, signal),
        changes.map(({ id }) => id),
      ),
  }),
});
const yes: WmsAnswer = { outcome: 'accepted', orderRef: 'W-0', previousVersion: 0, version: 0 };
const no: WmsAnswer = { outcome: 'refused', reason: 'not_allowed', message: '', orderRef: null };
const answering = (wrong: (answer: WmsAnswer | undefined) => WmsAnswer | undefined): Partial<Engine> =>
  hearing((reply, ids) => {
    if (!reply.ok) return reply;
    const heard = new Map(reply.value);
    for (const id of ids) {
      const answer = wrong(heard.get(id));
      if (answer === undefined) heard.delete(id);
      else heard.set(id, answer);
    }
    return ok(heard);
  });
const failing = (kind: string, answer: WmsAnswer): Partial<Engine> =>
  hearing((reply, ids) => (!reply.ok && reply.error.kind === kind ? ok(new Map(ids.map((id) => [id, answer]))) : reply));

const storing = (change: (sound: Outbox) => Partial<Outbox>): Partial<Engine> => ({ outbox: (sound) => ({ ...sound, ...change(sound) }) });
const settling = (change: (settlement: Settlement) => Settlement | null): Partial<Engine> =>
  storing((sound) => ({
    settle: (settlements, also) =>
      sound.settle(
        settlements.flatMap((settlement) => change(settlement) ?? []),
        also,
      ),
  }));
const onEntry = (change: (entry: OutboxEntry) => OutboxEntry): Partial<Engine> =>
  settling((settlement) => ({ ...settlement, entry: change(settlement.entry) }));
const into = (from: OutboxState, to: OutboxState): Partial<Engine> =>
  onEntry((entry) => (entry.state === from ? { ...entry, state: to, settledAt: isFinal(to) ? 1 : null } : entry));

const sendingAs = (name: (id: string, attempts: number) => string): Partial<Engine> => ({
  connector: (sound) => {
    const attempts = new Map<string, number>();
    return {
      ...sound,
      send: async (changes, signal) => {
        const byName = new Map<string, string>();
        const renamed = changes.map((change) => {
          const attempt = (attempts.get(change.id) ?? 0) + 1;
          attempts.set(change.id, attempt);
          const id = name(change.id, attempt);
          byName.set(id, change.id);
          return { ...change, id };
        });
        const reply = await sound.send(renamed, signal);
        return reply.ok ? ok(new Map([...reply.value].map(([id, answer]) => [byName.get(id) ?? id, answer]))) : reply;
      },
    };
  },
});

/** Every third entry is sealed by its own words alone, so that nothing holds it to the one before. */
const sealingLess = (sound: Db): Db =>
  new Proxy(sound, {
    get: (db, name) => {
      const own: unknown = Reflect.get(db, name);
      if (name !== 'prepare') return typeof own === 'function' ? (own.bind(db) as unknown) : own;
      return (sql: string) => {
        const statement = db.prepare<unknown[]>(sql);
        if (!sql.startsWith('INSERT INTO journal (')) return statement;
        return {
          run: (...values: unknown[]) =>
            statement.run(...(Number(values[0]) % 3 === 0 ? values.with(-1, hash('sha256', String(values[10]), 'buffer')) : values)),
        };
      };
    },
  });

/** The level the engine is told: what the WMS really can do is another. */
const believing = (level: 'L0' | 'L1late'): Partial<Engine> => ({
  connector: (sound) => {
    const real = sound.profile.level;
    if (level === 'L0') return { ...sound, profile: { ...sound.profile, level: { level: 'L0' } } };
    return real.level === 'L1' ? { ...sound, profile: { ...sound.profile, level: { ...real, maxLatenessMs: 0 } } } : sound;
  },
});

/**
 * Bugs put into the engine on purpose, one at a time, each as somebody might write it. The simulation must see every one of them, or it would
 * not see the next real one.
 */
export const MUTANTS: Readonly<Record<string, Partial<Engine>>> = {
  'a new key for every attempt': sendingAs((id, attempt) => (attempt === 1 ? id : `${id}#${attempt}`)),
  'a timeout taken for a refusal': failing('timeout', no),
  'a timeout taken for a yes': failing('timeout', yes),
  'a broken server taken for a refusal': failing('server_error', no),
  'a strange page taken for a yes': failing('garbled', yes),
  '"later" taken for a refusal': answering((answer) => (answer?.outcome === 'retryLater' ? no : answer)),
  '"later" taken for a yes': answering((answer) => (answer?.outcome === 'retryLater' ? yes : answer)),
  'a missing answer taken for a yes': answering((answer) => answer ?? yes),
  'an unreadable answer taken for a yes': answering((answer) => (answer?.outcome === 'garbled' ? yes : answer)),
  'a conflict taken for a yes': answering((answer) => (answer?.outcome === 'conflict' ? yes : answer)),
  'answers matched by place': hearing((reply, ids) => (reply.ok ? ok(new Map([...reply.value.values()].map((answer, i) => [ids[i] ?? '', answer]))) : reply)),
  'a refusal thrown away': answering((answer) => (answer?.outcome === 'refused' ? yes : answer)),
  'acknowledged when sent': storing((sound) => ({
    markSending: (ids, at) => {
      const marked = sound.markSending(ids, at);
      sound.settle(marked.map((entry) => ({ entry: { ...entry, state: 'acknowledged', settledAt: at }, answer: null, followers: [] })));
      return marked;
    },
  })),
  'sent before it is on disk as sending': storing((sound) => ({ markSending: (ids) => ids.flatMap((id) => sound.find(id) ?? []) })),
  'left as sending after a crash': storing((sound) => ({ list: (filter) => (filter.states?.includes('sending') === true ? [] : sound.list(filter)) })),
  'no lanes': storing((sound) => ({
    due: (now, limit) =>
      sound
        .list({ states: ['pending'], limit: 1_000 })
        .filter((entry) => entry.nextAttemptAt <= now)
        .slice(0, Math.max(0, limit)),
  })),
  'a parked entry thrown away': into('parked', 'cancelled'),
  'a conflict closed unseen': into('conflict', 'cancelled'),
  'in doubt taken for done': into('in_doubt', 'acknowledged'),
  'followers keep their old base and pass': settling((settlement) => ({
    ...settlement,
    answer: settlement.answer?.outcome === 'conflict' ? null : settlement.answer,
  })),
  'answers are not written down': settling((settlement) => (settlement.entry.state === 'acknowledged' ? null : settlement)),
  'sends again blindly, whatever the level': believing('L0'),
  'retries until the very end of the key': believing('L1late'),
  'a look-up that finds nothing is believed at once': {
    connector: (sound) => {
      const { level } = sound.profile;
      return level.level === 'L2' ? { ...sound, profile: { ...sound.profile, level: { ...level, maxLatenessMs: 0 } } } : sound;
    },
  },
  'a wall clock that can be set measures the waiting': { mono: (_mono, wall) => wall },
  'decision and change in two transactions': {
    splits: (sound) => ({
      run: (work) => {
        const result = sound.run(work);
        sound.run(() => undefined);
        return result;
      },
    }),
    outbox: (sound, unitOfWork) => {
      const late: (() => void)[] = [];
      const flush = (): void => {
        for (const put of late.splice(0)) unitOfWork.run(put);
      };
      return { ...sound, enqueue: (change) => void late.push(() => sound.enqueue(change)), due: (now, limit) => (flush(), sound.due(now, limit)) };
    },
  },
  'a full reading that skips a page': {
    connector: (sound) => ({
      ...sound,
      sweep: async (from, signal) => {
        const page = await sound.sweep(from, signal);
        return page.ok ? ok({ ...page.value, records: page.value.records.slice(0, -3) }) : page;
      },
    }),
  },
  'no full reading at all': { connector: (sound) => ({ ...sound, sweep: () => Promise.resolve(ok({ records: [], next: '', more: false })) }) },
  'our own echo taken for a foreign change': {
    integrate: (deps, sound) => sound({ ...deps, lane: () => [], orderFiles: { ...deps.orderFiles, load: (id) => withoutVersion(deps.orderFiles.load(id)) } }),
  },
  'foreign changes are noted and not followed': {
    integrate: (deps, sound) =>
      sound({
        ...deps,
        understand: (raw) => {
          const fact = deps.understand(raw);
          if (!fact.ok || fact.value.kind !== 'order') return fact;
          const here = deps.orderFiles.findByWmsRef(fact.value.order.ref);
          const file = here === null ? null : deps.orderFiles.load(here);
          return file === null ? fact : ok({ kind: 'order', order: { ...fact.value.order, recipient: file.order.recipient, carrier: file.order.carrier } });
        },
      }),
  },
  'a merge that drops a field': answering((answer) =>
    answer?.outcome === 'conflict' ? { ...answer, current: { ...answer.current, carrier: 'YTO', buyerNote: '' } } : answer,
  ),
  'a database put back believes what it holds': { doubts: () => () => undefined },
  'a storage failure is the record’s fault': { integrate: (deps, sound) => sound({ ...deps, isStorageFailure: () => false }) },
  'the cursor is stored before what it passed': {
    inbound: (sound) => ({
      ...sound,
      saveInbound: (records, cursor) => {
        if (cursor !== null) sound.saveInbound([], cursor);
        return sound.saveInbound(records, null);
      },
    }),
  },
  'a conflict is sent again on the newest version': settling((settlement) =>
    settlement.answer?.outcome === 'conflict'
      ? { entry: { ...settlement.entry, state: 'pending', baseVersion: settlement.answer.current.version, settledAt: null }, answer: null, followers: [] }
      : settlement,
  ),
  'attempts that nothing spreads apart': { random: () => () => 1 },
  'an entry that its seal does not cover': { journalDb: sealingLess },
  'a database put back goes on under its old name': { incarnation: (name) => name.replace(/\d+$/u, '0') },
  'a breaker that never closes': {
    connector: (sound) => {
      let failures = 0;
      return {
        ...sound,
        health: async (signal) => {
          const reply = await sound.health(signal);
          if (!reply.ok) failures += 1;
          return failures > 3 ? { ok: false, error: { kind: 'lost', detail: 'stays open', retryAfterMs: null } } : reply;
        },
      };
    },
  },
};

/** Where each was caught when it was written; the first seed elsewhere. */
export const FOUND_AT: Readonly<Record<string, number>> = {
  'a strange page taken for a yes': 4,
  '"later" taken for a refusal': 8,
  'a missing answer taken for a yes': 17,
  'an unreadable answer taken for a yes': 4,
  'answers matched by place': 9,
  'a refusal thrown away': 5,
  'no lanes': 4,
  'a parked entry thrown away': 4,
  'in doubt taken for done': 7,
  'sends again blindly, whatever the level': 7,
  'retries until the very end of the key': 63,
  'a look-up that finds nothing is believed at once': 68,
  'a full reading that skips a page': 19,
  'no full reading at all': 13,
  'our own echo taken for a foreign change': 4,
  'a merge that drops a field': 3,
  'a database put back believes what it holds': 49,
  'a storage failure is the record’s fault': 43,
  'the cursor is stored before what it passed': 3,
  'attempts that nothing spreads apart': 354,
  'a database put back goes on under its old name': 2,
};

const withoutVersion = <T extends { readonly order: { readonly wmsVersion: number | null } } | null>(file: T): T =>
  (file === null ? null : { ...file, order: { ...file.order, wmsVersion: 0 } }) as T;
export const engineWith = (bug: Partial<Engine>): Engine => ({ ...soundEngine, ...bug });
