import { hash, randomBytes } from 'node:crypto';
import type { Actor, JournalDraft, JournalEntry, JsonObject } from '../../../../../shared/core/journal/journal-entry.ts';
import type { OrderId } from '../../../../../shared/core/order/order.ts';
import type { Ids } from '../../../../../shared/core/ports/ids.ts';
import type { JournalReader, JournalWriter, Verdict } from '../../../../../shared/core/ports/journal.ts';
import type { JournalProbe } from './journal-probe.ts';
import { createLateIndex } from '../database/late-index.ts';
import type { Db } from '../database/open-database.ts';
import { ATMOST } from '../database/planned-once.ts';
import { whenRolledBack } from '../database/transaction-rules.ts';

/*
 * Each entry's hash covers the hash before it, so that a change anywhere breaks every entry behind it:
 *
 *   hash(n) = sha256( hash(n-1) ‖ JSON[id, station, incarnation, seq, at, actorKind, actor, type, order, case, decision, digest] ‖ data )
 *   digest  = sha256( salt ‖ personal )      erasing both leaves the chain whole
 */
const GENESIS = Buffer.alloc(32);

interface Row {
  readonly n: number;
  readonly id: string;
  readonly station: string;
  readonly incarnation: string;
  readonly seq: number;
  readonly at: number;
  readonly actor_kind: Actor['kind'];
  readonly actor: string;
  readonly type: string;
  readonly order_id: string | null;
  readonly case_id: string | null;
  readonly decision: string | null;
  readonly data: string;
  readonly personal_digest: Buffer | null;
  readonly hash: Buffer;
  readonly salt: Buffer | null;
  readonly personal: string | null;
}

const SELECT = `
  SELECT j.n, j.id, l.station, l.incarnation, j.n - l.first_n + 1 AS seq, j.at, j.actor_kind, j.actor, j.type, j.order_id, j.case_id, j.decision, j.data,
         j.personal_digest, j.hash, j.salt, j.personal
  FROM journal j JOIN life l ON l.life = j.life`;

type Sealed = Pick<
  Row,
  'id' | 'station' | 'incarnation' | 'seq' | 'at' | 'actor_kind' | 'actor' | 'type' | 'order_id' | 'case_id' | 'decision' | 'data' | 'personal_digest'
>;

/** What is hashed is put together here: a buffer for each part and one for all of them took longer than the hash. */
let scratch = Buffer.allocUnsafe(16_384);

/** In one call: a hash object per entry costs more than the hash, and so does a buffer that Node makes for the result and cannot take from its pool. */
function sha256(head: Buffer, text: string): Buffer {
  // A UTF-16 unit is three bytes at most.
  const most = head.length + 3 * text.length;
  if (most > scratch.length) scratch = Buffer.allocUnsafe(2 * most);
  head.copy(scratch);
  return Buffer.from(hash('sha256', scratch.subarray(0, head.length + scratch.write(text, head.length)), 'binary'), 'binary');
}

const seal = (prev: Buffer, row: Sealed): Buffer => {
  const head = [
    row.id,
    row.station,
    row.incarnation,
    row.seq,
    row.at,
    row.actor_kind,
    row.actor,
    row.type,
    row.order_id,
    row.case_id,
    row.decision,
    row.personal_digest?.toString('hex') ?? null,
  ];
  return sha256(prev, JSON.stringify(head) + row.data);
};

const digestOf = (salt: Buffer, personal: string): Buffer => sha256(salt, personal);

const nameOf = (actor: Actor): string => (actor.kind === 'person' ? actor.userId : actor.kind === 'program' ? actor.rule : '');

const toActor = (kind: Actor['kind'], name: string): Actor =>
  kind === 'person' ? { kind, userId: name } : kind === 'program' ? { kind, rule: name } : { kind };

