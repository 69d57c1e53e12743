import type { PhotoRef } from '../../../shared/core/order-file/order-events.ts';
import type { Ids } from '../../../shared/core/ports/ids.ts';
import type { Photos } from '../../../shared/core/ports/photos.ts';
import type { Uploads } from '../../../shared/core/ports/uploads.ts';
import { err, ok, type Result } from '../../../shared/kernel/result.ts';

export interface PhotoTakerDeps {
  readonly uploads: Uploads;
  readonly photos: Pick<Photos, 'take'>;
  readonly ids: Ids;
}

/** Photos are durable before the decision that names them. */
export const createPhotoTaker =
  (deps: PhotoTakerDeps) =>
  (uploadIds: readonly string[]): Result<readonly PhotoRef[], { readonly code: string }> => {
    const photos: PhotoRef[] = [];
    for (const uploadId of uploadIds) {
      const upload = deps.uploads.find(uploadId);
      if (upload === null || !upload.complete) return err({ code: 'upload_missing' });
      const photo = deps.photos.take(upload.path, deps.ids.next());
      if (photo === null) return err({ code: 'not_a_photo' });
      photos.push(photo);
      deps.uploads.discard(uploadId);
    }
    return ok(photos);
  };
