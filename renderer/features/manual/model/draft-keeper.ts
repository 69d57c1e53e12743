import type { Client, CallError } from '../../../../shared/contract/define-contract.ts';
import type { AppContract } from '../../../../shared/contract/index.ts';
import { emptyManualForm, type ManualDraft, type ManualForm } from '../../../../shared/core/manual-order/manual-form.ts';

type Photos = ManualDraft['photos'];
export interface SeenDraft {
  readonly id: string;
  readonly revision: number;
}

export interface KeeperNews {
  readonly onKept: (seen: SeenDraft) => void;
  readonly onFailed: (error: CallError) => void;
}

/** A form nobody typed into; the carrier is filled in by itself. */
export const isUntouched = (form: ManualForm, photos: Photos): boolean =>
  photos.length === 0 && JSON.stringify({ ...form, carrier: '' }) === JSON.stringify(emptyManualForm);

/**
 * Keeps what is typed on the disk of the host, keystroke by keystroke: one call at a time, and behind it only the newest words, so that a slow disk
 * is never behind by more than one. Stands outside what is drawn: leaving the place loses nothing that was typed before.
 */
export function createDraftKeeper(client: Client<AppContract>, news: KeeperNews) {
  let seen: SeenDraft | null = null;
  let waiting: { readonly form: ManualForm; readonly photos: Photos } | null = null;
  let running: Promise<void> | null = null;

  async function pump(): Promise<void> {
    while (waiting !== null) {
      const { form, photos } = waiting;
      waiting = null;
      const reply = await client.manual.keep({
        seen,
        form: { ...form, lines: [...form.lines], unsure: [...form.unsure] },
        photos: photos.map((photo) => ({ ...photo })),
      });
      if (reply.ok) {
        seen = reply.value;
        news.onKept(seen);
      } else {
        // Kept for the next try, unless something newer was typed meanwhile.
        waiting ??= { form, photos };
        news.onFailed(reply.error);
        return;
      }
    }
  }
  const start = (): Promise<void> => {
    running ??= pump().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    put: (form: ManualForm, photos: Photos): void => {
      if (seen === null && running === null && isUntouched(form, photos)) return;
      waiting = { form, photos };
      void start();
    },
    /** Resolves to the draft once all that was typed is on disk, or to null where it could not be kept. */
    settled: async (): Promise<SeenDraft | null> => {
      while (running !== null) await running;
      if (waiting !== null) await start();
      return waiting === null ? seen : null;
    },
    /** Another draft is open from now on; null for a new one. */
    open: (next: SeenDraft | null): void => {
      seen = next;
      waiting = null;
    },
  };
}
