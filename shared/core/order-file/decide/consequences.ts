import { isActive } from '../../hold/hold.ts';
import type { Decision } from '../decision.ts';
import type { OrderFile } from '../order-file.ts';
import { undoBarrier } from './undo.ts';

/** What people should know before they decide, in the order it is told. Each is counted once per order, but for clocks and exceptions. */
export const CONSEQUENCES = [
  'order_cancelled',
  'order_released',
  'still_held',
  'hold_placed',
  'hold_lifted',
  'work_starts',
  'waits',
  'clock_stopped',
  'clock_paused',
  'clock_resumed',
  'takes_over',
  'wms_told',
  'unchanged',
  'no_undo',
] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

/** Counts what a decision would do, from the decision itself: nothing here knows the rules a second time. */
export function consequencesOf(before: OrderFile, decision: Decision): ReadonlyMap<Consequence, number> {
  const found = new Map<Consequence, number>();
  const add = (what: Consequence, count = 1): void => {
    if (count > 0) found.set(what, (found.get(what) ?? 0) + count);
  };
  const { events, changes, after } = decision;
  const ofType = (type: string): number => events.filter((event) => event.type === type).length;
  if (changes.some(({ kind }) => kind === 'order.cancel')) add('order_cancelled');
  if (changes.some(({ kind }) => kind === 'order.release')) add('order_released');
  if (ofType('hold.lifted') > 0 && after.holds.some(isActive)) add('still_held');
  add('hold_placed', ofType('hold.placed'));
  add('hold_lifted', ofType('hold.lifted'));
  for (const event of events) {
    if (event.type === 'case.stateChanged' && event.data.to === 'working') add('work_starts');
    if (event.type === 'case.stateChanged' && event.data.to === 'waiting') add('waits');
    if (event.type === 'case.assigned') {
      const was = before.cases.find((one) => one.id === event.data.caseId)?.owner ?? null;
      if (was !== null && event.data.owner !== was) add('takes_over');
    }
  }
  add('clock_stopped', ofType('clock.stopped'));
  add('clock_paused', ofType('clock.paused'));
  add('clock_resumed', ofType('clock.resumed'));
  if (changes.length > 0) add('wms_told');
  if (events.length === 0) add('unchanged');
  else if (undoBarrier(events) !== null) add('no_undo');
  return found;
}