const toEntry = (row: Row): JournalEntry => ({
  n: row.n,
  seq: row.seq,
  id: row.id,
  station: row.station,
  incarnation: row.incarnation,
  at: row.at,
  actor: toActor(row.actor_kind, row.actor),
  type: row.type,
  orderId: row.order_id as OrderId | null,
  caseId: row.case_id,
  ...(row.decision === null ? {} : { decision: row.decision }),
  data: JSON.parse(row.data) as JsonObject,
  personal: row.personal === null ? null : (JSON.parse(row.personal) as JsonObject),
  personalErased: row.personal_digest !== null && row.personal === null,
  hash: row.hash.toString('hex'),
});

const inOrder = (rows: readonly Row[]): readonly JournalEntry[] => rows.toSorted((a, b) => a.n - b.n).map(toEntry);

/** A file that was just put back has an incarnation of which nothing is written yet: the entries of the one before are none of its own. */
const IN_THIS_LIFE = `l.life = (SELECT max(life) FROM life) AND l.incarnation = coalesce((SELECT value FROM meta WHERE key = 'incarnation_id'), l.incarnation)`;

/** House-keeping's view: newest entry and hashes, without opening a store. */
export const journalProbe: JournalProbe = {
  head: (db) => {
    const row = db
      .prepare<[], { seq: number; hash: Buffer }>(
        `SELECT j.n - l.first_n + 1 AS seq, j.hash FROM journal j JOIN life l ON l.life = j.life WHERE ${IN_THIS_LIFE} ORDER BY j.n DESC LIMIT 1`,
      )
      .get();
    return row === undefined ? null : { seq: row.seq, hash: row.hash.toString('hex') };
  },
  hashAt: (db, seq) => {
    const row = db
      .prepare<[number], Buffer>(`SELECT j.hash FROM journal j JOIN life l ON l.life = j.life WHERE ${IN_THIS_LIFE} AND j.n = l.first_n + ? - 1`)
      .pluck()
      .get(seq);
    return row === undefined ? null : row.toString('hex');
  },
};

export interface JournalIdentity {
  readonly stationId: string;
  readonly incarnationId: string;
}

/** Starts a new life where the incarnation is not the last one. Only inside a transaction. */
function enterLife(db: Db, identity: JournalIdentity, beganAt: number): { readonly life: number; readonly firstN: number } {
  const last = db
    .prepare<[], { life: number; incarnation: string; first_n: number }>('SELECT life, incarnation, first_n FROM life ORDER BY life DESC LIMIT 1')
    .get();
  if (last?.incarnation === identity.incarnationId) return { life: last.life, firstN: last.first_n };
  const firstN = (db.prepare<[], number | null>('SELECT max(n) FROM journal').pluck().get() ?? 0) + 1;
  const { lastInsertRowid } = db
    .prepare('INSERT INTO life (station, incarnation, first_n, began_at) VALUES (?, ?, ?, ?)')
    .run(identity.stationId, identity.incarnationId, firstN, beganAt);
  return { life: Number(lastInsertRowid), firstN };
}

/** Reads the journal from its first entry to its last, also where nothing may be written: in a thread of its own. */
export function createJournalWalk(db: Db): Pick<JournalReader, 'walk' | 'verify' | 'head'> {
  const selectLast = db.prepare<[], number>('SELECT n FROM journal ORDER BY n DESC LIMIT 1').pluck();
  const selectFrom = db.prepare<[number, number], Row>(`${SELECT} WHERE j.n > ? ORDER BY j.n ${ATMOST}`);

  function* walk(afterN = 0): Generator<JournalEntry> {
    for (let after = afterN; ;) {
      const page = selectFrom.all(after, 2_000);
      for (const row of page) yield toEntry(row);
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.n;
    }
  }

  const verify = (tell?: (entries: number) => void): Verdict => {
    let prev: Buffer = GENESIS;
    let entries = 0;
    for (let after = 0; ;) {
      const page = selectFrom.all(after, 2_000);
      for (const row of page) {
        const whole =
          row.n === entries + 1 &&
          seal(prev, row).equals(row.hash) &&
          (row.personal === null || row.salt === null || row.personal_digest?.equals(digestOf(row.salt, row.personal)) === true);
        if (!whole) return { whole: false, entries, brokenAt: row.n, head: prev.toString('hex') };
        prev = row.hash;
        entries += 1;
      }
      const last = page.at(-1);
      if (last === undefined) return { whole: true, entries, brokenAt: null, head: prev.toString('hex') };
      tell?.(entries);
      after = last.n;
    }
  };
  return { walk, verify, head: () => selectLast.get() ?? 0 };
}

