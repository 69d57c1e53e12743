import { isActiveState, type ExceptionCase } from '../../../../../shared/core/exception-case/exception-case.ts';
import { queueClockOf, type DeadlineOf } from '../../../../../shared/core/exception-case/queue-clock.ts';
import { openItems } from '../../../../../shared/core/special-request/request-work.ts';
import type { Order } from '../../../../../shared/core/order/order.ts';
import { createRowUpdate, type Columns } from '../database/changed-columns.ts';
import type { Db } from '../database/open-database.ts';

export interface CaseWriter {
  /** The exceptions of the order that was read last: they are the ones to be written next. */
  readonly met: (rows: readonly { readonly id: string; readonly n: number }[]) => void;
  readonly add: (orderN: number, order: Order, one: ExceptionCase) => void;
  readonly rewrite: (before: ExceptionCase, after: ExceptionCase) => void;
  /** Of how many open exceptions the deadline is another by now. */
  readonly moveDeadlines: () => number;
}

/** What a decision may change about an exception; its kind, merchant and order stay. */
const workColumns = (one: ExceptionCase): Columns => ({
  state: one.state,
  active: isActiveState(one.state) ? 1 : 0,
  owner: one.owner ?? '',
  next_text: one.nextAction?.text ?? null,
  next_due_at: one.nextAction?.dueAt ?? null,
  waiting_for: one.waitingFor,
  incident: one.incident ?? '',
  reports: one.reports,
  reopened: one.reopened,
  outcome: one.outcome,
  resolved_at: one.resolvedAt,
});

interface StandingRow {
  readonly clocks: string;
  readonly clock_name: string | null;
  readonly warn_at: number | null;
  readonly due_at: number | null;
  readonly due_key: number;
}

export function createCaseWriter(db: Db, deadlineOf: DeadlineOf): CaseWriter {
  const insert = db.prepare(
    `INSERT INTO exception_case (id, order_n, kind, cause, strength, state, active, owner, next_text, next_due_at, waiting_for, incident, reporter, reports, reopened, outcome, opened_at,
       resolved_at, merchant, platform_order_no, clocks, clock_name, warn_at, due_at, due_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  // Not all of them are there to be updated: findings are erased with the rest of what an order says of people.
  const writeFindings = db.prepare('INSERT INTO case_findings (case_n, body) VALUES (?, ?) ON CONFLICT (case_n) DO UPDATE SET body = excluded.body');
  const writeRequest = db.prepare(
    `INSERT INTO case_request (case_n, order_n, body, open_pack, open_dispatch) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (case_n) DO UPDATE SET body = excluded.body, open_pack = excluded.open_pack, open_dispatch = excluded.open_dispatch`,
  );
  const selectOrderN = db.prepare<[number], number>('SELECT order_n FROM exception_case WHERE n = ?').pluck();
  const keepRequest = (n: number, orderN: number, one: ExceptionCase): void => {
    if (one.request !== undefined) writeRequest.run(n, orderN, JSON.stringify(one.request), openItems(one, 'pack').length, openItems(one, 'dispatch').length);
  };
  const writeTransfer = db.prepare(
    `INSERT INTO case_transfer (case_n, merchant, warehouse, sku, units, body)
     SELECT c.n, c.merchant, ?, ?, ?, ? FROM exception_case c WHERE c.n = ?`,
  );
  const dropTransfer = db.prepare('DELETE FROM case_transfer WHERE case_n = ?');
  const keepTransfer = (n: number, { transfer }: ExceptionCase): void => {
    dropTransfer.run(n);
    if (transfer !== undefined) writeTransfer.run(transfer.from, transfer.sku, transfer.units, JSON.stringify(transfer), n);
  };
  const selectN = db.prepare<[string], number>('SELECT n FROM exception_case WHERE id = ?').pluck();
  const selectStanding = db.prepare<[number], StandingRow>('SELECT clocks, clock_name, warn_at, due_at, due_key FROM exception_case WHERE n = ?');
  const selectOpen = db.prepare<[number], Omit<StandingRow, 'clock_name'> & { readonly n: number }>(
    'SELECT n, clocks, warn_at, due_at, due_key FROM exception_case WHERE active = 1 AND n > ? ORDER BY n LIMIT 1000',
  );
  const moveDeadline = db.prepare('UPDATE exception_case SET clock_name = ?, warn_at = ?, due_at = ?, due_key = ? WHERE n = ?');
  const update = createRowUpdate(db, 'exception_case', 'n');

  const clockColumns = (one: ExceptionCase): StandingRow => {
    const { name, warnAt, dueAt, dueKey } = queueClockOf(one, deadlineOf);
    return { clocks: JSON.stringify(one.clocks), clock_name: name, warn_at: warnAt, due_at: dueAt, due_key: dueKey };
  };

  const moveDeadlines = (): number => {
    let moved = 0;
    // By pieces: rows may not be written while they are walked.
    for (let rows = selectOpen.all(0); rows.length > 0; rows = selectOpen.all(rows.at(-1)?.n ?? 0))
      for (const row of rows) {
        const { name, warnAt, dueAt, dueKey } = queueClockOf({ clocks: JSON.parse(row.clocks) as ExceptionCase['clocks'] }, deadlineOf);
        if (warnAt === row.warn_at && dueAt === row.due_at && dueKey === row.due_key) continue;
        moveDeadline.run(name, warnAt, dueAt, dueKey, row.n);
        moved += 1;
      }
    return moved;
  };

  // Kept over a rollback too: an exception that is read stands in the file already, and only what was read is known here.
  let known: readonly { readonly id: string; readonly n: number }[] = [];
  const numberOf = (id: string): number => {
    const n = known.find((row) => row.id === id)?.n ?? selectN.get(id);
    if (n === undefined) throw new Error('an exception saved before it was added');
    return n;
  };

  return {
    met: (rows) => {
      known = rows;
    },
    moveDeadlines,
    add: (orderN, order, one) => {
      const work = workColumns(one);
      const clock = clockColumns(one);
      const { lastInsertRowid } = insert.run(
        one.id,
        orderN,
        one.kind,
        one.cause,
        one.strength,
        work['state'],
        work['active'],
        work['owner'],
        work['next_text'],
        work['next_due_at'],
        work['waiting_for'],
        work['incident'],
        one.reporter,
        work['reports'],
        work['reopened'],
        work['outcome'],
        one.openedAt,
        work['resolved_at'],
        order.merchant,
        order.platformOrderNo,
        clock.clocks,
        clock.clock_name,
        clock.warn_at,
        clock.due_at,
        clock.due_key,
      );
      writeFindings.run(lastInsertRowid, JSON.stringify(one.findings));
      keepRequest(Number(lastInsertRowid), orderN, one);
      if (one.transfer !== undefined) keepTransfer(Number(lastInsertRowid), one);
    },
    // Clocks that moved are compared with what stands there; those that stand keep their deadlines (`moveDeadlines` for another calendar).
    rewrite: (before, after) => {
      const n = numberOf(after.id);
      const isMoved = before.clocks !== after.clocks;
      update(n, { ...workColumns(before), ...(isMoved && selectStanding.get(n)) }, { ...workColumns(after), ...(isMoved && clockColumns(after)) });
      // Its state decides what is still asked for, so it is kept with every change of the case.
      if (after.request !== undefined) keepRequest(n, selectOrderN.get(n) ?? 0, after);
      if (after.transfer !== before.transfer) keepTransfer(n, after);
      if (before.findings === after.findings) return;
      const findings = JSON.stringify(after.findings);
      if (findings !== JSON.stringify(before.findings)) writeFindings.run(n, findings);
    },
  };
}
