import { createQueueStore } from '../../electron/host/adapters/sqlite/queue/queue-store.ts';
import { createQueueFilter } from '../../electron/host/handlers/queue-question.ts';
import { createQueueHandlers } from '../../electron/host/handlers/queue-handlers.ts';
import { queueContract } from '../../shared/contract/queue.contract.ts';
import type { Acting } from '../../shared/core/user/acting.ts';
import type { Bench, Row } from './bench-types.ts';
import { INCIDENTS } from './big-orders.ts';
import { bigWarehouseFolder, builtAt, openWarehouse } from './big-warehouse.ts';
import { interleave, millisecondsOf, spreadOf } from './measure.ts';
import { answerByHand, type Question } from './queue-by-hand.ts';
import { DAY_MS } from '../../shared/kernel/durations.ts';

const clerk = { kind: 'person', userId: 'clerk-1', roles: ['clerk'] } as unknown as Acting;
const caller = { kind: 'cli' } as const;
const DEEP = 0.9;

/** What people ask: each view of the side bar, filters, groupings, sortings, and the far end of the list. */
const questions = (open: number): readonly (readonly [name: string, question: Question])[] => [
  ['everything by deadline', {}],
  ['overdue', { filter: { due: 'overdue' } }],
  ['due today', { filter: { due: 'today' } }],
  ['my work', { filter: { owners: ['clerk-1'] } }],
  ['unowned, overdue', { filter: { owners: [''], due: 'overdue' } }],
  ['bad addresses', { filter: { kinds: ['bad_address'] } }],
  ['one merchant', { filter: { merchants: ['QH'] } }],
  ['two kinds of one merchant, unowned', { filter: { kinds: ['bad_address', 'stock_out'], merchants: ['QH'], owners: [''] } }],
  ['waiting', { filter: { states: ['waiting'] } }],
  ['one incident', { filter: { incident: INCIDENTS[0] ?? '' } }],
  ['grouped by clock', { group: 'clock' }],
  ['grouped by kind', { group: 'kind' }],
  ['grouped by merchant', { group: 'merchant' }],
  ['grouped by owner', { group: 'owner' }],
  ['grouped by incident', { group: 'incident' }],
  ['grouped by kind, oldest first', { group: 'kind', sort: 'opened' }],
  ['newest first', { sort: 'opened', descending: true }],
  ['by kind', { sort: 'kind' }],
  ['by merchant, from the end', { sort: 'merchant', descending: true }],
  ['by owner', { sort: 'owner' }],
  ['by order number', { sort: 'order' }],
  ['bad addresses, newest first', { filter: { kinds: ['bad_address'] }, sort: 'opened', descending: true }],
  ['the far end', { offset: Math.floor(open * DEEP) }],
  ['the far end, grouped by kind', { group: 'kind', offset: Math.floor(open * DEEP) }],
  ['phone end typed', { filter: { text: '8' + '123' } }],
];

/** The whole answer of queue.list (page, total, groups, counts) against SQL written for each question by hand. */
export const bench: Bench = {
  name: 'queue view',
  run: async ({ quick }) => {
    const folder = await bigWarehouseFolder(quick);
    const { storage, work, close } = await openWarehouse(folder);
    const nowAt = builtAt(folder);
    const moment = { nowAt, endOfTodayAt: nowAt + DAY_MS / 3 };
    try {
      const { search } = work;
      const { list } = createQueueHandlers({
        queue: createQueueStore(storage.db),
        filterOf: createQueueFilter(search),
        moment: () => moment,
        merchantName: (code) => code,
        personName: (id) => id,
        exportQueue: () => Promise.reject(new Error('not asked')),
      });
      const byHand = answerByHand(storage.db, search, 'clerk-1', moment);
      const ask = (question: Question) => list(queueContract.list.input.parse(question), { actor: clerk, caller });
      const rows: Row[] = [];
      const tails: number[] = [];
      for (const [name, question] of questions(quick ? 5_000 : 100_000)) {
        const answer = await ask(question);
        const other = byHand(question);
        if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
        const mine = [
          answer.value.total,
          answer.value.counts.open,
          answer.value.counts.overdue,
          answer.value.counts.mine,
          ...answer.value.rows.map((row) => row.caseId),
          ...answer.value.groups.map((group) => `${group.key} ${group.count}`),
        ];
        if (JSON.stringify(mine) !== JSON.stringify(other))
          throw new Error(`${name}: the answers differ\n${JSON.stringify(mine).slice(0, 600)}\n${JSON.stringify(other).slice(0, 600)}`);
        const { ours, reference } = await interleave(quick ? 5 : 20, {
          ours: () => millisecondsOf(() => ask(question)),
          reference: () => millisecondsOf(() => byHand(question)),
        });
        rows.push({ what: `queue: ${name}`, unit: 'ms', better: 'lower', ours, reference: { name: 'SQL by hand', spread: reference }, target: { ratio: 1.5 } });
        tails.push(ours.p95);
      }
      return [
        ...rows,
        { what: 'queue: slowest question, 19 times of 20', unit: 'ms', better: 'lower', ours: spreadOf([Math.max(...tails)]), target: { value: 30 } },
      ];
    } finally {
      await close();
    }
  },
};
