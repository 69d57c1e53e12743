import type { Actor } from '../../journal/journal-entry.ts';
import { tieTote } from '../../order-file/decide/tote.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { DecisionRecorder } from './record-decision.ts';

export interface HearOfToteDeps extends OrderFilesDep {
  readonly recorder: Pick<DecisionRecorder, 'contextOf' | 'write' | 'historyOf'>;
}

/**
 * A later order has this tote, and it was taken from this one for it. A WMS that never clears a tote says the old word with every change of the old
 * order, and a file from the morning says it again at noon: that is no news, and the goods of the later order lie in it.
 */
function isOldWord({ order }: OrderFile, tote: string, { orderFiles, recorder }: HearOfToteDeps): boolean {
  const holder = orderFiles.findByTote(tote);
  if (holder === null || holder === order.id) return false;
  const last = recorder.historyOf(order.id).findLast(({ type }) => type === 'order.toteTied' || type === 'order.toteFreed');
  const freed = last?.type === 'order.toteFreed' && last.data['because'] === 'other_order' ? last.data['tote'] : null;
  return typeof freed === 'string' && freed.toLowerCase() === tote.toLowerCase();
}

/** What somebody outside says of the tote an order is carried in; the empty text says in none. True where it was news. The caller holds the unit of work. */
export function hearOfTote(file: OrderFile, tote: string, actor: Actor, deps: HearOfToteDeps): boolean {
  if (tote !== '' && isOldWord(file, tote, deps)) return false;
  const decide = deps.recorder.contextOf(actor);
  const decision = tieTote(file, tote, decide);
  if (decision === null) return false;
  deps.recorder.write(file, decision, actor, decide.nowAt, decide.ids.next());
  return true;
}
