import { expect, it } from 'vitest';
import { standsAt } from '../../../renderer/features/queue/list/stands-at.ts';
import type { QueueRow } from '../../../shared/contract/queue.contract.ts';

const rows =
  (...ids: readonly string[]) =>
  (offset: number): QueueRow | undefined =>
    ids[offset] === undefined ? undefined : ({ caseId: ids[offset] } as QueueRow);
const on = (caseId: string, offset: number, gone = false) => ({ caseId, offset, gone });

it.each([
  ['stays where it is', on('b', 1), rows('a', 'b', 'c'), { offset: 1, gone: false }],
  ['left, before the cursor heard of it', on('a', 0), rows('b', 'c'), { offset: 0, gone: true }],
  ['moved down under new rows', on('b', 1), rows('x', 'y', 'a', 'b'), { offset: 3, gone: false }],
  ['moved up', on('c', 2), rows('c', 'd'), { offset: 0, gone: false }],
  ['is known to be gone', on('a', 0, true), rows('b'), { offset: 0, gone: true }],
  ['stands where nothing is loaded', on('z', 400), rows('a'), { offset: 400, gone: false }],
])('a row that %s', (_, cursor, rowAt, expected) => expect(standsAt(cursor, rowAt)).toEqual(expected));
