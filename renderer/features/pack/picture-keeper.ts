import type { CallError, Client, Reply } from '../../../shared/contract/define-contract.ts';
import type { AppContract } from '../../../shared/contract/index.ts';
import type { PictureKind } from '../../../shared/core/parcel-picture/parcel-picture.ts';
import { uploadFiles } from '../../lib/upload.ts';

/** What was taken and is not on the host's disk yet; packing goes on meanwhile, also with the next order. */
export interface Shot {
  readonly n: number;
  readonly orderId: string;
  readonly orderNo: string;
  readonly work: string;
  readonly kind: PictureKind;
  readonly whole: File;
  readonly thumb: File;
  readonly failed: CallError | null;
}

const AGAIN_AFTER_MS = 1500;
const TRIES = 4;
/** These are no better the next time. */
const FINAL = new Set(['order_not_found', 'picture_of_other_work', 'not_a_photo', 'no_right']);

/** Sends shots one after the other, the oldest first. One that fails stays and says so until somebody sends it again. */
export function createPictureKeeper(client: Client<AppContract>, tell: (unsaved: readonly Shot[], kept: string | null) => void) {
  let shots: readonly Shot[] = [];
  let running = false;
  let taken = 0;

  const keep = async ({ orderId, work, kind, whole, thumb }: Shot): Promise<Reply<unknown>> => {
    const sent = await uploadFiles(client, [whole, thumb]);
    if (!sent.ok) return sent;
    const [upload = '', thumbUpload = ''] = sent.value;
    return client.pictures.keep({ orderId, work, kind, upload, thumbUpload });
  };
  const work = async (): Promise<void> => {
    if (running) return;
    running = true;
    for (let next = shots.find(({ failed }) => failed === null); next !== undefined; next = shots.find(({ failed }) => failed === null)) {
      const { n, orderId } = next;
      let reply = await keep(next);
      for (let tried = 1; !reply.ok && tried < TRIES && !FINAL.has(reply.error.code); tried += 1) {
        await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
        reply = await keep(next);
      }
      const error = reply.ok ? null : reply.error;
      shots = error === null ? shots.filter((shot) => shot.n !== n) : shots.map((shot) => (shot.n === n ? { ...shot, failed: error } : shot));
      tell(shots, error === null ? orderId : null);
    }
    running = false;
  };
  return {
    add: (shot: Omit<Shot, 'n' | 'failed'>): void => {
      shots = [...shots, { ...shot, n: (taken += 1), failed: null }];
      tell(shots, null);
      void work();
    },
    again: (): void => {
      shots = shots.map((shot) => ({ ...shot, failed: null }));
      tell(shots, null);
      void work();
    },
  };
}
