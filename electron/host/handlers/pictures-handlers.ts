import type { GroupHandlers } from '../../../shared/contract/define-contract.ts';
import type { ParcelPictureDto, picturesContract } from '../../../shared/contract/pictures.contract.ts';
import type { ParcelPicture } from '../../../shared/core/parcel-picture/parcel-picture.ts';
import type { GoodsPictures } from '../../../shared/core/ports/goods-pictures.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { Photos } from '../../../shared/core/ports/photos.ts';
import type { Uploads } from '../../../shared/core/ports/uploads.ts';
import { erasePicture, keepPicture, type PictureDeps } from '../../../shared/core/usecases/pack/keep-picture.ts';
import { actingOf, actingToActor, type Acting } from '../../../shared/core/user/acting.ts';
import { err, ok } from '../../../shared/kernel/result.ts';

export interface PicturesHandlerDeps {
  readonly pictures: PictureDeps;
  readonly uploads: Uploads;
  readonly photos: Pick<Photos, 'take' | 'takeFilm' | 'show'>;
  readonly goods: GoodsPictures;
  readonly ids: Ids;
  readonly personName: (userId: string) => string;
  readonly changed: (topics: readonly string[]) => void;
}

export function createPicturesHandlers(deps: PicturesHandlerDeps): GroupHandlers<typeof picturesContract, Acting> {
  const { pictures, uploads, photos, ids, personName } = deps;
  const toDto = ({ id, kind, content, takenAt, takenBy, erasedAt }: ParcelPicture): ParcelPictureDto => ({
    id,
    kind,
    mime: content.mime,
    bytes: content.bytes,
    takenAt,
    takenBy: personName(takenBy),
    erasedAt,
  });
  const told = (orderId: string): void => deps.changed([`order:${orderId}`, 'pictures']);
  return {
    keep: ({ orderId, work, kind, upload, thumbUpload }, { actor }) => {
      const [whole, small] = [uploads.find(upload), uploads.find(thumbUpload)];
      if (whole?.complete !== true || small?.complete !== true) return err({ code: 'upload_missing' });
      const id = ids.next();
      const content = (kind === 'film' ? photos.takeFilm : photos.take)(whole.path, id);
      const thumb = content === null ? null : photos.take(small.path, id);
      if (content === null || thumb === null) return err({ code: 'not_a_photo' });
      const acting = actingOf(actor);
      const takenBy = acting.kind === 'person' ? acting.userId : 'cli';
      const kept = keepPicture({ id, orderId, work, kind, content, thumb, takenAt: pictures.clock.now(), takenBy }, actingToActor(acting), pictures);
      if (!kept.ok) return kept;
      uploads.discard(upload);
      uploads.discard(thumbUpload);
      told(orderId);
      return ok(toDto(kept.value));
    },
    ofOrder: ({ orderId }) => ok({ pictures: pictures.pictures.ofOrder(orderId).map(toDto) }),
    read: ({ pictureId, size }) => {
      const picture = pictures.pictures.find(pictureId);
      const file = picture === null || picture.erasedAt !== null ? null : photos.show(size === 'thumb' ? picture.thumb : picture.content);
      return file === null ? err({ code: 'photo_not_found' }) : ok({ mime: file.mime, base64: Buffer.from(file.bytes).toString('base64') });
    },
    goods: ({ merchant, sku }) => {
      const picture = deps.goods.of(merchant, sku);
      return ok({ picture: picture === null ? null : { mime: picture.mime, base64: Buffer.from(picture.bytes).toString('base64') } });
    },
    erase: ({ pictureId }, { actor }) => {
      const erased = erasePicture(pictureId, actingToActor(actor), pictures);
      if (!erased.ok) return erased;
      told(pictures.pictures.find(pictureId)?.orderId ?? '');
      return ok({});
    },
  };
}
