import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { assign, reopen, resolve, setNextAction, voidCase } from '../../../shared/core/order-file/decide/case-state.ts';
import { raise } from '../../../shared/core/order-file/decide/raise.ts';
import { clerk, draftBadAddress, MORNING, openWorkHouse, type WorkHouse } from '../../fixtures/work-house.ts';

const supervisor = { userId: 'clerk-1', roles: ['supervisor'] } as const;
const caseOf = (house: WorkHouse, id: string): string => house.work.orderFiles.load(id)?.cases[0]?.id ?? 'none';

type Step = (house: WorkHouse, id: string) => unknown;
const steps: readonly Step[] = [
  (h, id) => h.work.recorder.onCase(caseOf(h, id), clerk, (f, c) => assign(f, caseOf(h, id), 'clerk-2', { text: 'call', dueAt: MORNING }, c)),
  (h, id) => h.work.recorder.onCase(caseOf(h, id), clerk, (f, c) => assign(f, caseOf(h, id), null, { text: 'somebody', dueAt: MORNING }, c)),
  (h, id) =>
    h.work.recorder.onCase(caseOf(h, id), clerk, (f, c) =>
      setNextAction(f, caseOf(h, id), { text: 'wait', dueAt: MORNING + 9_000, waitingFor: 'customer', pauseClock: true }, c),
    ),
  (h, id) => h.work.recorder.onCase(caseOf(h, id), clerk, (f, c) => resolve(f, caseOf(h, id), 'corrected', 'done', supervisor, c)),
  (h, id) => h.work.recorder.onCase(caseOf(h, id), clerk, (f, c) => reopen(f, caseOf(h, id), 'again', c)),
  (h, id) => h.work.recorder.onCase(caseOf(h, id), clerk, (f, c) => voidCase(f, caseOf(h, id), 'in error', supervisor, c)),
  (h, id) =>
    h.work.recorder.onOrder(id, clerk, (f, c) =>
      raise(f, { kind: 'special_request', cause: 'gift', note: 'wrap it', reporter: 'customer', strength: 'condition', photos: [] }, c),
    ),
];

const COUNTED = `
  SELECT 'kind' AS dim, kind AS key, count(*) AS count FROM exception_case WHERE active = 1 GROUP BY 2
  UNION ALL SELECT 'merchant', merchant, count(*) FROM exception_case WHERE active = 1 GROUP BY 2
  UNION ALL SELECT 'owner', owner, count(*) FROM exception_case WHERE active = 1 GROUP BY 2
  UNION ALL SELECT 'incident', incident, count(*) FROM exception_case WHERE active = 1 GROUP BY 2
  UNION ALL SELECT 'due', due_key / 3600000, count(*) FROM exception_case WHERE active = 1 GROUP BY 2
  UNION ALL SELECT 'state', state, count(*) FROM exception_case GROUP BY 2
  ORDER BY 1, 2`;

describe('the tally beside the queue', () => {
  test('is what counting the cases gives, whatever was decided', async () => {
    const house = await openWorkHouse();
    const { db } = house.storage;
    fc.assert(
      fc.property(fc.constantFrom('QH', 'LY', 'MS'), fc.array(fc.nat(steps.length - 1), { maxLength: 10 }), (merchant, order) => {
        const [id = ''] = house.takeIn(draftBadAddress({ merchant }));
        for (const [tick, step] of order.entries()) {
          house.at(MORNING + tick * 1_800_000);
          steps[step]?.(house, id);
        }
        expect(db.prepare('SELECT dim, key, count FROM queue_tally WHERE count <> 0 ORDER BY 1, 2').all()).toEqual(db.prepare(COUNTED).all());
      }),
      { numRuns: 60 },
    );
    await house.close();
  }, 60_000);

  test('cannot be cheated by removing a case or changing what it is about', async () => {
    const house = await openWorkHouse();
    house.takeIn(draftBadAddress());
    expect(() => house.storage.db.exec('DELETE FROM case_findings; DELETE FROM exception_case')).toThrow(/never removed/u);
    expect(() => house.storage.db.exec(`UPDATE exception_case SET merchant = 'X'`)).toThrow(/kind and merchant stay/u);
    await house.close();
  });
});
