import type { OrderId } from '../../order/order.ts';
import { createLedger, DRAW_CLAIMS, type RepeatedDraw } from '../../sampling/ledger.ts';
import { factsFrom } from '../../sampling/lot-fold.ts';
import type { SpotDeps } from './spot-deps.ts';

/** The tables are asked last: they must show what the journal tells. */
export const VERIFY_CLAIMS = ['chain_whole', ...DRAW_CLAIMS, 'table_fits'] as const;
export type VerifyClaim = (typeof VERIFY_CLAIMS)[number];

export interface VerifiedClaim {
  readonly claim: VerifyClaim;
  readonly ok: boolean;
  /** Where it does not hold: the entry of the journal, what stands there or in the table, and what repeating gives. */
  readonly where: { readonly n: number; readonly said: string; readonly found: string } | null;
}

export interface VerifiedDraw {
  readonly draw: RepeatedDraw;
  readonly claims: readonly VerifiedClaim[];
}

const PAGE = 2_000;

type Parting = NonNullable<VerifiedClaim['where']>;

/** Where the table first shows something else than the journal about this draw: its orders, strata, and what came of them; null where both are one. */
function tableParts({ lot, items, drawn, drawnN, results }: RepeatedDraw, { lots }: Pick<SpotDeps, 'lots'>): Parting | null {
  const kept = lots.items(lot);
  const found = lots.find(lot);
  const heads = [found, drawn].map((head) => (head === null ? '-' : `seed ${head.seed}, Ac ${head.ac ?? '-'}`));
  if (heads[0] !== heads[1]) return { n: drawnN, said: heads[0] ?? '-', found: heads[1] ?? '-' };
  const said = new Map(results.map((result) => [result.orderId, result]));
  for (let at = 0; at < Math.max(items.length, kept.length); at += 1) {
    const [item, own] = [kept[at], items[at]];
    const result = said.get(own?.orderId ?? '');
    const state = result === undefined ? 'open' : result.skipped === true ? 'skipped' : result.faults.length > 0 ? 'faulty' : 'clean';
    const words = (of: { readonly orderId: string; readonly stratum: string; readonly extra: boolean } | undefined, ...more: readonly string[]): string =>
      of === undefined ? `#${at + 1} -` : [`#${at + 1}`, of.orderId, of.stratum, ...(of.extra ? ['extra'] : []), ...more].join(' ');
    const inTable = item === undefined ? words(undefined) : words(item, item.state, ...item.faults);
    const inJournal = words(own, state, ...(result?.faults ?? []));
    if (inTable !== inJournal) return { n: drawnN, said: inTable, found: inJournal };
  }
  return null;
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
      const table = tableParts(draw, deps);
      const whereNot = (claim: VerifyClaim): Parting | null => {
        if (claim === 'chain_whole') return chain.whole ? null : { n: chain.brokenAt ?? 0, said: '-', found: '-' };
        return claim === 'table_fits' ? table : (draw.differences.find((difference) => difference.claim === claim) ?? null);
      };
      return {
        draw,
        claims: VERIFY_CLAIMS.map((claim) => {
          const where = whereNot(claim);
          return { claim, ok: where === null, where };
        }),
      };
    }),
  };
}
