import type { OrderId } from '../../order/order.ts';
import { createLedger, DRAW_CLAIMS, type RepeatedDraw } from '../../sampling/ledger.ts';
import { factsFrom } from '../../sampling/lot-fold.ts';
import type { SpotDeps } from './spot-deps.ts';

/** The tables are asked last: they must show what the journal tells. */
export const VERIFY_CLAIMS = ['chain_whole', ...DRAW_CLAIMS, 'table_fits'] as const;
export type VerifyClaim = (typeof VERIFY_CLAIMS)[number];

export interface VerifiedDraw {
  readonly draw: RepeatedDraw;
  readonly claims: readonly { readonly claim: VerifyClaim; readonly ok: boolean }[];
}

const PAGE = 2_000;

/** Does the table show the orders of this draw in its order and strata, with what the journal says came of them, and nothing else? */
function tableFits({ lot, items, drawn, results }: RepeatedDraw, { lots }: Pick<SpotDeps, 'lots'>): boolean {
  const kept = lots.items(lot);
  const found = lots.find(lot);
  if (found === null || found.seed !== drawn.seed || found.ac !== drawn.ac || kept.length !== items.length) return false;
  const said = new Map(results.map((result) => [result.orderId, result]));
  return items.every(({ orderId, stratum, extra }, at) => {
    const item = kept[at];
    const result = said.get(orderId);
    const state = result === undefined ? 'open' : result.skipped === true ? 'skipped' : result.faults.length > 0 ? 'faulty' : 'clean';
    return (
      item?.orderId === orderId &&
      item.stratum === stratum &&
      item.extra === extra &&
      item.state === state &&
      item.faults.join() === (result?.faults ?? []).join()
    );
  });
}

/** Makes the draws of a day (or of all days) again from the journal alone. Reads it from its first entry on, a page at a time. */
export async function verifyDraws(
  date: string | null,
  deps: Pick<SpotDeps, 'journal' | 'lots' | 'sha256' | 'pause'>,
): Promise<{ readonly entries: number; readonly brokenAt: number | null; readonly draws: readonly VerifiedDraw[] }> {
  const { journal, sha256 } = deps;
  const chain = journal.verify();
  const ledger = createLedger(sha256, (orderId, until) => factsFrom(journal.ofOrder(orderId as OrderId), until));
  const head = journal.head();
  for (let at = 0; at < head;) {
    const page = journal.after(at, PAGE);
    const last = page.at(-1);
    if (last === undefined) break;
    for (const entry of page) ledger.feed(entry);
    at = last.n;
    await deps.pause();
  }
  const draws = ledger.draws().filter((draw) => date === null || draw.date === date);
  return {
    entries: chain.entries,
    brokenAt: chain.brokenAt,
    draws: draws.map((draw) => {
      const isRight = (claim: VerifyClaim): boolean =>
        claim === 'chain_whole' ? chain.whole : claim === 'table_fits' ? tableFits(draw, deps) : !draw.failed.includes(claim);
      return { draw, claims: VERIFY_CLAIMS.map((claim) => ({ claim, ok: isRight(claim) })) };
    }),
  };
}
