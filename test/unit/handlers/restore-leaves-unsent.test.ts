import { expect, it } from 'vitest';
import { createHousekeepingHandlers, type Rehearsal } from '../../../electron/host/handlers/housekeeping-handlers.ts';

const rehearsal = (missing: Partial<Rehearsal['missing']>): Rehearsal => ({
  whole: true,
  problem: null,
  orders: 3,
  journalSeq: 9,
  tookMs: 1,
  missing: { entries: 0, orders: 0, sinceAt: null, unsent: 0, outageNo: null, ...missing },
});

function openKeeping(missing: Partial<Rehearsal['missing']>) {
  const done: string[] = [];
  const handlers = createHousekeepingHandlers({
    unitOfWork: { run: (work) => work() },
    journal: { append: ({ type }: { readonly type: string }) => void done.push(type) } as never,
    clock: { now: () => 1, mono: () => 1 },
    layouts: {} as never,
    storage: () => ({}) as never,
    rehearse: () => Promise.resolve(rehearsal(missing)),
    stageRestore: () => void done.push('staged'),
    startAgain: () => void done.push('again'),
    changed: () => undefined,
  });
  const restore = (leaveUnsent: boolean) => handlers.restore({ name: 'b', leaveUnsent }, { actor: null } as never);
  return { done, restore };
}

it.each([
  ['changes wait', { unsent: 2 }, { unsent: 2, outage: '–' }],
  ['an outage is not signed', { outageNo: 'OUT-2026-001' }, { unsent: 0, outage: 'OUT-2026-001' }],
])('going back is refused while %s, and done once it is said to leave them behind', async (_, missing, params) => {
  const { done, restore } = openKeeping(missing);
  expect(await restore(false)).toEqual({ ok: false, error: { code: 'restore_leaves_unsent', params } });
  expect(done).toEqual([]);
  expect(await restore(true)).toMatchObject({ ok: true });
  expect(done).toEqual(['backup.restored', 'staged', 'again']);
});

it('going back asks nothing where nothing waits', async () => {
  const { done, restore } = openKeeping({});
  expect(await restore(false)).toMatchObject({ ok: true });
  expect(done).toContain('staged');
});
