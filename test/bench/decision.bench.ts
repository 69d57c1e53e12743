import { randomUUID } from 'node:crypto';
import { assign } from '../../shared/core/order-file/decide/case-state.ts';
import { note } from '../../shared/core/order-file/decide/contact.ts';
import { correct } from '../../shared/core/order-file/decide/correct.ts';
import { placeHold } from '../../shared/core/order-file/decide/holds.ts';
import type { Decision } from '../../shared/core/order-file/decision.ts';
import { learnFromCorrection } from '../../shared/core/usecases/cases/learn-address.ts';
import type { Decide } from '../../shared/core/usecases/cases/record-decision.ts';
import type { Bench, Row } from './bench-types.ts';
import { bigWarehouseFolder, openWarehouse } from './big-warehouse.ts';
import { interleave, millisecondsOf, whenQuiet } from './measure.ts';

/** Decisions of a kind made before those that count: with the measured ones each open case is decided on once. */
const WARM_UP = 600;
const clerk = { kind: 'person', userId: 'clerk-1' } as const;

/**
 * What a clerk waits for after pressing Enter: the file read, the decision, state, journal and outbox written, what the search has to take in
 * noted, and the commit on disk. It is on the screen when the key is pressed, so it was read once before, and the host has been at work for
 * a while. The reference is a row of a journal entry's size with an id, put at the end of a table of the same file with the same promise.
 */
export const bench: Bench = {
  name: 'decision',
  run: async ({ quick }) => {
    const { storage, work, close } = await openWarehouse(await bigWarehouseFolder(quick));
    // A run that was ended in the middle left its own.
    storage.db.exec(
      'DROP TABLE IF EXISTS bare_event; CREATE TABLE bare_event (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, payload TEXT NOT NULL) STRICT',
    );
    const insert = storage.db.prepare('INSERT INTO bare_event (id, payload) VALUES (?, ?)');
    const payload = 'x'.repeat(300);
    let events = 0;
    const run = randomUUID();
    const open = storage.db
      .prepare<[], string>(`SELECT id FROM exception_case WHERE active = 1 AND kind = 'bad_address' ORDER BY order_n % 997, n LIMIT 5000`)
      .pluck()
      .all();
    let at = 0;
    const next = (): string => open[at++ % open.length] ?? '';
    const phone = (): string => `139${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`;
    /** A correction teaches in its own transaction, as at the host's door. */
    const taught =
      (decide: Decide<Decision>): Decide<Decision> =>
      (file, context) => {
        const decided = decide(file, context);
        if (decided.ok) learnFromCorrection(file.order, decided.value.after.order, work.learning);
        return decided;
      };
    const decisions: readonly (readonly [what: string, decide: (caseId: string) => Decide<Decision>])[] = [
      [
        'correct a phone',
        () =>
          taught((file, context) => correct(file, [{ field: 'recipient.phone', from: file.order.recipient.phone, to: phone() }], null, work.check, context)),
      ],
      [
        'correct a name and an address',
        () =>
          taught((file, context) => {
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
          }),
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
        for (let before = 0; before < (quick ? 50 : WARM_UP); before += 1) {
          const caseId = next();
          work.recorder.onCase(caseId, clerk, decide(caseId));
        }
        const measurements = {
          ours: () => {
            const caseId = next();
            work.orderFiles.loadByCase(caseId);
            return millisecondsOf(() => {
              const recorded = work.recorder.onCase(caseId, clerk, decide(caseId));
              if (!recorded.ok) throw new Error(`${what}: ${recorded.error.code}`);
            });
          },
          reference: () => millisecondsOf(() => void insert.run(`${run}-${String(events++).padStart(8, '0')}`, payload)),
        };
        const { ours, reference } = await interleave(quick ? 50 : 400, measurements, whenQuiet);
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
      storage.db.exec('DROP TABLE IF EXISTS bare_event');
      await close();
    }
  },
};