/** One writer per database. Appending needs a transaction around it; reading does not. */
export function createJournalStore(db: Db, identity: JournalIdentity, ids: Ids, beganAt: number): JournalWriter & JournalReader {
  const { life, firstN } = db.inTransaction ? enterLife(db, identity, beganAt) : db.transaction(() => enterLife(db, identity, beganAt)).immediate();
  const insert = db.prepare(
    'INSERT INTO journal (n, id, life, at, actor_kind, actor, type, order_id, case_id, decision, data, salt, personal, personal_digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const selectHead = db.prepare<[], { n: number; hash: Buffer }>('SELECT n, hash FROM journal ORDER BY n DESC LIMIT 1');
  const byOrder = createLateIndex(db, { table: 'journal_of_order', source: 'journal', key: 'order_id', place: 'n' });
  const selectOrder = db.prepare<[string, string], Row>(`${SELECT} WHERE j.n IN (${byOrder.places})`);
  const selectDecision = db.prepare<[string, string, string], Row>(`${SELECT} WHERE j.n IN (${byOrder.places}) AND j.decision = ?`);
  const selectFrom = db.prepare<[number, number], Row>(`${SELECT} WHERE j.n > ? ORDER BY j.n ${ATMOST}`);

  // The chain's end is known to whoever wrote it; were it not the end, the number would be taken and the entry refused.
  let known: { readonly n: number; readonly hash: Buffer } | undefined;
  whenRolledBack(db, () => {
    known = undefined;
  });

  // Salts are drawn in blocks: an import writes thousands of entries a second.
  let salts = Buffer.alloc(0);
  const nextSalt = (): Buffer => {
    if (salts.length === 0) salts = randomBytes(16 * 256);
    const salt = salts.subarray(0, 16);
    salts = salts.subarray(16);
    return salt;
  };

  const append = (draft: JournalDraft): number => {
    if (!db.inTransaction) throw new Error('the journal is written inside a unit of work');
    const head = known ?? selectHead.get();
    const n = (head?.n ?? 0) + 1;
    const data = JSON.stringify(draft.data);
    const personal = draft.personal === null ? null : JSON.stringify(draft.personal);
    const salt = personal === null ? null : nextSalt();
    const sealed: Sealed = {
      id: ids.next(),
      station: identity.stationId,
      incarnation: identity.incarnationId,
      seq: n - firstN + 1,
      at: draft.at,
      actor_kind: draft.actor.kind,
      actor: nameOf(draft.actor),
      type: draft.type,
      order_id: draft.orderId,
      case_id: draft.caseId,
      decision: draft.decision ?? null,
      data,
      personal_digest: personal === null || salt === null ? null : digestOf(salt, personal),
    };
    const sealedHash = seal(head?.hash ?? GENESIS, sealed);
    insert.run(
      n,
      sealed.id,
      life,
      sealed.at,
      sealed.actor_kind,
      sealed.actor,
      sealed.type,
      sealed.order_id,
      sealed.case_id,
      sealed.decision,
      data,
      salt,
      personal,
      sealed.personal_digest,
      sealedHash,
    );
    if (draft.orderId !== null) byOrder.grew(n);
    known = { n, hash: sealedHash };
    return n;
  };

  return {
    append,
    ofOrder: (orderId) => inOrder(selectOrder.all(orderId, orderId)),
    ofDecision: (orderId, decision) => inOrder(selectDecision.all(orderId, orderId, decision)),
    ...createJournalWalk(db),
    after: (n, limit) => selectFrom.all(n, limit).map(toEntry),
  };
}
