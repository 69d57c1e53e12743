import type { DraftOrder } from '../../import/draft.ts';
import type { Actor } from '../../journal/journal-entry.ts';
import type { Finding } from '../../finding/finding.ts';
import type { Order } from '../../order/order.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import { hearOfTote } from '../cases/hear-of-tote.ts';
import type { DecisionRecorder } from '../cases/record-decision.ts';
import { takeInKnown, takeInNew, type TakeInContext } from './take-in-order.ts';

export interface TakeInDeps extends OrderFilesDep {
  readonly recorder: DecisionRecorder;
  readonly check: (order: Order) => readonly Finding[];
}

/** Told of each order that was not known before, inside the same unit of work. */
export type OnCreated = (orderId: string) => void;

export interface BatchOutcome {
  readonly created: number;
  readonly extended: number;
  readonly unchanged: number;
  readonly lines: number;
  readonly exceptions: number;
  readonly differing: readonly { readonly draft: DraftOrder; readonly fields: readonly string[] }[];
  /** Codes of the new orders' goods, so that only their stock is looked at. */
  readonly skus: ReadonlyMap<string, ReadonlySet<string>>;
  readonly orderIds: readonly string[];
}

/** Takes a batch of drafts in, inside the caller's unit of work. One decision per order, so that each can be told apart in its log. */
export function takeInBatch(
  drafts: readonly DraftOrder[],
  importId: string,
  actor: Actor,
  deps: TakeInDeps,
  wmsOf: (draft: DraftOrder) => TakeInContext['wms'] = () => null,
  onCreated: OnCreated = () => {},
): BatchOutcome {
  const decide = deps.recorder.contextOf(actor);
  const skus = new Map<string, Set<string>>();
  const orderIds: string[] = [];
  const differing: { draft: DraftOrder; fields: readonly string[] }[] = [];
  let created = 0;
  let extended = 0;
  let unchanged = 0;
  let lines = 0;
  let exceptions = 0;
  for (const draft of drafts) {
    const context: TakeInContext = { decide, importId, wms: wmsOf(draft), check: deps.check };
    const known = deps.orderFiles.findByNumber(draft.merchant, draft.platform, draft.platformOrderNo);
    const file = known === null ? null : deps.orderFiles.load(known);
    if (file === null) {
      const decision = takeInNew(draft, context);
      deps.recorder.write(null, decision, actor, decide.nowAt, decide.ids.next());
      created += 1;
      lines += draft.lines.length;
      exceptions += decision.after.cases.length;
      orderIds.push(decision.after.order.id);
      onCreated(decision.after.order.id);
      if (draft.kind === 'sale' && draft.state === 'imported') noteSkus(skus, draft);
      continue;
    }
    const taken = takeInKnown(draft, file, context);
    // A list that is exported again while people pick says which tote each order lies in by now; one without says nothing of it.
    if (taken.outcome !== 'extended' && draft.tote !== undefined && draft.tote !== '') hearOfTote(file, draft.tote, actor, deps);
    if (taken.outcome === 'extended') {
      deps.recorder.write(file, taken.decision, actor, decide.nowAt, decide.ids.next());
      extended += 1;
      lines += taken.lines;
      noteSkus(skus, draft);
    } else if (taken.outcome === 'differs') differing.push({ draft, fields: taken.fields });
    else unchanged += 1;
  }
  return { created, extended, unchanged, lines, exceptions, differing, skus, orderIds };
}

function noteSkus(skus: Map<string, Set<string>>, draft: DraftOrder): void {
  const ofMerchant = skus.get(draft.merchant) ?? new Set<string>();
  for (const line of draft.lines) if (line.kind === 'goods') ofMerchant.add(line.sku);
  skus.set(draft.merchant, ofMerchant);
}
