import type { Actor } from '../../journal/journal-entry.ts';
import { formToDraft, manualFaults, type ManualForm } from '../../manual-order/manual-form.ts';
import { outageToEnterIn } from '../../manual-order/may-enter.ts';
import type { Refusal } from '../../order-file/decision.ts';
import type { CheckOrder } from '../../order-file/decide/correct.ts';
import type { OrderFile } from '../../order-file/order-file.ts';
import type { PhotoRef } from '../../order-file/order-events.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { ManualDrafts, ManualOrderRecord, ManualOrders } from '../../ports/manual-orders.ts';
import type { Outages } from '../../ports/outages.ts';
import type { Photos } from '../../ports/photos.ts';
import type { PrintJournal } from '../../ports/print-journal.ts';
import { err, ok, type Result } from '../../../kernel/result.ts';
import { takeInNew } from '../intake/take-in-order.ts';
import { allocateOpenOrders, type AllocateDeps } from '../stock/allocate-open-orders.ts';
import { enterThere, type EnterThereDeps } from './enter-there.ts';
import { findTwins, type Twin, type TwinDeps } from './find-twins.ts';

export interface EnterDeps extends UnitOfWorkDep, JournalWriterDep, ClockDep, AllocateDeps, TwinDeps, EnterThereDeps {
  readonly drafts: ManualDrafts;
  readonly manualOrders: ManualOrders;
  readonly printJournal: Pick<PrintJournal, 'nextNumber'>;
  readonly photos: Pick<Photos, 'link'>;
  readonly check: CheckOrder;
  readonly outages: Pick<Outages, 'current'>;
  /** The end of that day at the site. */
  readonly endOfTodayAt: (at: number) => number;
}

/** Where orders typed by hand come from, beside the imports. */
export const MANUAL_SOURCE = 'manual';
/** Stands for the number of a document not yet given, in what is only looked at. */
const UNNUMBERED = '';

export interface Entered {
  readonly record: ManualOrderRecord;
  readonly file: OrderFile;
}

/** What the form would be as an order, nothing stored. */
export function previewManualOrder(form: ManualForm, actor: Actor, deps: Pick<EnterDeps, 'recorder'>): OrderFile {
  const decide = deps.recorder.contextOf(actor);
  const draft = formToDraft(form, UNNUMBERED, decide.nowAt);
  return takeInNew(
    { ...draft, lines: draft.lines.filter(({ quantity }) => Number.isSafeInteger(quantity) && quantity > 0) },
    { decide, importId: MANUAL_SOURCE, wms: null, check: () => [] },
  ).after;
}

export const twinsOf = (form: ManualForm, actor: Actor, deps: TwinDeps & Pick<EnterDeps, 'recorder'>): readonly Twin[] =>
  findTwins(previewManualOrder(form, actor, deps).order, deps);

/** "It has to go today" is a deadline, and no reason to stop the order: what stops it could only make it late. */
const asksForToday = (form: ManualForm, actor: Actor, deps: Pick<EnterDeps, 'recorder' | 'check'>): boolean =>
  deps
    .check(previewManualOrder(form, actor, deps).order, ['special_request'])
    .some(({ code, params }) => code === 'request.ship_by' && params['relative'] === 'today');

/**
 * A form becomes an order: one durable transaction with its checks, exceptions, reservation, journal entry and number on paper. Looked for again
 * inside it: the same number at the same shop, and likenesses this person has not seen, for another desk may have been a moment earlier.
 * Asked twice for the same draft, it answers with the order that draft became.
 */
export function enterManualOrder(
  wanted: { readonly draftId: string; readonly form: ManualForm; readonly seenTwins: readonly string[]; readonly photos: readonly PhotoRef[] },
  actor: Actor,
  deps: EnterDeps,
): Result<Entered, Refusal> {
  const { draftId, form } = wanted;
  return deps.unitOfWork.run((): Result<Entered, Refusal> => {
    const before = deps.manualOrders.ofDraft(draftId);
    const there = before === null ? null : deps.orderFiles.load(before.orderId);
    if (before !== null && there !== null) return ok({ record: before, file: there });
    const outage = outageToEnterIn(deps.outages.current());
    if (!outage.ok) return outage;
    const [fault] = manualFaults(form);
    if (fault !== undefined) return err({ code: `manual_${fault.fault}`, params: { field: fault.field } });
    const twins = twinsOf(form, actor, deps);
    const same = twins.find(({ why }) => why === 'same_number');
    if (same !== undefined) return err({ code: 'manual_number_known', params: { orderNo: same.order.platformOrderNo, orderId: same.order.id } });
    const unseen = twins.filter(({ order }) => !wanted.seenTwins.includes(order.id));
    if (unseen.length > 0) return err({ code: 'manual_twins_unseen', params: { count: unseen.length } });

    const decide = deps.recorder.contextOf(actor);
    const documentNo = deps.printJournal.nextNumber('manual_order');
    const plain = formToDraft(form, documentNo, decide.nowAt);
    const draft = asksForToday(form, actor, deps) ? { ...plain, promisedShipAt: deps.endOfTodayAt(decide.nowAt) } : plain;
    const decision = takeInNew(draft, { decide, importId: MANUAL_SOURCE, wms: null, check: deps.check });
    const decisionId = decide.ids.next();
    deps.recorder.write(null, decision, actor, decide.nowAt, decisionId);
    const orderId = decision.after.order.id;
    const record: ManualOrderRecord = { orderId, draftId, documentNo, outageId: outage.value?.id ?? null, enteredAt: decide.nowAt, by: decide.by };
    deps.manualOrders.add(record);
    deps.photos.link(wanted.photos, orderId, decide.nowAt);
    deps.journal.append({
      type: 'manual.entered',
      at: decide.nowAt,
      actor,
      orderId,
      caseId: null,
      decision: decisionId,
      data: {
        draftId,
        documentNo,
        outage: outage.value?.no ?? '',
        photos: wanted.photos.map(({ id, sha256, mime, bytes }) => ({ id, sha256, mime, bytes })),
        twins: wanted.seenTwins,
      },
      personal: form.pasted === '' ? null : { text: form.pasted },
    });
    // Without an outage the WMS is asked for it in the same commit, before anything that happens to it here.
    if (outage.value === null) enterThere(decision.after.order, record, actor, deps);
    deps.drafts.remove(draftId);
    allocateOpenOrders(draft.merchant, new Set(draft.lines.map(({ sku }) => sku)), deps);
    return ok({ record, file: deps.orderFiles.load(orderId) ?? decision.after });
  });
}
