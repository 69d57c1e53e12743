import path from 'node:path';
import { openDatabase } from '../../electron/host/adapters/sqlite/open-database.ts';
import { assign } from '../../shared/core/order-file/decide/case-state.ts';
import { note } from '../../shared/core/order-file/decide/contact.ts';
import { correct } from '../../shared/core/order-file/decide/correct.ts';
import { placeHold } from '../../shared/core/order-file/decide/holds.ts';
import type { Decision } from '../../shared/core/order-file/decision.ts';
import type { Decide } from '../../shared/core/usecases/cases/record-decision.ts';
import type { Bench, Row } from './bench-types.ts';
import { bigWarehouseFolder, openWarehouse } from './big-warehouse.ts';
import { interleave, millisecondsOf } from './measure.ts';

const clerk = { kind: 'person', userId: 'clerk-1' } as const;

/**
 * What a clerk waits for after pressing Enter: the file read, the decision, state, journal, outbox and search written, and the commit on
 * disk. The reference is a commit of one row of about a journal entry's size with the same promise.
 */
export const bench: Bench = {
  name: 'decision',
  run: async ({ quick, freshFolder }) => {
    const { storage, work, close } = await openWarehouse(await bigWarehouseFolder(quick));
    const bare = openDatabase({ file: path.join(freshFolder(), 'bare.db') });
    bare.exec('CREATE TABLE event (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, payload TEXT NOT NULL) STRICT');
    const insert = bare.prepare('INSERT INTO event (id, payload) VALUES (?, ?)');
    const payload = 'x'.repeat(300);
    let events = 0;
    const open = storage.db
      .prepare<[], string>(`SELECT id FROM exception_case WHERE active = 1 AND kind = 'bad_address' ORDER BY order_n % 997, n LIMIT 5000`)
      .pluck()
      .all();
    let at = 0;
    const next = (): string => open[at++ % open.length] ?? '';
    const phone = (): string => `139${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`;
    const decisions: readonly (readonly [what: string, decide: (caseId: string) => Decide<Decision>])[] = [
      [
        'correct a phone',
        () => (file, context) => correct(file, [{ field: 'recipient.phone', from: file.order.recipient.phone, to: phone() }], null, work.check, context),
      ],
      [
        'correct a name and an address',
        () => (file, context) => {
          const { name, detail } = file.order.recipient;
          return correct(
            file,
            [
              { field: 'recipient.name', from: name, to: `${name.slice(0, 2)}听澜` },
              { field: 'recipient.detail', from: detail, to: `${detail.slice(0, 16)}${phone().slice(-4)}室` },
            ],
            null,
            work.check,
            context,
          );
        },
      ],
      ['note', (caseId) => (file, context) => note(file, caseId, '买家说晚上再打', context)],
      [
        'assign',
        (caseId) => (file, context) => assign(file, caseId, `clerk-${1 + (at % 20)}`, { text: '联系买家', dueAt: context.nowAt + 3_600_000 }, context),
      ],
      [
        'hold',
        () => (file, context) =>
          placeHold(file, { reason: '等客户确认', liftableBy: 'owner', ifNobody: '一直保留', reviewAt: context.nowAt + 86_400_000 }, context),
      ],
    ];
    try {
      const rows: Row[] = [];
      for (const [what, decide] of decisions) {
        const { ours, reference } = await interleave(quick ? 50 : 200, {
          ours: () => {
            const caseId = next();
            return millisecondsOf(() => {
              const recorded = work.recorder.onCase(caseId, clerk, decide(caseId));
              if (!recorded.ok) throw new Error(`${what}: ${recorded.error.code}`);
            });
          },
          reference: () => millisecondsOf(() => void insert.run(`event-${events++}`, payload)),
        });
        rows.push({
          what: `decide: ${what}, durable`,
          unit: 'ms',
          better: 'lower',
          ours,
          reference: { name: 'one bare row', spread: reference },
          target: { ratio: 2 },
        });
      }
      return rows;
    } finally {
      bare.close();
      await close();
    }
  },
};
