import { createLotFold, type LotFold } from '../../sampling/lot-fold.ts';
import type { SpotDeps } from './spot-deps.ts';

const PAGE = 2_000;

/** Follows the journal from the open commitment on, so that asking how large the lot is and drawing it read each entry once. */
export function createLotWatch({ journal, lots }: Pick<SpotDeps, 'journal' | 'lots'>) {
  let followed: { readonly lot: string; readonly fold: LotFold; upTo: number } | null = null;
  /** The open lot as of the newest entry; null without a commitment. Never called after something was appended in the same unit of work. */
  return (): LotFold | null => {
    const open = lots.open();
    if (open === null) return null;
    if (followed?.lot !== open.lot) followed = { lot: open.lot, fold: createLotFold(), upTo: open.committedN };
    for (;;) {
      const page = journal.after(followed.upTo, PAGE);
      for (const entry of page) followed.fold.feed(entry);
      const last = page.at(-1);
      if (last === undefined) return followed.fold;
      followed.upTo = last.n;
    }
  };
}
export type LotWatch = ReturnType<typeof createLotWatch>;
