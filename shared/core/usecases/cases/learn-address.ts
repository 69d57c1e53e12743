import type { Actor } from '../../journal/journal-entry.ts';
import { lessonOf } from '../../address/chinese/address-lesson.ts';
import type { Divisions } from '../../address/divisions/divisions.ts';
import type { Order } from '../../order/order.ts';
import type { AddressLessons, NewAddressLesson } from '../../ports/address-lessons.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';

export interface LearnAddressDeps extends UnitOfWorkDep, JournalWriterDep, ClockDep {
  readonly lessons: AddressLessons;
  readonly divisions: () => Divisions;
}

/** Remembers what a corrected address teaches. The caller holds the unit of work of the correction: both are kept or neither. */
export function learnFromCorrection(before: Order, after: Order, deps: LearnAddressDeps): void {
  if (before.recipient === after.recipient) return;
  const lesson = lessonOf(before.recipient, after.recipient, deps.divisions());
  if (lesson !== null) deps.lessons.learn({ ...lesson, merchant: before.merchant, at: deps.clock.now() });
}

/** A correction that is taken back taught nothing. The caller holds the unit of work of the undoing. */
export function unlearnCorrection(before: Order, after: Order, deps: Pick<LearnAddressDeps, 'lessons' | 'divisions'>): void {
  if (JSON.stringify(before.recipient) === JSON.stringify(after.recipient)) return;
  const lesson = lessonOf(before.recipient, after.recipient, deps.divisions());
  if (lesson !== null) deps.lessons.unlearn({ ...lesson, merchant: before.merchant });
}

/** Forgets one lesson and writes down who wanted it; the words themselves are not written down again. */
export function forgetOneAddress(lesson: Omit<NewAddressLesson, 'at'>, actor: Actor, deps: LearnAddressDeps): boolean {
  return deps.unitOfWork.run(() => {
    const isForgotten = deps.lessons.forgetOne(lesson);
    if (isForgotten)
      deps.journal.append({
        type: 'address.lessonsForgotten',
        at: deps.clock.now(),
        actor,
        orderId: null,
        caseId: null,
        data: { merchant: lesson.merchant, forgotten: 1 },
        personal: null,
      });
    return isForgotten;
  });
}

/** Forgets what was learned of a merchant, or of all, and writes down who wanted it. */
export function forgetAddresses(merchant: string | null, actor: Actor, deps: LearnAddressDeps): number {
  return deps.unitOfWork.run(() => {
    const forgotten = deps.lessons.forget(merchant);
    deps.journal.append({
      type: 'address.lessonsForgotten',
      at: deps.clock.now(),
      actor,
      orderId: null,
      caseId: null,
      data: { merchant, forgotten },
      personal: null,
    });
    return forgotten;
  });
}
