import type { Actor } from '../../journal/journal-entry.ts';
import type { OrderId } from '../../order/order.ts';
import { refuse, type Refusal } from '../../order-file/decision.ts';
import { keptSince, type ParcelPicture } from '../../parcel-picture/parcel-picture.ts';
import type { ClockDep } from '../../ports/clock.ts';
import type { JournalWriterDep, UnitOfWorkDep } from '../../ports/journal.ts';
import type { OrderFilesDep } from '../../ports/order-files.ts';
import type { ParcelPicturesDep } from '../../ports/parcel-pictures.ts';
import type { Photos } from '../../ports/photos.ts';
import { ok, type Result } from '../../../kernel/result.ts';

export interface PictureDeps extends UnitOfWorkDep, JournalWriterDep, OrderFilesDep, ParcelPicturesDep, ClockDep {
  readonly files: Pick<Photos, 'forget'>;
  /** How long the site keeps them. */
  readonly keptDays: () => number;
}

/** The work a picture names is work at the order it names. */
const isWorkOf = (work: string, orderId: string): boolean => /^pack:(.+):\d{1,6}$/u.exec(work)?.[1] === orderId;

/** Its files are on disk already. It may come after the parcel was closed: nobody at the bench waits for it. */
export function keepPicture(taken: Omit<ParcelPicture, 'erasedAt'>, actor: Actor, deps: PictureDeps): Result<ParcelPicture, Refusal> {
  const { orderId, work, content } = taken;
  if (deps.orderFiles.load(orderId) === null) return refuse('order_not_found');
  if (!isWorkOf(work, orderId)) return refuse('picture_of_other_work');
  return deps.unitOfWork.run(() => {
    const picture: ParcelPicture = { ...taken, erasedAt: null };
    if (!deps.pictures.add(picture)) {
      const here = deps.pictures.ofOrder(orderId).find((one) => one.work === work && one.content.sha256 === content.sha256);
      return ok(here ?? picture);
    }
    deps.journal.append({
      type: 'pack.pictured',
      at: taken.takenAt,
      actor,
      orderId: orderId as OrderId,
      caseId: null,
      data: { picture: taken.id, kind: taken.kind, work, sha256: content.sha256, mime: content.mime, bytes: content.bytes },
      personal: null,
    });
    return ok(picture);
  });
}

function erase({ id, orderId, kind }: ParcelPicture, because: 'asked' | 'kept_long_enough', actor: Actor, deps: PictureDeps): void {
  const at = deps.clock.now();
  deps.pictures.erase(id, at);
  deps.journal.append({
    type: 'pack.pictureErased',
    at,
    actor,
    orderId: orderId as OrderId,
    caseId: null,
    data: { picture: id, kind, because },
    personal: null,
  });
}

const AT_ONCE = 200;

/** The row says first that it is gone, then the file goes: what a power cut leaves behind goes the next time. */
function clearFiles(deps: PictureDeps): void {
  const due = deps.pictures.toClear(AT_ONCE);
  if (due.length === 0) return;
  for (const { contents } of due) for (const sha256 of contents) deps.files.forget(sha256);
  deps.unitOfWork.run(() => deps.pictures.cleared(due.map(({ id }) => id)));
}

export function erasePicture(id: string, actor: Actor, deps: PictureDeps): Result<null, Refusal> {
  const picture = deps.pictures.find(id);
  if (picture === null) return refuse('photo_not_found');
  if (picture.erasedAt === null) deps.unitOfWork.run(() => erase(picture, 'asked', actor, deps));
  clearFiles(deps);
  return ok(null);
}

/** Erases what the site has kept long enough; answers how many. */
export function eraseOldPictures(deps: PictureDeps): number {
  const due = deps.pictures.takenBefore(keptSince(deps.clock.now(), deps.keptDays()), AT_ONCE);
  if (due.length > 0)
    deps.unitOfWork.run(() => {
      for (const picture of due) erase(picture, 'kept_long_enough', { kind: 'program', rule: 'retention' }, deps);
    });
  clearFiles(deps);
  return due.length;
}
